import { liveSessionWords, type LiveSessionWords } from "../words/session-live";
import { runningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import type { PollKind } from "./meeting";
import type { Objection } from "./now";

type Shown = { kind: PollKind; question: string; choices: string[] };

/** What can be chosen, in words. */
export const choicesOf = ({ kind, choices }: Shown, words: LiveSessionWords): readonly string[] =>
  kind === "choice" ? choices : words.choices[kind];

/** How often each choice was made, as bars with their numbers. */
export function PollResult({ poll, tally }: { poll: Shown; tally: number[] }) {
  const words = useWords(liveSessionWords);
  const most = tally.reduce((sum, count) => sum + count, 0);
  if (most === 0) return <p className="faint">{words.noVotes}</p>;
  return (
    <ul className="tally">
      {choicesOf(poll, words).map((choice, at) => (
        <li key={choice}>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
            <rect width={((tally[at] ?? 0) / most) * 100} height="10" />
          </svg>
          <span>{choice}</span> <b>{tally[at] ?? 0}</b>
        </li>
      ))}
    </ul>
  );
}

/** Why some object: with their names where the group names people. */
export function Objections({ of }: { of: Objection[] }) {
  const words = useWords(runningWords);
  if (of.length === 0) return null;
  return (
    <div className="objections">
      <h4>{words.objections}</h4>
      <ul>
        {of.map(({ reason, by }, at) => (
          <li key={by?.id ?? at} dir="auto">
            {reason || words.noReason}
            {by && <span className="faint"> {words.objectionBy(by.name)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
