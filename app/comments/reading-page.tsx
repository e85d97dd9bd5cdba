import { useLocation, useNavigate } from "@remix-run/react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type MouseEvent } from "react";
import { useLive } from "../live/use-live";
import { Button } from "../ui/button";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { Place } from "./anchor";
import { call } from "./call";
import {
  aboutOf,
  choose,
  focusWay,
  hrefOf,
  numberOf,
  placeAt,
  placeOfHash,
  placeOfParam,
  reveal,
  showPeople,
} from "./article-dom";
import { placesBegun } from "./drafts";
import { bringAnchor, onPart, watchLater } from "./later";
import { Outline } from "./outline";
import { Passage, type Chosen } from "./passage";
import type { ReadingPageData } from "./reading-page.server";
import { ReadingHeader } from "./reading-header";
import { TalkPane } from "./talk-pane";
import type { TextStanding } from "./text-standing.server";
import { Toast } from "./toast";
import { useDiscussion } from "./use-discussion";
import { useKeys } from "./use-keys";
import { useWhere } from "./use-where";

const KeysDialog = lazy(() => import("./keys-dialog"));
const Strays = lazy(() => import("./strays"));

/** Text, outline and talk. The text itself is HTML that the server wrote (see `article-html.ts`); React leaves it alone. */
export function ReadingPage({ page: given, html }: { page: ReadingPageData; html: string | undefined }) {
  /** What one may do here, since it changed. */
  const [now, setNow] = useState<Partial<TextStanding>>({});
  const page = useMemo(() => ({ ...given, ...now }), [given, now]);
  const words = useWords(readingWords);
  // In a document the text stands only in what the server wrote. Should React have to draw the page anew (an extension
  // changed it before we came), the text must not be gone.
  const [article] = useState(
    () => html ?? (typeof document === "undefined" ? "" : (document.getElementById("article")?.innerHTML ?? "")),
  );
  const [place, setPlace] = useState<Place | null>(page.open?.place ?? null);
  const [about, setAbout] = useState(page.about ?? { name: "", excerpt: "" });
  const [passage, setPassage] = useState<Chosen | null>(null);
  const [writing, setWriting] = useState(false);
  const [news, setNews] = useState<string | null>(null);
  const [isShut, setIsShut] = useState(false);
  /** Something is begun at a place that this page does not show: of an edition before, or further down a long text. */
  const [hasStrays, setHasStrays] = useState(false);
  /** How often words came from another place into the box that is open. */
  const [came, setCame] = useState(0);
  /** One has opened a discussion: the focus goes to its head, once it stands. */
  const toTitle = useRef(false);
  const discussion = useDiscussion(page, place, words);
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  /** Oneself, and whom one does not want to see. */
  const unseen = useMemo(() => [page.viewer?.id ?? "", ...page.blocked], [page.viewer, page.blocked]);
  const block = place?.startsWith("block:") ? place.slice(6) : null;
  const ask = async () => {
    const answer = await call<TextStanding>("GET", `/api/v1/texts/${page.text.id}/standing`);
    if (!answer.ok) return;
    const box = document.activeElement?.closest(".compose");
    setNow(answer.data);
    // With the box goes the focus: on to the head of the discussion, where the reason is said below.
    if (box) setTimeout(() => box.isConnected || document.getElementById("talk-title")?.focus(), 99);
  };
  const live = useLive({
    room: `text:${page.text.id}`,
    since: page.text.seq,
    onComment: discussion.hear,
    onChanged: (what) => {
      if (what === "text") setNews(words.changed);
      if (what === "edition") setNews(words.newEdition);
      // What may change of what one may do, or whom one sees, while the page is open.
      if (/conditions|standing|blocks/.test(what)) void ask();
    },
    onBye: (why) => setNews(words.bye[why] ?? null),
  });
  const where = useWhere(page, live.at);

  // The address says which discussion is open: `#p39` as people share it, `?p=39` as plain links have it.
  useEffect(() => {
    const show = () => {
      const named = placeOfHash(hash) ?? placeOfParam(new URLSearchParams(search).get("p"));
      setPlace(named);
      setAbout(named ? aboutOf(named, words) : { name: "", excerpt: "" });
      choose(named);
      if (!named) setPassage(null);
    };
    show();
    let isOver = false;
    void bringAnchor(hash)?.then((came) => {
      if (!came || isOver) return;
      show();
      document.getElementById(hash.slice(1))?.scrollIntoView();
    });
    return () => void (isOver = true);
  }, [hash, search, words]);
  useEffect(watchLater, []);
  // Once the pane stands: on a phone it takes the lower half, and the passage must be above it.
  useEffect(() => {
    // A heading of the outline, `#h-…`, is where one wants to go, whatever discussion stays open.
    if (place && place !== "text" && !hash.startsWith("#h-")) reveal(place);
    if (!place || !toTitle.current) return;
    toTitle.current = false;
    document.getElementById("talk-title")?.focus({ preventScroll: true });
  }, [place, hash]);
  useEffect(() => {
    const show = () => showPeople(live.presence.people.filter(({ id }) => !unseen.includes(id)));
    show();
    return onPart(show);
  }, [live.presence, unseen]);

  const open = useCallback(
    (to: Place, { write = false } = {}) => {
      setWriting(write);
      setPassage((was) => (was?.place === to ? was : null));
      // Without the `#p39` of the link: Remix would scroll to it, and the paragraph one pressed would jump away.
      void navigate({ pathname, search: hrefOf(to).replace(/#.*$/, "") }, { preventScrollReset: true });
      toTitle.current = !write;
    },
    [navigate, pathname],
  );
  const close = useCallback(() => {
    setWriting(false);
    void navigate({ pathname }, { preventScrollReset: true });
    if (place) focusWay(place);
  }, [navigate, pathname, place]);
  /** null until there is script to hear them. */
  const [keys, setKeys] = useState<boolean | null>(null);
  useEffect(() => setKeys(false), []);
  const showKeys = useCallback(() => setKeys(true), []);
  useKeys({ place, open, close, showKeys });

  /** A tap anywhere on a paragraph opens its discussion, unless one is selecting or following a link of the text. */
  function tapped(event: MouseEvent) {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target as Element;
    const link = target.closest("a");
    if (link && !link.matches(".no, .talk")) return;
    const to = placeAt(target);
    if (!to || (!link && (!target.closest(".para") || !getSelection()?.isCollapsed))) return;
    event.preventDefault();
    open(to);
  }

  const maySay = page.may.comment;
  useEffect(
    () => setHasStrays(maySay && placesBegun(page.text.id).some((each) => placeOfParam(each) === null)),
    [page.text.id, maySay],
  );
  useEffect(() => setIsShut(false), [live.status, news]);

  const typing = (live.typing[block ?? ""] ?? []).filter(({ id }) => !unseen.includes(id));
  return (
    <div className="desk">
      <Outline lines={page.outline} counts={discussion.counts.sections} current={where.section} read={where.read} />
      <main className={page.text.numbered > 999 ? "text long-numbers" : "text"} id="main" tabIndex={-1}>
        <ReadingHeader
          page={page}
          discussion={discussion}
          live={live}
          unseen={unseen}
          place={place}
          open={open}
          stopped={where.stopped}
        />
        <div
          onClick={tapped}
          suppressHydrationWarning
          id="article"
          lang={page.text.language === "und" ? undefined : page.text.language}
          dir={page.text.direction ?? "auto"}
          dangerouslySetInnerHTML={{ __html: article }}
        />
        {keys !== null && (
          <Button type="button" quiet small className="keys-button" onClick={showKeys}>
            {words.keys}
          </Button>
        )}
        {keys && (
          <Suspense>
            <KeysDialog onClose={() => setKeys(false)} />
          </Suspense>
        )}
        <a className="to-outline" href="#sections">
          {words.openOutline}
        </a>
      </main>
      <TalkPane
        page={page}
        place={place}
        about={about}
        discussion={discussion}
        typing={typing}
        passage={passage && passage.place === place ? passage : null}
        writing={writing}
        came={came}
        onWriting={() => live.writing(block)}
        onOpen={open}
        onClose={close}
      />
      {page.may.comment && (
        <Passage
          onChosen={(chosen) => {
            setPassage(chosen);
            open(chosen.place, { write: true });
          }}
        />
      )}
      <div className="toasts">
        {!isShut && (news ?? live.status === "offline") && (
          <Toast
            onClose={() => {
              setNews(null);
              setIsShut(true);
            }}
          >
            {news ?? words.offline} {news && <a href="">{words.reload}</a>}
          </Toast>
        )}
        {hasStrays && (
          <Suspense>
            <Strays textId={page.text.id} open={place} onCame={() => setCame((times) => times + 1)} />
          </Suspense>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {discussion.fresh > 0 && place
          ? words.freshAloud(
              discussion.fresh,
              numberOf(place) ? words.paragraph(numberOf(place) as number) : about.name,
            )
          : now.why || now.seenBy}
      </p>
    </div>
  );
}
