import { Button } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { meetingLimits, pollKinds } from "./meeting";
import type { PollNow } from "./now";
import { choicesOf, PollResult } from "./poll-result";
import { useSessionPage } from "./session-context";

/**
 * Polls, newest first: to vote in while they are open.
 *
 * @param runs with opening and closing
 * @param open only those that are, which stand near the top of a member's page; without it there the closed ones only
 */
export function PollsPanel({ runs, open }: { runs?: boolean; open?: boolean }) {
  const { now } = useSessionPage();
  const words = useWords(liveSessionWords);
  const ofKind = ({ state }: PollNow) => runs === true || (state === "open") === (open === true);
  const polls = now.polls.filter(ofKind).toReversed();
  if (open) return <OpenPolls polls={polls} />;
  if (!runs && polls.length === 0) return null;
  // What is open, and what was closed last; the rest of the evening's is there, out of the way.
  const newest = polls.find(({ state }) => state === "closed");
  const shown = polls.filter((poll) => poll.state === "open" || poll === newest);
  const earlier = polls.filter((poll) => !shown.includes(poll));
  return (
    <section className="panel polls-panel" aria-labelledby="polls">
      <h2 id="polls" tabIndex={-1}>
        {words.polls}
      </h2>
      <div aria-live="polite" className="polls">
        {shown.map((poll) => (
          <OnePoll key={poll.id} poll={poll} runs={runs} />
        ))}
      </div>
      {earlier.length > 0 && (
        <details className="fold">
          <summary>{words.earlierPolls(earlier.length)}</summary>
          <div className="polls">
            {earlier.map((poll) => (
              <OnePoll key={poll.id} poll={poll} runs={runs} />
            ))}
          </div>
        </details>
      )}
      {runs && now.state === "live" && <OpenPoll />}
    </section>
  );
}

/** Always there, so that what comes into it is said aloud. */
function OpenPolls({ polls }: { polls: PollNow[] }) {
  const words = useWords(liveSessionWords);
  return (
    <div className="open-polls" aria-live="polite">
      {polls.length > 0 && (
        <section className="panel polls-panel" aria-labelledby="open-polls">
          <h2 id="open-polls" tabIndex={-1}>
            {words.pollOpenNow}
          </h2>
          <div className="polls">
            {polls.map((poll) => (
              <OnePoll key={poll.id} poll={poll} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

function OnePoll({ poll, runs }: { poll: PollNow; runs?: boolean }) {
  const { now, mine, may } = useSessionPage();
  const words = useWords(liveSessionWords);
  const isOpen = poll.state === "open";
  const tally = poll.tally ?? mine.tallies[poll.id];
  return (
    <article className="poll" id={`poll-${poll.id}`}>
      <h3>{poll.question}</h3>
      <p className="faint">
        <span className={isOpen ? "pill live" : "pill"}>{isOpen ? words.pollOpen : words.pollClosed}</span>
        {poll.isSecret && <span className="pill">{words.pollSecret}</span>}{" "}
        {isOpen ? words.votedCount(poll.voted, now.here) : words.votes(poll.voted)}
      </p>
      {isOpen && may !== "listen" && <Vote poll={poll} />}
      {tally && <PollResult poll={poll} tally={tally} />}
      {isOpen && !tally && <p className="faint">{poll.isSecret ? words.resultsLater : words.resultsVoted}</p>}
      {isOpen && runs && (
        <CommandForm ask="close-poll" fields={{ poll: poll.id }}>
          <Button aria-label={words.closePollLabel(poll.question)}>{words.closePoll}</Button>
        </CommandForm>
      )}
    </article>
  );
}

function Vote({ poll }: { poll: PollNow }) {
  const { mine, me } = useSessionPage();
  const words = useWords(liveSessionWords);
  const chosen = mine.votes[poll.id];
  const choices = choicesOf(poll, words);
  if (!me) return null;
  if (chosen !== undefined && poll.isSecret) return <p role="status">{words.votedSecretly}</p>;
  return (
    <CommandForm ask="vote" fields={{ poll: poll.id, person: me.id }} className="vote">
      <fieldset>
        <legend className="visually-hidden">{poll.question}</legend>
        <div className="choices">
          {choices.map((choice, at) => (
            <Button key={choice} name="choice" value={at} aria-pressed={chosen === at}>
              {choice}
            </Button>
          ))}
        </div>
        {poll.kind === "consent" && !poll.isSecret && (
          <Field
            name="reason"
            id={`reason-${poll.id}`}
            label={words.reason}
            hint={words.reasonHint}
            maxLength={meetingLimits.reason}
          />
        )}
      </fieldset>
      {chosen !== undefined && (
        <p className="faint" role="status">
          {words.votedFor(choices[chosen] ?? "")}
        </p>
      )}
    </CommandForm>
  );
}

function OpenPoll() {
  const words = useWords(liveSessionWords);
  return (
    <details className="fold">
      <summary>{words.openPoll}</summary>
      <CommandForm ask="open-poll" mints={["poll"]} className="open-poll">
        <Field
          name="question"
          id="poll-question"
          label={words.pollQuestion}
          required
          maxLength={meetingLimits.title}
          autoComplete="off"
        />
        <Field as="select" name="kind" id="poll-kind" label={words.pollKind}>
          {pollKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.pollKinds[kind]}
            </option>
          ))}
        </Field>
        <fieldset className="own-choices">
          {[0, 1, 2, 3].map((at) => (
            <Field
              key={at}
              name={`choices.${at}`}
              id={`poll-choice-${at}`}
              label={words.pollChoice(at + 1)}
              optional={at > 1}
              maxLength={meetingLimits.choice}
              autoComplete="off"
            />
          ))}
        </fieldset>
        <Choice name="isSecret" label={words.secret} hint={words.secretHint} />
        <Button primary>{words.pollOpenButton}</Button>
      </CommandForm>
    </details>
  );
}
