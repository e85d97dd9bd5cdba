import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { commonWords } from "../words/common";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import { Description } from "./description";
import type { InviteOffer } from "./group";
import { FormErrors, type Refused } from "./group-form";

/** Behind the link of an invite. Looking uses nothing up: only the button does. */
export function InvitedPage({ offer, signedIn, refused }: { offer: InviteOffer; signedIn: boolean; refused: Refused }) {
  const [words, common] = [useWords(groupWords), useWords(commonWords)];
  const { group, invitedBy, isMember } = offer;
  const back = `?to=${encodeURIComponent(`/i/${offer.code}`)}`;
  return (
    <Page
      narrow
      title={words.invitedTo(group.name)}
      lead={`${words.kinds[group.visibility]} · ${words.members(group.memberCount)}`}
    >
      <FormErrors refused={refused} />
      {invitedBy && <p>{words.invitedBy(invitedBy)}</p>}
      <Description text={group.description} />
      <p>{isMember ? words.invitedIn : signedIn ? words.joinLead : words.inviteSignIn}</p>
      <div className="btns">
        {isMember && (
          <LinkButton primary to={`/g/${group.slug}`}>
            {words.toGroup}
          </LinkButton>
        )}
        {!isMember && signedIn && (
          <Form method="post">
            <Button primary>{words.join}</Button>
          </Form>
        )}
        {!signedIn && (
          <>
            <LinkButton primary to={`/sign-up${back}`}>
              {common.signUp}
            </LinkButton>
            <LinkButton to={`/sign-in${back}`}>{common.signIn}</LinkButton>
          </>
        )}
      </div>
    </Page>
  );
}
