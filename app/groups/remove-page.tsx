import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Choice } from "../ui/field";
import { Page } from "../ui/page";
import { removalWords } from "../words/removals";
import { useWords } from "../words/use-words";
import type { MemberView } from "./group";
import { FormErrors, type Refused } from "./group-form";

/** What is about to happen to somebody, before it does. @param openLinks how many invites let somebody in */
export function RemovePage({
  slug,
  member: { user, state, guest },
  openLinks,
  refused,
}: {
  slug: string;
  member: MemberView;
  openLinks: number;
  refused: Refused;
}) {
  const words = useWords(removalWords);
  const isAsking = state === "pending";
  const title = isAsking ? words.turnAwayTitle : guest ? words.guestTitle : words.title;
  return (
    <Page
      narrow
      title={<bdi>{title(user.name)}</bdi>}
      lead={isAsking ? words.turnAwayLead(user.name) : words.lead(user.name)}
    >
      <Form method="post" className="form">
        <FormErrors refused={refused} />
        {isAsking && <input type="hidden" name="asking" value="1" />}
        {!isAsking && <p>{words.noWayBack}</p>}
        {!isAsking && guest && <p>{words.guestNoWayBack}</p>}
        {!isAsking && openLinks > 0 && (
          <Choice
            name="links"
            value="close"
            label={words.closeLinks(openLinks)}
            hint={words.closeLinksHint}
            defaultChecked
          />
        )}
        <div className="btns">
          <Button danger>{isAsking ? words.turnAwayButton : guest ? words.guestButton : words.button}</Button>
          <LinkButton quiet to={`/g/${slug}/members`}>
            {words.cancel}
          </LinkButton>
        </div>
      </Form>
    </Page>
  );
}
