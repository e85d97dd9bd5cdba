import { liveSessionWords, type LiveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import type { PollKind } from "./meeting";

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
