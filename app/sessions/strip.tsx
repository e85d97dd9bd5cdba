/** A session that runs, on the pages beside it: a strip under the bar of its texts, a line elsewhere. Loaded when one runs. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "../ui/button";
import { followWords } from "../words/session-follow";
import { useWords } from "../words/use-words";
import { useServerTime } from "./clocks";
import { CommandForm } from "./command-form";
import { whereOnPage } from "./group-line";
import { clockOf, type ServerClock } from "./server-clock";
import { CommandContext } from "./session-context";
import { movesGroup, type StripNow, type StripView } from "./strip-view";
import { useFollow } from "./use-follow";
import { useNumber, useStrip } from "./use-strip";

export default function Strip({ view }: { view: StripView }) {
  const strip = useStrip(view);
  if (strip.isGone) return null;
  return view.textId === null ? (
    <Line key={view.id} view={view} now={strip.now} />
  ) : (
    <TextStrip key={`${view.id} ${view.textId}`} view={view} textId={view.textId} {...strip} />
  );
}

type Held = ReturnType<typeof useStrip>;

/** On every other page: that it runs, where, and the way in. */
function Line({ view, now }: { view: StripView; now: StripNow }) {
  const words = useWords(followWords);
  const { spot } = now;
  const number = useNumber(view, spot?.block ?? null, true);
  if (now.state !== "live") return <Over view={view} className="running-line" />;
  const text = view.texts.find(({ id }) => id === spot?.textId);
  return (
    <section className="running-line" aria-label={words.name(view.title)}>
      <p>
        <Live /> {words.running} <b dir="auto">{view.title}</b>
        {spot && text && (
          <span>
            <a href={`/t/${spot.textId}#group`}>{words.atOf(number ?? null, text.title)}</a>
          </span>
        )}
      </p>
      <a className="btn small" href={view.url}>
        {words.takePart}
      </a>
    </section>
  );
}

function Over({ view, className }: { view: StripView; className: string }) {
  const words = useWords(followWords);
  return (
    <section className={className} aria-label={words.name(view.title)}>
      <p>
        <b dir="auto">{view.title}</b> <span role="status">{words.over}</span>
      </p>
      <a className="btn small" href={view.url}>
        {words.left}
      </a>
    </section>
  );
}

function Live() {
  const words = useWords(followWords);
  return (
    <span className="pill live">
      <span className="dot" aria-hidden /> {words.live}
    </span>
  );
}

