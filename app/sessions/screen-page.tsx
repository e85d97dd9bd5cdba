import { classes } from "../ui/classes";
import { liveSessionWords } from "../words/session-live";
import { modeWords } from "../words/session-modes";
import { useWords } from "../words/use-words";
import { wallWords } from "../words/session-wall";
import { useServerTime } from "./clocks";
import { GroupList } from "./group-list";
import type { Passage } from "./meeting";
import type { GroupNow } from "./now";
import type { Places, PlaceView } from "./place";
import type { SessionScreen } from "./screens.server";
import { SessionProvider, useSessionPage } from "./session-context";
import { useFit } from "./use-fit";
import { useWallKeys } from "./use-wall-keys";
import { WallCover } from "./wall-cover";
import { WallFooter, type Join } from "./wall-footer";
import { WallPoll, WallPollBand } from "./wall-poll";
import { pollsOnWall } from "./wall";
import { passageName } from "./where-now";

type Shown = {
  screen: SessionScreen;
  join: Join;
  /** When it begins, in words; `isOff`: it was called off. */
  when: string;
  isOff: boolean;
};

/** For a room: the words the group is at, what it is asked, who speaks, who is next. Nothing to press. */
export function ScreenPage({ screen, ...shown }: Shown) {
  return (
    <SessionProvider screen={screen} here={`${screen.plan.url}/screen`} whole>
      <Projector {...shown} />
    </SessionProvider>
  );
}

function Projector({ join, when, isOff }: Omit<Shown, "screen">) {
  const { now, plan, passage, places, clock } = useSessionPage();
  const hasWords = passage !== null || (now.spot?.block ?? "") in places;
  const isLive = now.state === "live";
  const { whole, band } = pollsOnWall(now.polls, useServerTime(clock));
  const groups = isLive && !whole ? now.groups : null;
  const hasBeside = isLive && (whole !== null || groups !== null);
  useWallKeys();
  return (
    <main className={classes("projector", !isLive && "quiet")} id="main" tabIndex={-1}>
      <header>
        {isLive && !isOff ? (
          <Where />
        ) : (
          <h1 className="where">
            <span>{plan.group.name}</span>
          </h1>
        )}
        <Lost />
        {isLive && hasWords && !whole && <Prompt />}
      </header>
      {/* What is asked is asked of these words: both stand there. */}
      <div className={classes("middle", hasWords && hasBeside && "both")}>
        {isLive && hasWords ? (
          <div className="pane">
            <Words />
          </div>
        ) : (
          !hasBeside && <WallCover when={when} isOff={isOff} />
        )}
        {isLive && whole && (
          <div className="pane">
            <WallPoll key={whole.id} poll={whole} />
          </div>
        )}
        {groups && (
          <div className="pane">
            <WallGroups groups={groups} />
          </div>
        )}
      </div>
      {isLive && band ? <WallPollBand poll={band} /> : <div />}
      <WallFooter join={join} isOff={isOff} />
    </main>
  );
}

/** Which paragraph it is, of which passage, and which part of it. */
function Where() {
  const { now, plan, places, passage } = useSessionPage();
  const [words, wall] = [useWords(liveSessionWords), useWords(wallWords)];
  const place = now.spot?.block ? places[now.spot.block] : undefined;
  const item = now.agenda.find(({ id }) => id === now.item);
  const range = item?.passage && isWithin(place, item.passage, places) ? passageName(item.passage, places, words) : "";
  const parts = passage?.shown.length ?? 1;
  return (
    <h1 className="where">
      {place ? (
        <>
          {place.number !== null && <b>{words.paragraph(place.number)}</b>}
          {range && <span className="range">{wall.of(range)}</span>}
          {place.heading && <span>{place.heading}</span>}
        </>
      ) : (
        <span>{plan.group.name}</span>
      )}
      {parts > 1 && <b className="part">{wall.part(partOf(now.part, parts) + 1, parts)}</b>}
    </h1>
  );
}

/** What the item asks of those who read. */
function Prompt() {
  const { now } = useSessionPage();
  const item = now.agenda.find(({ id }) => id === now.item);
  if (!item?.prompt) return null;
  const { length } = item.prompt;
  return (
    <p className={classes("asked", length > 280 ? "longest" : length > 130 && "longer")} dir="auto">
      {item.prompt}
    </p>
  );
}

/** Nothing of it is cut: what a wall cannot hold comes in parts. */
function Words() {
  const { now, passage, places } = useSessionPage();
  const html = passage?.shown[partOf(now.part, passage.shown.length)] ?? "";
  // Where the group has gone is told before all of its words: the first stand there at once.
  const first = passage ? "" : (places[now.spot?.block ?? ""]?.words ?? "");
  const ref = useFit<HTMLQuoteElement>(passage ? html : ` ${first}`);
  if (!passage)
    return (
      <blockquote key="first" ref={ref} dir="auto" className="words large">
        {first}
      </blockquote>
    );
  return (
    <blockquote
      key="whole"
      ref={ref}
      dir="auto"
      className={classes("words", sizeOf(html.length))}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** Who talks with whom: people look for their own name. */
function WallGroups({ groups }: { groups: GroupNow[] }) {
  const words = useWords(modeWords);
  const ref = useFit<HTMLDivElement>(groups.map(({ people }) => people.map(({ name }) => name).join()).join("|"));
  return (
    <div ref={ref} className="words wall-groups small">
      <p className="kind" role="status">
        {words.wallGroups}
      </p>
      <GroupList groups={groups} />
    </div>
  );
}

/** A clock that stands still must not be taken for one that goes. */
function Lost() {
  const { status, lostAt } = useSessionPage();
  const words = useWords(wallWords);
  if (status !== "offline") return null;
  return (
    <p className="lost" role="alert">
      <b>
        {words.lost} {lostAt ? new Intl.DateTimeFormat("en", { timeStyle: "short" }).format(lostAt) : ""}
      </b>{" "}
      {words.lostWhat}
    </p>
  );
}

/** Of more than one paragraph, and among them. */
function isWithin(place: PlaceView | undefined, { from, to }: Passage, places: Places): boolean {
  const [number = 0, first = 0, last = 0] = [place, places[from], places[to]].map((each) => each?.number ?? 0);
  return first < last && first <= number && number <= last && place?.textId === places[from]?.textId;
}

const partOf = (part: number, of: number) => Math.min(part, of - 1);

/** Without a script: as large as so many characters of HTML allow on a wall twice as wide as high. */
function sizeOf(length: number): string {
  if (length < 150) return "huge";
  if (length < 225) return "large";
  if (length < 350) return "middling";
  return length < 480 ? "small" : "least";
}
