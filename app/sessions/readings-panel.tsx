import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { liveSessionWords } from "../words/session-live";
import { readingWords } from "../words/session-readings";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import type { ReadingNow } from "./now";
import { ownReading, readingOrder, type OwnReading } from "./reading-order";
import { useSessionPage } from "./session-context";
import { WallTurner } from "./wall-turner";
import { passageName } from "./where-now";

/** How many stand there before the rest is folded away. */
const shown = 4;

/** Who reads aloud, for whoever takes part: their own turn first, then what is still free. */
export function ReadingsPanel() {
  const { now, me, may } = useSessionPage();
  const words = useWords(readingWords);
  const order = readingOrder(now.roster);
  const lines = [...(order.current ? [order.current] : []), ...order.waiting];
  if (lines.length === 0 || now.state !== "live") return null;
  const own = me ? ownReading(order, me.id) : null;
  const takes = may !== "listen" && me !== null;
  return (
    <section className={classes("panel readings-panel", own && own.ahead === 0 && "mine")} aria-labelledby="readings">
      <h2 id="readings" tabIndex={-1}>
        {words.title} <span className="count">{order.waiting.length}</span>
      </h2>
      <div role="status">{own && <MyReading own={own} />}</div>
      <ol className="readings-list">
        {lines.slice(0, shown).map((reading) => (
          <Line key={reading.id} reading={reading} takes={takes} />
        ))}
      </ol>
      {lines.length > shown && (
        <details className="fold">
          <summary>{words.more(lines.length - shown)}</summary>
          <ol className="readings-list">
            {lines.slice(shown).map((reading) => (
              <Line key={reading.id} reading={reading} takes={takes} />
            ))}
          </ol>
        </details>
      )}
      {takes && <CommandForm ask="take-reading" id="take-reading" fields={{ person: me.id }} />}
    </section>
  );
}

function MyReading({ own: { reading, ahead, isNow } }: { own: OwnReading }) {
  const { me } = useSessionPage();
  const words = useWords(readingWords);
  const passage = usePassageName(reading);
  return (
    <div className="my-reading">
      <p className="place">
        {isNow ? words.youRead(passage) : ahead === 0 ? words.youAreNext(passage) : words.youReadLater(passage, ahead)}
      </p>
      {isNow && <WallTurner />}
      <div className="btns two">
        {isNow && (
          <CommandForm ask="end-reading" fields={{ reading: reading.id }}>
            <Button primary wide>
              {words.finished}
            </Button>
          </CommandForm>
        )}
        <CommandForm ask="pass-reading" fields={{ reading: reading.id, person: me?.id ?? "" }}>
          <Button wide aria-describedby="pass-hint">
            {words.pass}
          </Button>
        </CommandForm>
      </div>
      <p className="hint" id="pass-hint">
        {words.passHint}
      </p>
    </div>
  );
}

function Line({ reading, takes }: { reading: ReadingNow; takes: boolean }) {
  const words = useWords(readingWords);
  const passage = usePassageName(reading);
  return (
    <li className={reading.state} aria-current={reading.state === "reading" ? "step" : undefined}>
      <div className="line">
        <p>
          <b className="num">{passage}</b>{" "}
          {reading.reader ? <bdi>{reading.reader.name}</bdi> : <span className="faint">{words.free}</span>}
          {reading.state === "reading" && <span className="faint"> · {words.states.reading}</span>}
        </p>
      </div>
      {takes && !reading.reader && (
        <Button small form="take-reading" name="reading" value={reading.id} aria-label={words.takeLabel(passage)}>
          {words.take}
        </Button>
      )}
    </li>
  );
}

/** `¶ 12`, or `¶ 12 to 14`. */
export function usePassageName({ passage }: Pick<ReadingNow, "passage">): string {
  const { places } = useSessionPage();
  return passageName(passage, places, useWords(liveSessionWords)) || "¶";
}
