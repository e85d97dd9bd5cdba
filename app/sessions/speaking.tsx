import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { liveSessionWords } from "../words/session-live";
import { runningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import { TurnClock } from "./clocks";
import { CommandForm } from "./command-form";
import { GiveFloor, givenOf } from "./give-floor";
import { useSessionPage } from "./session-context";

/** Who has the floor, and for how long. @param beside a text, where the strip says aloud that it is mine */
export function Speaking({ runs, beside }: { runs?: boolean; beside?: boolean }) {
  const { now, me } = useSessionPage();
  const [words, running] = [useWords(liveSessionWords), useWords(runningWords)];
  const [first] = now.queue;
  const { turn } = now;
  const isMine = turn !== null && turn.person.id === me?.id;
  return (
    <section className="panel speaking" aria-labelledby="speaking">
      <h2 id="speaking" tabIndex={-1}>
        {words.speaking}
      </h2>
      <p className="visually-hidden" role="status">
        {isMine ? !beside && words.youSpeak : turn ? words.hasFloor(turn.person.name) : words.nobodySpeaks}
      </p>
      {/* Where it is run from, nothing below moves when a turn begins or ends. */}
      {turn || runs ? (
        <div className="speaker">
          {turn ? (
            <>
              <Avatar {...turn.person} large />
              <div>
                <p className="who">{isMine && !runs ? words.youSpeak : turn.person.name}</p>
                <p className="faint">
                  {words.kinds[turn.kind]}
                  {turn.words && <span className="said"> · {turn.words}</span>}
                </p>
                {turn.given && <p className="why placed">{givenOf(turn.given, turn.person, running)}</p>}
              </div>
              <TurnClock key={turn.id} from={turn.from} />
            </>
          ) : (
            <p className="faint">{words.nobodySpeaks}</p>
          )}
        </div>
      ) : (
        <p className="faint">{words.nobodySpeaks}</p>
      )}
      {(runs ? now.state === "live" : isMine) && (
        <CommandForm ask="end-turn" fields={{ turn: turn?.id ?? "" }} single="e">
          <Button primary={!runs} wide={!runs} disabled={!turn}>
            {runs ? words.endTurn : words.endMine}
          </Button>
        </CommandForm>
      )}
      {turn && isMine && !runs && first && (
        <CommandForm ask="call" fields={{ from: turn.id }} mints={["turn"]}>
          <Button wide>{running.yieldTo(first.person.name)}</Button>
        </CommandForm>
      )}
      {runs && now.state === "live" && <GiveFloor />}
    </section>
  );
}
