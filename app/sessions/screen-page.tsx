import { classes } from "../ui/classes";
import { liveSessionWords } from "../words/session-live";
import { readingWords } from "../words/session-readings";
import { useWords } from "../words/use-words";
import { Elapsed, ItemClock } from "./clocks";
import type { Named } from "./now";
import { readingOrder, type ReadingOrder } from "./reading-order";
import type { SessionScreen } from "./screens.server";
import { SessionProvider, useSessionPage } from "./session-context";
import { passageName } from "./where-now";

/** What cameras of a room read, and the address for whoever types it: the site's, and a short way to what runs. */
export type Join = { host: string; short: string; size: number; path: string };

/** For a room: the words the group is at, who speaks, who is next. Nothing to press. */
export function ScreenPage({ screen, join }: { screen: SessionScreen; join: Join }) {
  return (
    <SessionProvider screen={screen} here={`${screen.plan.url}/screen`} whole>
      <Projector join={join} />
    </SessionProvider>
  );
}

/** How many of those who wait are shown by name. */
const shownNext = 3;

function Projector({ join }: { join: Join }) {
  const { now, plan, passage, places, status } = useSessionPage();
  const words = useWords(liveSessionWords);
  const { turn, queue } = now;
  const item = now.agenda.find(({ id }) => id === now.item);
  const place = now.spot?.block ? places[now.spot.block] : undefined;
  const isLive = now.state === "live";
  const order = readingOrder(now.roster);
  const reads = order.current !== null && turn === null;
  return (
    <main className={classes("projector", !isLive && "quiet")} id="main" tabIndex={-1}>
      <h1 className="where">
        {place && isLive ? (
          <>
            {place.number !== null && <b>{words.paragraph(place.number)}</b>}
            {place.heading && <span>{place.heading}</span>}
          </>
        ) : (
          <span>{plan.group.name}</span>
        )}
      </h1>
      <div className="middle">
        {isLive && passage ? (
          <blockquote
            key={passage.block}
            className={classes("words", sizeOf(passage.length))}
            dangerouslySetInnerHTML={{ __html: passage.html }}
          />
        ) : (
          <div className="cover">
            <p className="title">{item?.title ?? plan.title}</p>
            {item?.prompt && <p className="prompt">{item.prompt}</p>}
            {now.state === "ended" && <p className="prompt">{words.overTitle}</p>}
          </div>
        )}
      </div>
      <footer>
        {isLive && (
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
                  <span>{words.nextAre}</span>
                  <p>
                    {queue.length === 0 && "–"}
                    <Names people={queue.map(({ person }) => person)} />
                  </p>
                </div>
              </>
            )}
            <div className="item">
              <span>{item ? item.title : words.thisItem}</span>
              {item ? <ItemClock item={item} /> : <p>–</p>}
            </div>
          </>
        )}
        <div className="join">
          <div>
            <span>{status === "offline" ? words.offline : words.join}</span>
            <p>
              <b>
                {join.host}
                <wbr />
                {join.short}
              </b>
            </p>
          </div>
          <svg
            viewBox={`0 0 ${join.size} ${join.size}`}
            role="img"
            aria-label={words.joinPicture}
            shapeRendering="crispEdges"
          >
            <rect width={join.size} height={join.size} fill="#fff" />
            <path d={join.path} fill="#000" />
          </svg>
        </div>
      </footer>
    </main>
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
          {at === 0 ? <b>{name}</b> : name}
        </span>
      ))}
      {people.length > shownNext && <small> {words.andMore(people.length - shownNext)}</small>}
    </>
  );
}

/** As large as the words allow: short ones fill the wall, long ones stay readable from the back. */
function sizeOf(length: number): string {
  if (length < 180) return "huge";
  if (length < 340) return "large";
  if (length < 560) return "middling";
  return length < 900 ? "small" : "least";
}
