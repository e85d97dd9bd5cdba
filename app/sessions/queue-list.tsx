import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { besideWords } from "../words/session-beside";
import { liveSessionWords, type LiveSessionWords } from "../words/session-live";
import { runningWords, type RunningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import type { HandNow } from "./now";
import type { Why } from "./queue";
import { clockOf } from "./server-clock";
import { useSessionPage } from "./session-context";
import { useAloud } from "./use-aloud";

/** Of those who wait, for members: the rest is folded, so that what stands below stays near. One's own place is told above. */
const most = 8;

/** Who waits, in order, and why each stands there. @param runs with what facilitators do about it */
export function QueueList({ runs = false }: { runs?: boolean }) {
  const { now } = useSessionPage();
  const words = useWords(liveSessionWords);
  const { queue, turn, rules } = now;
  const [first] = queue;
  const [near, far] = runs || queue.length <= most + 1 ? [queue, []] : [queue.slice(0, most), queue.slice(most)];
  return (
    <section className="panel queue-panel" aria-labelledby="queue">
      <h2 id="queue" tabIndex={-1}>
        {words.queue} <span className="count">{queue.length}</span>
      </h2>
      {runs && <QueueAloud />}
      {runs && now.state === "live" && (
        <CommandForm ask="call" fields={{ from: turn?.id ?? null }} mints={["turn"]} single="s">
          <Button primary wide disabled={!first}>
            {first ? words.callNextIs(first.person.name) : words.callNext} <kbd aria-hidden>s</kbd>
          </Button>
        </CommandForm>
      )}
      {queue.length === 0 && <p className="faint">{words.nobodyWaits}</p>}
      <ol className="queue-list">
        {near.map((hand, at) => (
          <Line key={hand.id} hand={hand} at={at} runs={runs} />
        ))}
      </ol>
      {far.length > 0 && (
        <details className="fold">
          <summary>{words.andMore(far.length)}</summary>
          <ol className="queue-list" start={near.length + 1}>
            {far.map((hand, at) => (
              <Line key={hand.id} hand={hand} at={near.length + at} runs={runs} />
            ))}
          </ol>
        </details>
      )}
      <p className="rule faint">
        {words.rule[rules.queue]} {words.ruleReplies(rules.repliesPerTurn)}
      </p>
      {runs && <CommandForm ask="call" id="call-one" fields={{ from: turn?.id ?? null }} mints={["turn"]} />}
      {runs && <CommandForm ask="lower" id="lower-one" />}
    </section>
  );
}

/** That a hand went up, for whoever runs it and hears the page; members hear of their own. */
function QueueAloud() {
  const { queue } = useSessionPage().now;
  const words = useWords(besideWords);
  return (
    <p className="visually-hidden" role="status">
      {useAloud(words.waiting(queue.length, queue[0]?.person.name ?? ""))}
    </p>
  );
}

function Line({ hand, at, runs }: { hand: HandNow; at: number; runs: boolean }) {
  const { now, me } = useSessionPage();
  const [words, running] = [useWords(liveSessionWords), useWords(runningWords)];
  return (
    <li className={classes(!runs && hand.person.id === me?.id && "mine")}>
      <Avatar {...hand.person} />
      <div className="line">
        <p>
          <b>{hand.person.name}</b>
        </p>
        {hand.words && <p className="said">{hand.words}</p>}
        <p className={classes("why", hand.because.why === "placed" && "placed")}>
          {hand.kind !== "point" && hand.because.why !== hand.kind && `${words.kinds[hand.kind]} · `}
          {whyOf(hand.because, words, running)}
        </p>
      </div>
      {runs && <Controls hand={hand} at={at} of={now.queue.length} />}
    </li>
  );
}

function Controls({ hand, at, of }: { hand: HandNow; at: number; of: number }) {
  const words = useWords(liveSessionWords);
  const { name } = hand.person;
  const placed = hand.because.why === "placed";
  return (
    <div className="controls">
      <Button small form="call-one" name="hand" value={hand.id} aria-label={words.callLabel(name)}>
        {words.call}
      </Button>
      <CommandForm ask="place" fields={{ hand: hand.id, place: at - 1 }}>
        <Button quiet small disabled={at === 0} aria-label={words.upLabel(name)} title={words.upLabel(name)}>
          ↑
        </Button>
      </CommandForm>
      <CommandForm ask="place" fields={{ hand: hand.id, place: at + 1 }}>
        <Button quiet small disabled={at === of - 1} aria-label={words.downLabel(name)} title={words.downLabel(name)}>
          ↓
        </Button>
      </CommandForm>
      {placed && (
        <CommandForm ask="place" fields={{ hand: hand.id }}>
          <Button quiet small aria-label={words.byRuleLabel(name)} title={words.byRuleLabel(name)}>
            ↺
          </Button>
        </CommandForm>
      )}
      <Button
        quiet
        small
        form="lower-one"
        name="hand"
        value={hand.id}
        aria-label={words.takeDownLabel(name)}
        title={words.takeDownLabel(name)}
      >
        ✕
      </Button>
    </div>
  );
}

/** Why somebody stands where they stand, in plain words. @param isMine told to whom it is about */
export function whyOf(because: Why, words: LiveSessionWords, running: RunningWords, isMine = false): string {
  if (isMine) words = { ...words, ...words.mine };
  switch (because.why) {
    case "spoke":
      return words.spoke(because.times);
    case "airtime":
      if (because.seconds < 0) return words.airtimeHidden;
      return because.seconds === 0 ? words.notSpoken : words.airtime(clockOf(because.seconds * 1_000));
    case "list":
      return because.list === null ? running.ofNoList : running.ofList(because.list);
    case "placed":
      return because.by ? running.placedBy(because.by) : words.because.placed;
    default:
      return words.because[because.why];
  }
}
