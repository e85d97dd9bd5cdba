/** The strip on a text of the session, with what stands beside the text. */
import { useLocation, useNavigate } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState, type MouseEvent } from "react";
import { Button } from "../ui/button";
import { besideWords } from "../words/session-beside";
import { followWords } from "../words/session-follow";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { Elapsed, ItemClock } from "./clocks";
import { CommandForm } from "./command-form";
import { whereOnPage } from "./group-line";
import type { SessionScreen } from "./screens.server";
import { CommandContext, SessionProvider, useCommands, useSessionPage } from "./session-context";
import { SessionSide, sideId } from "./session-side";
import { Moves } from "./strip-moves";
import { Live, OthersRun, Over } from "./strip-pieces";
import { movesGroup, type StripView } from "./strip-view";
import { useAloud, useHandAloud } from "./use-aloud";
import { useFollow } from "./use-follow";
import { useSingleKeys } from "./use-single-keys";

type Given = { view: StripView; textId: string };

export function StripOnText({ screen, ...given }: Given & { screen: SessionScreen }) {
  return (
    <SessionProvider screen={screen} here={`/t/${given.textId}#group`} stays>
      <Both {...given} />
    </SessionProvider>
  );
}

/** Those of the pieces alone. */
const noOthers = {};

function Both({ view, textId }: Given) {
  const { now, clock } = useSessionPage();
  const words = useWords(followWords);
  const commands = useCommands();
  const [isReady, setReady] = useState(false);
  const { isOpen, setOpen, show } = useSide(textId);
  useEffect(() => {
    setReady(true);
    // Without a script the address opened it.
    setOpen(document.querySelector(`#${sideId}:target, #${sideId} :target`) !== null);
  }, [setOpen]);
  useSingleKeys(noOthers);
  const isLive = now.state === "live";
  const { spot } = now;
  const at = isLive && spot?.textId === textId ? spot.block : null;
  const follow = useFollow({
    ...{ at, began: now.startedAt, here: words.here },
    now: useCallback(() => clock.now(), [clock]),
  });
  const { apply } = follow;
  const led = useMemo(
    () => ({
      ...commands,
      act: async (fields: URLSearchParams) => {
        const why = await commands.act(fields);
        const to = fields.get("spot.block");
        if (why === null && fields.get("ask") === "move" && to) apply({ kind: "led", to });
        return why;
      },
    }),
    [commands, apply],
  );
  // Begun by mistake and put back: nothing is over.
  if (now.state === "planned") return null;
  if (!isLive) return <Over view={view} className="go-along" />;
  return (
    <CommandContext.Provider value={led}>
      <TextStrip view={view} textId={textId} at={at} follow={follow} isReady={isReady} show={show} />
      <SessionSide
        isPlain={!isReady}
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
          document.querySelector<HTMLElement>(".go-along .to-side")?.focus();
        }}
      />
    </CommandContext.Provider>
  );
}

/** What stands beside the text gives way to a discussion, and comes back for whoever asks for it. */
function useSide(textId: string) {
  const [isOpen, setOpen] = useState(false);
  const { search } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    if (search !== "") setOpen(false);
  }, [search]);
  const show = useCallback(
    (event: MouseEvent, id: string) => {
      event.preventDefault();
      if (location.search !== "") void navigate({ pathname: `/t/${textId}` }, { preventScrollReset: true });
      setOpen(true);
      // Once it stands.
      setTimeout(() => document.getElementById(id)?.focus(), 60);
    },
    [navigate, textId],
  );
  return { isOpen, setOpen, show };
}

function TextStrip({
  view,
  textId,
  at,
  follow: { mode, place, apply },
  isReady,
  show,
}: Given & {
  at: string | null;
  follow: ReturnType<typeof useFollow>;
  isReady: boolean;
  show: ReturnType<typeof useSide>["show"];
}) {
  const { now, mine, places, may, me, status } = useSessionPage();
  const [words, beside, live] = [useWords(followWords), useWords(besideWords), useWords(liveSessionWords)];
  const { spot, turn } = now;
  const strip = useHeight();
  const handAt = now.queue.findIndex(({ person }) => person.id === me?.id);
  const hand = now.queue[handAt];
  const item = now.agenda.find(({ id }) => id === now.item);
  const poll = now.polls.find(({ id, state }) => state === "open" && !(id in mine.votes));
  const acts = may !== "listen" && me !== null && !me.isNameless;
  const isHere = mine.people.some((each) => each.id === me?.id && each.isHere);
  const onPage = isReady && at !== null ? whereOnPage(at) : null;
  const where = onPage ?? (view.where && view.where.block === spot?.block ? view.where : null);
  const isElsewhere = spot !== null && spot.textId !== textId;
  const known = spot?.block ? places[spot.block] : undefined;
  const number = where?.number ?? known?.number ?? null;
  const other = isElsewhere ? (view.texts.find(({ id }) => id === spot.textId)?.title ?? null) : null;
  const aloud = useAloud(
    spot?.block ? words.aloud(number, other) : "",
    // What is not known yet is not said.
    !isElsewhere || spot.block === null || known !== undefined,
  );
  const handAloud = useHandAloud(live.youSpeak);
  return (
    <section className="go-along" aria-label={words.name(view.title)} ref={strip}>
      <div className="what">
        <a className="title" href={view.url}>
          <Live /> <b dir="auto">{view.title}</b>
        </a>
        <span className="at">
          {spot === null ? words.nowhere : other === null ? words.at(number) : words.atOf(number, other)}
        </span>
        <OthersRun view={view} />
        <span role="status" className="poll-open">
          {poll && acts && (
            <a href={`/t/${textId}#poll-${poll.id}`} onClick={(event) => show(event, "open-polls")}>
              {beside.pollIsOpen}
            </a>
          )}
        </span>
        {item && (
          <span className="item">
            {beside.now} <b dir="auto">{item.title}</b> <ItemClock item={item} plain />
          </span>
        )}
        {turn && (
          <span className="speaks">
            {words.speaks} <b dir="auto">{turn.person.name}</b> <Elapsed from={turn.from} />
          </span>
        )}
        {status === "offline" && <span className="offline">{words.offline}</span>}
      </div>
      <div className="btns">
        <noscript>
          <a className="btn small" href={`/t/${textId}`}>
            {words.reload}
          </a>
        </noscript>
        {movesGroup(view, now) && (
          <Moves textId={textId} where={where} here={isReady && place && place.block !== at ? place : null} />
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
        {may === "run" && (
          <a className="btn small to-run" href={`${view.url}/run`}>
            {live.toRun}
          </a>
        )}
        {acts && !isHere && !hand && (
          <CommandForm ask="come" fields={{ person: me.id, name: me.name }}>
            <Button small>{live.iAmHere}</Button>
          </CommandForm>
        )}
        {acts && (
          <CommandForm
            ask={hand ? "lower" : "raise"}
            fields={hand ? { hand: hand.id } : { person: me.id }}
            mints={hand ? [] : ["hand"]}
          >
            <Button small primary={!hand}>
              {hand ? words.lowerAt(handAt + 1) : words.raise}
            </Button>
          </CommandForm>
        )}
        <a
          className="btn small to-side"
          href={`/t/${textId}#${sideId}`}
          onClick={(event) => show(event, "session-side-title")}
        >
          {beside.toSide}
        </a>
      </div>
      <p className="visually-hidden" role="status">
        {aloud}
      </p>
      <p className="visually-hidden" role="status">
        {handAloud}
      </p>
    </section>
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
