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
                  <b>{turn ? turn.person.name : "–"}</b>
                </p>
                {turn && <Elapsed key={turn.id} from={turn.from} limit={now.rules.turnSeconds} />}
              </div>
              <div className="coming">
                <span>{now.round ? modes.wallRound : words.nextAre}</span>
                {coming.length === 0 ? <p>–</p> : <Names people={coming} />}
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
          <b>{current?.reader?.name ?? "–"}</b>
        </p>
      </div>
      <div className="coming">
        <span>{words.thenReads}</span>
        {shown.length === 0 ? (
          <p>–</p>
        ) : (
          <ol>
            {shown.map(({ id, passage, reader }) => (
              <li key={id}>
                <span>{passageName(passage, places, live)}</span>
                <bdi>
                  <b>{reader?.name ?? words.free}</b>
                </bdi>
              </li>
            ))}
          </ol>
        )}
      </div>
    </>
  );
}

/** One line each, so that a long name does not take the place of the next. */
function Names({ people }: { people: Named[] }) {
  const words = useWords(liveSessionWords);
  const shown = people.slice(0, shownNext);
  const more = people.length - shown.length;
  return (
    <ol>
      {shown.map(({ id, name }, at) => (
        <li key={id}>
          <bdi>{at === 0 ? <b>{name}</b> : name}</bdi>
          {more > 0 && at === shown.length - 1 && <small>{words.andMore(more)}</small>}
        </li>
      ))}
    </ol>
  );
}
