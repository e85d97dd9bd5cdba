import { Button } from "../ui/button";
import { sessionStartWords } from "../words/session-start";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { useSessionPage } from "./session-context";

/** Begun by mistake: as long as nothing would be lost, it can be as if it had not begun. The server decides. */
export function PutBack() {
  const { now } = useSessionPage();
  const words = useWords(sessionStartWords);
  const began = now.startedAt ?? "";
  const isUntouched =
    now.turns === 0 &&
    now.turn === null &&
    now.queue.length === 0 &&
    now.polls.length === 0 &&
    now.notes.every(({ at }) => at < began);
  if (!isUntouched) return null;
  return (
    <>
      <h3>{words.putBackTitle}</h3>
      <p>{words.putBackLead}</p>
      <CommandForm ask="put-back">
        <Button>{words.putBack}</Button>
      </CommandForm>
    </>
  );
}

/** How long after its planned end one asks whether it is still going on. Milliseconds. */
const patience = 2 * 3_600_000;

/** Nobody has ended it: whoever runs it is asked. */
export function LongOver() {
  const { now, plan } = useSessionPage();
  const words = useWords(sessionStartWords);
  const began = Math.max(Date.parse(now.startedAt ?? now.at), Date.parse(plan.startsAt));
  const over = Date.parse(now.at) - (began + plan.minutes * 60_000);
  if (now.state !== "live" || over < patience) return null;
  return (
    <section className="start" aria-labelledby="long-over">
      <div>
        <h2 id="long-over">{words.longOver(over / 60_000)}</h2>
        <p>
          {words.longOverLead} {words.stillOn}
        </p>
      </div>
      <CommandForm ask="end">
        <Button primary>{words.endNow}</Button>
      </CommandForm>
    </section>
  );
}
