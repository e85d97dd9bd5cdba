import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { TurnClock } from "./clocks";
import { CommandForm } from "./command-form";
import { useSessionPage } from "./session-context";

/** Who has the floor, and for how long. */
export function Speaking({ runs }: { runs?: boolean }) {
  const { now, me } = useSessionPage();
  const words = useWords(liveSessionWords);
  const { turn } = now;
  const isMine = turn !== null && turn.person.id === me?.id;
  return (
    <section className="panel speaking" aria-labelledby="speaking">
      <h2 id="speaking" tabIndex={-1}>
        {words.speaking}
      </h2>
      <p className="visually-hidden" role="status">
        {isMine ? words.youSpeak : turn ? words.hasFloor(turn.person.name) : words.nobodySpeaks}
      </p>
      {turn ? (
        <div className="speaker">
          <Avatar {...turn.person} large />
          <div>
            <p className="who">{isMine && !runs ? words.youSpeak : turn.person.name}</p>
            <p className="faint">
              {words.kinds[turn.kind]}
              {turn.words && <span className="said"> · {turn.words}</span>}
            </p>
          </div>
          <TurnClock key={turn.id} from={turn.from} />
        </div>
      ) : (
        <p className="faint">{words.nobodySpeaks}</p>
      )}
      {turn && (runs || isMine) && (
        <CommandForm ask="end-turn" fields={{ turn: turn.id }} single="e">
          <Button primary={!runs} wide={!runs}>
            {runs ? words.endTurn : words.endMine}
          </Button>
        </CommandForm>
      )}
    </section>
  );
}
