import { classes } from "../ui/classes";
import { liveSessionWords } from "../words/session-live";
import { wallWords } from "../words/session-wall";
import { useWords } from "../words/use-words";
import type { PollNow } from "./now";
import { choicesOf, Objections } from "./poll-result";
import { useSessionPage } from "./session-context";
import { useFit } from "./use-fit";

/**
 * What a room is asked, and how it was answered. What everybody in the room may see and no more: no numbers before it is closed, whoever
 * opened this page, and never who voted how.
 */
export function WallPoll({ poll }: { poll: PollNow }) {
  const { now } = useSessionPage();
  const [words, live] = [useWords(wallWords), useWords(liveSessionWords)];
  const choices = choicesOf(poll, live);
  const ref = useFit<HTMLDivElement>(`${poll.id} ${poll.state}`);
  const { isSecret, voted, tally } = poll;
  const isOpen = poll.state === "open";
  const most = Math.max(1, ...(tally ?? []));
  return (
    <div ref={ref} className="words wall-poll middling">
      <p className="kind" role="status">
        {isOpen ? (isSecret ? words.secretPoll : words.poll) : isSecret ? words.secretResult : words.result}
      </p>
      <p className="question" dir="auto">
        {poll.question}
      </p>
      {!isOpen && voted === 0 ? (
        <p className="faint">{words.nobodyVoted}</p>
      ) : (
        <ul className={classes(isOpen ? "choices" : "bars")}>
          {choices.map((choice, at) => (
            <li key={choice}>
              <span dir="auto">{choice}</span>
              {!isOpen && tally && (
                <>
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
                    <rect width={((tally[at] ?? 0) / most) * 100} height="10" />
                  </svg>
                  <b>{tally[at] ?? 0}</b>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isOpen && <Objections of={poll.objections} />}
      {isOpen && (
        <p className="kind">
          <b>{words.voted(voted, now.here)}</b> · {words.hidden}
        </p>
      )}
    </div>
  );
}

/** In one line, once the group has gone on in the text. */
export function WallPollBand({ poll }: { poll: PollNow }) {
  const { now } = useSessionPage();
  const [words, live] = [useWords(wallWords), useWords(liveSessionWords)];
  const choices = choicesOf(poll, live);
  const isOpen = poll.state === "open";
  return (
    <aside className="poll-band">
      <span className="kind">{isOpen ? words.poll : words.result}</span>
      <b dir="auto">{poll.question}</b>
      <span>
        {isOpen
          ? words.voted(poll.voted, now.here)
          : choices.map((choice, at) => `${choice} ${poll.tally?.[at] ?? 0}`).join(" · ")}
      </span>
    </aside>
  );
}