function TextStrip({ view, textId, now, clock, isOffline, act }: { view: StripView; textId: string } & Held) {
  const words = useWords(followWords);
  const { spot, turn, hand } = now;
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const strip = useHeight();
  const isLive = now.state === "live";
  const at = isLive && spot?.textId === textId ? spot.block : null;
  const { mode, place, apply } = useFollow({
    ...{ at, began: now.startedAt, here: words.here },
    now: useCallback(() => clock.now(), [clock]),
  });
  const onPage = isReady && at !== null ? whereOnPage(at) : null;
  const where = onPage ?? (view.where && view.where.block === spot?.block ? view.where : null);
  const isElsewhere = spot !== null && spot.textId !== textId;
  const asked = useNumber(view, spot?.block ?? null, isElsewhere);
  const number = where?.number ?? (isElsewhere ? (asked ?? null) : null);
  const other = isElsewhere ? (view.texts.find(({ id }) => id === spot.textId)?.title ?? null) : null;
  const aloud = useAloud(
    isLive && spot?.block ? words.aloud(number, other) : "",
    // What is not known yet is not said.
    !isElsewhere || asked !== undefined,
  );
  const commands = useMemo(
    () => ({
      ...{ id: view.id, seed: view.seed, here: `/t/${textId}#group` },
      act: async (fields: URLSearchParams) => {
        const why = await act(fields);
        const to = fields.get("spot.block");
        if (why === null && fields.get("ask") === "move" && to) apply({ kind: "led", to });
        return why;
      },
    }),
    [view.id, view.seed, textId, act, apply],
  );
  if (!isLive) return <Over view={view} className="go-along" />;
  return (
    <CommandContext.Provider value={commands}>
      <section className="go-along" aria-label={words.name(view.title)} ref={strip}>
        <div className="what">
          <a className="title" href={view.url}>
            <Live /> <b dir="auto">{view.title}</b>
          </a>
          <span className="at">
            {spot === null ? words.nowhere : other === null ? words.at(number) : words.atOf(number, other)}
          </span>
          {turn && (
            <span className="speaks">
              {words.speaks} <b dir="auto">{turn.name}</b> <TurnTime from={turn.from} clock={clock} />
            </span>
          )}
          {isOffline && <span className="offline">{words.offline}</span>}
        </div>
        <div className="btns">
          <noscript>
            <a className="btn small" href={`/t/${textId}`}>
              {words.reload}
            </a>
          </noscript>
          {movesGroup(view, now) && (
            <Moves textId={textId} where={where ?? null} here={isReady && place && place.block !== at ? place : null} />
          )}
          {isElsewhere ? (
            <a className="btn small follow" href={`/t/${spot.textId}#group`}>
              {words.goWith}
            </a>
          ) : mode === null ? (
            at !== null && (
              <a className="btn small follow" href="#group">
                {words.goTo(number)}
              </a>
            )
          ) : (
            <Button
              small
              type="button"
              className={mode === "following" ? "follow on" : "follow"}
              title={mode === "following" ? words.followingHint : undefined}
              onClick={() => apply({ kind: mode === "following" ? "leave" : "join" })}
            >
              {mode === "following" ? words.following : words.back(number)}
            </Button>
          )}
          {view.may !== "listen" && (
            <CommandForm
              ask={hand ? "lower" : "raise"}
              fields={hand ? { hand: hand.id } : { person: view.me.id }}
              mints={hand ? [] : ["hand"]}
            >
              <Button small primary={!hand}>
                {hand ? words.lowerAt(hand.place) : words.raise}
              </Button>
            </CommandForm>
          )}
        </div>
        <p className="visually-hidden" role="status">
          {aloud}
        </p>
      </section>
    </CommandContext.Provider>
  );
}

/** For those who run it, and whoever has the baton. */
function Moves({
  textId,
  where,
  here,
}: {
  textId: string;
  where: { before: string | null; after: string | null } | null;
  here: { block: string; number: number | null } | null;
}) {
  const words = useWords(followWords);
  const spot = (block: string | null) => ({ "spot.textId": textId, "spot.block": block });
  return (
    <div className="moves" role="group" aria-label={words.move}>
      {where && (
        <>
          <CommandForm ask="move" fields={spot(where.before)}>
            <Button small disabled={where.before === null} aria-label={words.beforeLabel} title={words.beforeLabel}>
              ‹ ¶
            </Button>
          </CommandForm>
          <CommandForm ask="move" fields={spot(where.after)}>
            <Button small disabled={where.after === null} aria-label={words.afterLabel} title={words.afterLabel}>
              ¶ ›
            </Button>
          </CommandForm>
        </>
      )}
      {here && (
        <CommandForm ask="move" fields={spot(here.block)}>
          <Button small>{words.bring(here.number)}</Button>
        </CommandForm>
      )}
    </div>
  );
}

function TurnTime({ from, clock }: { from: string; clock: ServerClock }) {
  return (
    <span className="clock" aria-hidden>
      {clockOf(useServerTime(clock) - Date.parse(from))}
    </span>
  );
}

/** Tells the page how much of it the strip covers, so that nothing is gone to beneath it. */
function useHeight() {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!strip.current) return;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(([entry]) =>
      style.setProperty("--strip", `${entry?.borderBoxSize[0]?.blockSize ?? 0}px`),
    );
    watch.observe(strip.current);
    return () => {
      watch.disconnect();
      style.removeProperty("--strip");
    };
  }, []);
  return strip;
}

/** Milliseconds between two times that the place is said: a group that leafs through must not drown everything else. */
const quiet = 5_000;

/** Said politely when it changes; not what stood there from the beginning. */
function useAloud(words: string, isKnown: boolean): string {
  const [said, setSaid] = useState("");
  const last = useRef({ words, at: 0 });
  useEffect(() => {
    if (!isKnown || words === last.current.words) return;
    const wait = Math.max(300, last.current.at + quiet - Date.now());
    const timer = setTimeout(() => {
      last.current = { words, at: Date.now() };
      setSaid(words);
    }, wait);
    return () => clearTimeout(timer);
  }, [words, isKnown]);
  return said;
}
