import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { messageWords } from "../words/session-messages";
import { useWords } from "../words/use-words";
import { MessageForm } from "./message-form";
import { useSessionPage } from "./session-context";

/** A private line to those who run the session, for whoever would rather not raise a hand; and those one has sent. */
export function MessageBox() {
  const { may, me, messages, now } = useSessionPage();
  const words = useWords(messageWords);
  // Whoever runs it would write to themselves.
  if (may !== "take-part" || !me || now.state !== "live") return null;
  const own = messages.filter(({ by }) => by.id === me.id);
  return (
    <section className="panel messages-panel" aria-labelledby="message">
      <h2 id="message" tabIndex={-1}>
        {words.title}
      </h2>
      <MessageForm to="messages">
        <Field as="textarea" name="body" id="message-body" label={words.box} hint={words.hint} required rows={2} />
        <Button>{words.send}</Button>
      </MessageForm>
      {own.length > 0 && (
        <>
          <h3>{words.own}</h3>
          <ul className="messages-list">
            {[...own].reverse().map(({ id, body, isDone }) => (
              <li key={id}>
                <div className="line">
                  <p dir="auto">{body}</p>
                  <p className="why">{isDone ? words.isDone : words.waits}</p>
                </div>
                <MessageForm to={`messages/${id}/take-back`}>
                  <Button quiet small aria-label={words.takeBackLabel(body.slice(0, 40))}>
                    {words.takeBack}
                  </Button>
                </MessageForm>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
