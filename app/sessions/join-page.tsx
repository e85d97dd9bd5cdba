import { Form, useLocation } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { joinWords } from "../words/session-join";
import { useWords } from "../words/use-words";

/** For whoever comes by the code on the wall and may not see the session. @param name null: not signed in */
export function JoinPage({ name, isGuest }: { name: string | null; isGuest: boolean }) {
  const words = useWords(joinWords);
  const { pathname } = useLocation();
  const back = `/sign-in?to=${encodeURIComponent(pathname)}`;
  if (name === null)
    return (
      <Page narrow title={words.title} lead={words.lead}>
        <p>{words.noAccount}</p>
        <div className="btns">
          <LinkButton primary to={back}>
            {words.signIn}
          </LinkButton>
        </div>
      </Page>
    );
  return (
    <Page narrow title={words.notIn} lead={words.asWho(name)}>
      <p>{words.otherwise}</p>
      <div className="btns">
        {!isGuest && (
          <Form method="post" action="/sign-out" reloadDocument>
            <Button>{words.signOut}</Button>
          </Form>
        )}
        <LinkButton to="/">{words.toStart}</LinkButton>
      </div>
    </Page>
  );
}
