import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import type { wayIn } from "./group";

/** How somebody outside gets in: at once, by asking, or with an invite. */
export function Door({
  slug,
  way,
  signedIn,
}: {
  slug: string;
  way: Exclude<ReturnType<typeof wayIn>, "in">;
  signedIn: boolean;
}) {
  const words = useWords(groupWords);
  if (way === "waiting") {
    return (
      <Notice tone="warn">
        <p>{words.waiting}</p>
        <Form method="post" action={`/g/${slug}/leave`}>
          <Button small>{words.withdraw}</Button>
        </Form>
      </Notice>
    );
  }
  if (way === "invite") return <Notice>{words.inviteNeeded}</Notice>;
  return (
    <Notice>
      <p>{way === "open" ? words.joinLead : words.askLead}</p>
      {signedIn ? (
        <Form method="post" action={`/g/${slug}/join`}>
          <Button primary>{way === "open" ? words.join : words.ask}</Button>
        </Form>
      ) : (
        <LinkButton primary to={`/sign-in?to=${encodeURIComponent(`/g/${slug}`)}`}>
          {words.signInToJoin}
        </LinkButton>
      )}
    </Notice>
  );
}
