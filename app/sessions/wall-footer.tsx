import { liveSessionWords } from "../words/session-live";
import { modeWords } from "../words/session-modes";
import { readingWords } from "../words/session-readings";
import { wallWords } from "../words/session-wall";
import { useWords } from "../words/use-words";
import { Elapsed, ItemClock } from "./clocks";
import type { Named } from "./now";
import { PlannedEnd } from "./planned-end";
import { readingOrder, type ReadingOrder } from "./reading-order";
import { useSessionPage } from "./session-context";
import { passageName } from "./where-now";

/** A code for cameras, as an SVG path. */
type Code = { size: number; path: string };

/** What cameras of a room read, and the address for whoever types it: the site's, and a short way to what runs. */
export type Join = {
  host: string;
  short: string;
  code: Code;
  /** The link for guests, where whoever opened the wall chose to show it. */
  guests: Code | null;
};

/** How many of those who wait are shown by name. */
const shownNext = 3;

export function WallFooter({ join, isOff }: { join: Join; isOff: boolean }) {
  const { now } = useSessionPage();
  const words = useWords(liveSessionWords);
  const modes = useWords(modeWords);
  const { turn } = now;
  const coming = now.round?.waiting ?? now.queue.map(({ person }) => person);
  const item = now.agenda.find(({ id }) => id === now.item);
  const order = readingOrder(now.roster);
  const reads = order.current !== null && turn === null;
  return (
    <footer>
      {now.state === "live" && (
        <>
          {reads ? (
            <Readers order={order} />
          ) : (
            <>
              <div className="who">
                <span>{words.speaking}</span>
                <p>
                  <b>
                    <bdi>{turn ? turn.person.name : "–"}</bdi>
                  </b>
                </p>
                {turn && <Elapsed key={turn.id} from={turn.from} limit={now.rules.turnSeconds} />}
              </div>
              <div className="coming">
                <span>{now.round ? modes.wallRound : words.nextAre}</span>
                <p>
                  {coming.length === 0 && "–"}
                  <Names people={coming} />
                </p>
              </div>
            </>
          )}
          <div className="item">
            <span>{item ? item.title : words.thisItem}</span>
            {item ? <ItemClock item={item} /> : <p>–</p>}
            <PlannedEnd />
          </div>
        </>
      )}
      {!isOff && <JoinCode join={join} />}
    </footer>
  );
}

/** When it is over the same code leads to what is left, and nobody is let in any more. */
function JoinCode({ join }: { join: Join }) {
  const { now, plan } = useSessionPage();
  const [words, wall] = [useWords(liveSessionWords), useWords(wallWords)];
  const isOver = now.state === "ended";
  const guests = isOver ? null : join.guests;
  const code = guests ?? join.code;
  return (
    <div className="join">
      <div>
        <span>{isOver ? wall.left : guests ? wall.guestsJoin : words.join}</span>
        {!guests && (
          <p>
            <b>
              {join.host}
              <wbr />
              {isOver ? plan.url : join.short}
            </b>
          </p>
        )}
      </div>
      <svg
        viewBox={`0 0 ${code.size} ${code.size}`}
        role="img"
        aria-label={guests ? wall.guestsPicture : words.joinPicture}
        shapeRendering="crispEdges"
      >
        <rect width={code.size} height={code.size} fill="#fff" />
        <path d={code.path} fill="#000" />
      </svg>
    </div>
  );
}

/** While somebody reads aloud and nobody has the floor: who reads what, and who is next. */
function Readers({ order: { current, waiting } }: { order: ReadingOrder }) {
  const { places } = useSessionPage();
  const [words, live] = [useWords(readingWords), useWords(liveSessionWords)];
  const shown = waiting.slice(0, shownNext);
  return (
    <>
      <div className="who">
        <span>{words.readsNow}</span>
        <p>
          <b>
            <bdi>{current?.reader?.name ?? "–"}</bdi>
          </b>
        </p>
      </div>
      <div className="coming">
        <span>{words.thenReads}</span>
        <p>
          {shown.length === 0 && "–"}
          {shown.map((reading, at) => (
            <span key={reading.id}>
              {at > 0 && ", "}
              {passageName(reading.passage, places, live)} <b>{reading.reader?.name ?? words.free}</b>
            </span>
          ))}
        </p>
      </div>
    </>
  );
}

function Names({ people }: { people: Named[] }) {
  const words = useWords(liveSessionWords);
  return (
    <>
      {people.slice(0, shownNext).map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <bdi>{at === 0 ? <b>{name}</b> : name}</bdi>
        </span>
      ))}
      {people.length > shownNext && <small> {words.andMore(people.length - shownNext)}</small>}
    </>
  );
}
