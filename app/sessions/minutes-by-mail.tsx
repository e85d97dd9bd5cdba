import { Form, Link } from "@remix-run/react";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { minutesMailWords } from "../words/minutes-mail";
import { useWords } from "../words/use-words";
import type { MinutesView } from "./minutes-view";

/** @param mailed what was mailed just now: to oneself, or to how many; null: nothing */
export function MinutesByMail({
  minutes: { session, group, mail },
  mailed,
}: {
  minutes: MinutesView;
  mailed: "me" | number | null;
}) {
  const words = useWords(minutesMailWords);
  if (mail.own === null && mail.all === null) return null;
  const door = `${session.url}/minutes/mail`;
  return (
    <section id="mail" aria-labelledby="mail-heading">
      <h2 id="mail-heading">{words.heading}</h2>
      {mailed !== null && <Notice tone="good">{mailed === "me" ? words.doneOwn : words.doneAll(mailed)}</Notice>}
      {mail.own === "yes" && (
        <Form method="post" action={door} className="form">
          <p className="hint">
            {words.ownHint} {group.visibility === "private" && words.ownPrivate}
          </p>
          <Button name="to" value="me">
            {words.own}
          </Button>
        </Form>
      )}
      {mail.own === "unconfirmed" && (
        <p className="hint">
          {words.unconfirmed} <Link to="/account/email">{words.confirm}</Link>
        </p>
      )}
      {mail.all === "yes" && (
        <Form method="post" action={door} className="form">
          <p className="hint">{words.allHint}</p>
          <Button name="to" value="attendees">
            {words.all}
          </Button>
        </Form>
      )}
      {mail.all === "done" && mailed === null && <p className="faint">{words.allDone}</p>}
    </section>
  );
}
