import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { runningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { meetingLimits } from "./meeting";
import type { PollNow } from "./now";
import { PollForm } from "./poll-form";
import { choicesOf, Objections, PollResult } from "./poll-result";
import { useSessionPage } from "./session-context";
import { DecisionOf, VoteFor } from "./vote-for";

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
  // What is open, and what was closed last; the rest of the evening's is there, out of the way.
  const newest = polls.find(({ state }) => state === "closed");
  const shown = polls.filter((poll) => poll.state === "open" || poll === newest);
  const earlier = polls.filter((poll) => !shown.includes(poll));
  const panel = (
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
      {runs && now.state === "live" && <PollForm />}
    </section>
  );
  // For members there is none before the first is closed, and its result is said too.
  return runs ? panel : <div aria-live="polite">{polls.length > 0 && panel}</div>;
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
  // Of an open poll each vote changes the numbers: read aloud one by one they would drown the talk. They are said when it closes.
  const live = isOpen ? "off" : undefined;
  return (
    <article className="poll" id={`poll-${poll.id}`}>
      <h3>{poll.question}</h3>
      <p className="faint" aria-live={live}>
        <span className={isOpen ? "pill live" : "pill"}>{isOpen ? words.pollOpen : words.pollClosed}</span>
        {poll.isSecret && <span className="pill">{words.pollSecret}</span>}{" "}
        {isOpen ? words.votedCount(poll.voted, now.here) : words.votes(poll.voted)}
      </p>
      {isOpen && may !== "listen" && <Vote poll={poll} />}
      <div className="came-of-it" aria-live={live}>
        {tally && <PollResult poll={poll} tally={tally} />}
        <Objections of={isOpen ? (mine.objections[poll.id] ?? []) : poll.objections} />
        {isOpen && !tally && (
          <p className="faint">{poll.isSecret || may === "listen" ? words.resultsLater : words.resultsVoted}</p>
        )}
      </div>
      {isOpen && runs && <VoteFor poll={poll} />}
      {!isOpen && runs && <DecisionOf poll={poll} />}
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
  const [words, running] = [useWords(liveSessionWords), useWords(runningWords)];
  const chosen = mine.votes[poll.id];
  const choices = choicesOf(poll, words);
  if (!me) return null;
  if (chosen !== undefined && poll.isSecret) return <p role="status">{words.votedSecretly}</p>;
  return (
    <CommandForm ask="vote" fields={{ poll: poll.id, person: me.id }} key={mine.reasons[poll.id]} className="vote">
      <fieldset>
        <legend className="visually-hidden">{poll.question}</legend>
        <div className="choices">
          {choices.map((choice, at) => (
            <Button key={choice} name="choice" value={at} aria-pressed={chosen === at}>
              {choice}
            </Button>
          ))}
        </div>
        {poll.kind === "consent" && (
          <Field
            name="reason"
            id={`reason-${poll.id}`}
            label={words.reason}
            hint={poll.isSecret ? running.reasonSecretHint : words.reasonHint}
            defaultValue={mine.reasons[poll.id]}
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
