import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { messageWords } from "../words/session-messages";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import type { MessageView } from "./message";
import { MessageForm } from "./message-form";
import { useSessionPage } from "./session-context";

/** What silent participants have sent to those who run the session, until it is put away. */
export function RunMessages() {
  const { messages, now } = useSessionPage();
  const words = useWords(messageWords);
  const open = messages.filter(({ isDone }) => !isDone);
  if (open.length === 0 && now.state !== "live") return null;
  return (
    <section className="panel messages-panel" aria-labelledby="messages">
      <h2 id="messages" tabIndex={-1}>
        {words.list} <span className="count">{open.length}</span>
      </h2>
      <p className="visually-hidden" role="status">
        {open.length > 0 && words.waiting(open.length)}
      </p>
      {open.length === 0 ? <p className="faint">{words.none}</p> : <p className="faint">{words.listHint}</p>}
      <ul className="messages-list">
        {open.map((message) => (
          <Line key={message.id} message={message} />
        ))}
      </ul>
    </section>
  );
}

function Line({ message: { id, by, body } }: { message: MessageView }) {
  const { now, mine } = useSessionPage();
  const words = useWords(messageWords);
  const isHere = mine.people.some((person) => person.id === by.id && person.isHere);
  const isUp = now.queue.some(({ person }) => person.id === by.id) || now.turn?.person.id === by.id;
  return (
    <li>
      <Avatar {...by} />
      <div className="line">
        <p>
          <b>
            <bdi>{by.name}</bdi>
          </b>
        </p>
        <p className="said" dir="auto">
          {body}
        </p>
        <div className="controls">
          <MessageForm to={`messages/${id}/put-away`}>
            <Button small aria-label={words.putAwayLabel(by.name)}>
              {words.putAway}
            </Button>
          </MessageForm>
          {now.state === "live" && isHere && !isUp && (
            <CommandForm ask="raise" fields={{ person: by.id, kind: "point" }} mints={["hand"]}>
              <Button quiet small aria-label={words.raiseLabel(by.name)}>
                {words.raise}
              </Button>
            </CommandForm>
          )}
        </div>
        <details className="fold">
          <summary>{words.intoMinutes}</summary>
          <CommandForm ask="note" fields={{ kind: "minutes" }} mints={["note"]}>
            <Field
              as="textarea"
              name="body"
              id={`minutes-${id}`}
              label={words.intoMinutesBody}
              hint={words.intoMinutesHint}
              defaultValue={body}
              required
              rows={2}
            />
            <Button>{words.intoMinutesButton}</Button>
          </CommandForm>
        </details>
      </div>
    </li>
  );
}
