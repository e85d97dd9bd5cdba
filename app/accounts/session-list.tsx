import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { Pill } from "../ui/pill";
import { Day, Time } from "../ui/time";
import { careWords } from "../words/account-care";
import { useWords } from "../words/use-words";
import type { SessionView } from "./my-sessions.server";

/** One's log-in sessions, each to be told apart and ended. */
export function SessionList({ sessions }: { sessions: SessionView[] }) {
  const words = useWords(careWords);
  return (
    <>
      <ul className="list">
        {sessions.map((session, at) => (
          <Session key={session.id} session={session} number={at + 1} />
        ))}
      </ul>
      {sessions.some(({ isThis }) => !isThis) && (
        <Form method="post" action="/account/sessions/end-others" className="btns">
          <Button>{words.sessionEndOthers}</Button>
        </Form>
      )}
    </>
  );
}

function Session({
  session: { id, device, network, createdAt, lastUsedAt, isThis },
  number,
}: {
  session: SessionView;
  number: number;
}) {
  const words = useWords(careWords);
  const called = device ? words.device(device.browser, device.system) : words.deviceUnknown;
  const from = words.network(network);
  return (
    <li className="row">
      <div>
        <strong>{called}</strong> {isThis && <Pill>{words.sessionHere}</Pill>}
        <p>
          {from && <>{from} · </>}
          {words.sessionUsed} <Time at={lastUsedAt} /> · {words.sessionBegan} <Day at={createdAt} />
        </p>
      </div>
      {!isThis && (
        <Form method="post" action={`/account/sessions/${id}/end`}>
          <Button small aria-label={words.sessionEndOf(from ? `${called}, ${from}` : called, number)}>
            {words.sessionEnd}
          </Button>
        </Form>
      )}
    </li>
  );
}
