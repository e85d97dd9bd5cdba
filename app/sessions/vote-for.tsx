import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { runningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { meetingLimits } from "./meeting";
import type { PollNow } from "./now";
import { choicesOf } from "./poll-result";
import { useSessionPage } from "./session-context";

/** Whoever runs it puts in the votes of people in the room who have no device. */
export function VoteFor({ poll }: { poll: PollNow }) {
  const { mine } = useSessionPage();
  const [words, live] = [useWords(runningWords), useWords(liveSessionWords)];
  const people = mine.people.filter(({ isHere, hasDevice }) => isHere && !hasDevice);
  if (people.length === 0) return null;
  const voted = new Set(mine.votedFor[poll.id]);
  // What is secret cannot be changed; whoever has not voted stands first.
  const left = people.filter(({ id }) => !voted.has(id));
  const who = poll.isSecret ? left : [...left, ...people.filter(({ id }) => voted.has(id))];
  if (who.length === 0) return <p className="faint">{words.voteForAll}</p>;
  return (
    <details className="fold vote-for">
      <summary>
        {words.voteFor} <span className="count">{left.length}</span>
      </summary>
      {poll.isSecret && <p className="hint">{words.voteForSecret}</p>}
      <CommandForm ask="vote" fields={{ poll: poll.id }} className="vote">
        <Field as="select" name="person" id={`vote-for-${poll.id}`} label={words.voteForWho}>
          {who.map(({ id, name }) => (
            <option key={id} value={id}>
              {voted.has(id) ? words.hasVoted(name) : name}
            </option>
          ))}
        </Field>
        <Field as="select" name="choice" id={`vote-as-${poll.id}`} label={words.voteForWhat}>
          {choicesOf(poll, live).map((choice, at) => (
            <option key={choice} value={at}>
              {choice}
            </option>
          ))}
        </Field>
        {poll.kind === "consent" && (
          <Field
            name="reason"
            id={`vote-reason-${poll.id}`}
            label={live.reason}
            optional
            maxLength={meetingLimits.reason}
            autoComplete="off"
          />
        )}
        <Button>{words.voteForButton}</Button>
      </CommandForm>
    </details>
  );
}

/** What came out of a poll, put down as what was decided. */
export function DecisionOf({ poll }: { poll: PollNow }) {
  const [words, live] = [useWords(runningWords), useWords(liveSessionWords)];
  const tally = poll.tally ?? [];
  const result = choicesOf(poll, live)
    .map((choice, at) => `${choice} ${tally[at] ?? 0}`)
    .join(", ");
  return (
    <details className="fold">
      <summary>{words.makeDecision}</summary>
      <CommandForm ask="note" fields={{ kind: "decision" }} mints={["note"]} className="note-form">
        <Field
          as="textarea"
          name="body"
          id={`decision-${poll.id}`}
          label={words.makeDecisionWhat}
          required
          rows={2}
          defaultValue={`${poll.question} (${result})`}
        />
        <Button>{live.noteButton}</Button>
      </CommandForm>
    </details>
  );
}
