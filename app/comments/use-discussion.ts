/** What the reading page holds of the discussion: the open place's comments, what waits unseen, the counts. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ReadingWords } from "../words/reading";
import { placeOf, type Place, type Quote } from "./anchor";
import { countAt, focusComment, paintPassages, sectionOf, showCount } from "./article-dom";
import { call, post } from "./call";
import { folded, type CommentView } from "./comment";
import { onPart } from "./later";
import type { ReadingPageData } from "./reading-page.server";
import type { DiscussionPage } from "./unread.server";
import { mergeComments, threadsOf } from "./threads";

type Open = {
  items: ReadonlyMap<string, CommentView>;
  next: string | null;
  mine: Record<string, string[]>;
  /** Up to which change the reader had seen this when it was opened. */
  seen: number | null;
  state: "loading" | "failed" | "ready";
};

const nothing: Open = { items: new Map(), next: null, mine: {}, seen: null, state: "loading" };
const listOf = (page: DiscussionPage): Open => ({
  items: mergeComments(new Map(), page.items),
  next: page.next,
  mine: page.mine,
  seen: page.seen,
  state: "ready",
});

export function useDiscussion(page: ReadingPageData, place: Place | null, words: ReadingWords) {
  const { text, viewer, blocked } = page;
  const [open, setOpen] = useState<Open>(page.open ? listOf(page.open.page) : nothing);
  const [waiting, setWaiting] = useState<ReadonlyMap<string, CommentView>>(new Map());
  const [aloud, setAloud] = useState("");
  const counts = useCounts(page, words);
  const latest = useRef({ place, open, counts, seq: text.seq });
  latest.current = { ...latest.current, place, open, counts };
  const served = useRef(page.open?.place ?? null);
  const passages = useRef<Array<{ place: Place; quote: Quote }>>([]);

  const load = useCallback(
    async (of: Place, after: string | null) => {
      if (after === null) setOpen(nothing);
      const answer = await call<DiscussionPage>(
        "GET",
        `/api/v1/texts/${text.id}/comments?${queryOf(of)}${after ? `&limit=200&after=${after}` : ""}`,
      );
      if (latest.current.place !== of) return;
      if (!answer.ok) return setOpen((was) => ({ ...was, state: after === null ? "failed" : "ready" }));
      const got = listOf(answer.data);
      setOpen((was) =>
        after === null
          ? { ...got, items: mergeComments(got.items, was.items.values()) }
          : {
              ...got,
              items: mergeComments(was.items, got.items.values()),
              mine: { ...was.mine, ...got.mine },
              seen: was.seen,
            },
      );
    },
    [text.id],
  );

  useEffect(() => {
    setWaiting(new Map());
    if (!place || served.current === place) return;
    served.current = null;
    void load(place, null);
  }, [place, load]);

  // Reading a discussion is seeing it: after a moment, and only while the page is looked at.
  const unreadHere = place ? (counts.at(place)?.unread ?? 0) : 0;
  const { next } = open;
  const firstWaiting = waiting.size > 0 ? Math.min(...[...waiting.values()].map((view) => view.bornSeq)) : null;
  const loaded = open.state === "ready";
  useEffect(() => {
    if (!viewer || !place || !loaded || unreadHere === 0) return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "hidden") return;
      // What is not loaded has not been seen (the cursor of the next page is where this one ends), nor what still waits.
      post(`/t/${text.id}/seen`, { place, seq: next ?? String(firstWaiting ? firstWaiting - 1 : latest.current.seq) });
      if (next === null && !firstWaiting) latest.current.counts.see(place);
    }, 1_200);
    return () => clearTimeout(timer);
  }, [viewer, place, loaded, unreadHere, next, firstWaiting, text.id]);

  /** A comment that this page itself wrote or changed shows at once; what others did waits, unless it is shown already. */
  const take = useCallback(
    (view: CommentView) => {
      counts.hear(view, true);
      setOpen((was) => ({ ...was, items: mergeComments(was.items, [view]) }));
    },
    [counts],
  );

  const veiled = useCallback(
    (view: CommentView) => (blocked.includes(view.author?.id ?? "") ? folded(view) : view),
    [blocked],
  );
  // Whoever one sees no more is folded at once, also what waits.
  useEffect(() => {
    const fold = (of: ReadonlyMap<string, CommentView>) => new Map([...of].map(([id, view]) => [id, veiled(view)]));
    setWaiting(fold);
    setOpen((was) => ({ ...was, items: fold(was.items) }));
  }, [veiled]);

  const hear = useCallback(
    (told: CommentView) => {
      const view = veiled(told);
      const { place: here, open: shown } = latest.current;
      latest.current.seq = Math.max(latest.current.seq, view.seq);
      const isNew = counts.hear(view, false);
      if (isNew && view.anchor.quote) {
        passages.current = [...passages.current, { place: placeOf(view.anchor), quote: view.anchor.quote }];
        paintPassages("talk", passages.current);
      }
      // Of one that is shown it is also heard that it hangs elsewhere now.
      if (placeOf(view.anchor) !== here && !shown.items.has(view.id)) return;
      const own = viewer !== null && view.author?.id === viewer.id;
      if (own || view.blocked || shown.items.has(view.id))
        setOpen((was) => ({ ...was, items: mergeComments(was.items, [view]) }));
      else if (shown.state === "ready") {
        setWaiting((was) => mergeComments(was, [view]));
        if (isNew) setAloud(view.author?.name ?? "");
      }
    },
    [counts, viewer, veiled],
  );

  // What was painted before a part of the text came is painted in it too.
  useEffect(() => onPart(() => paintPassages("talk", passages.current)), []);

  const fresh = useMemo(
    () => [...waiting.values()].filter((view) => view.state === "visible" && !open.items.has(view.id)).length,
    [waiting, open.items],
  );
  const showFresh = useCallback(async () => {
    const { place: here, open: shown } = latest.current;
    const first = [...waiting.values()].find((view) => view.state === "visible" && !shown.items.has(view.id));
    setOpen((was) => ({ ...was, items: mergeComments(was.items, waiting.values()) }));
    setWaiting(new Map());
    // A reply to a thread that is not loaded yet comes with it.
    if (here && shown.next) await load(here, shown.next);
    // The button that had the focus goes: on to what it showed.
    requestAnimationFrame(() => focusComment(first?.id));
  }, [waiting, load]);
  const loadMore = async () => {
    const last = [...open.items.keys()].at(-1);
    if (place) await load(place, open.next);
    // The button may be gone: on from where one had read to.
    requestAnimationFrame(() => focusComment(last));
  };

  const threads = useMemo(() => (place ? threadsOf(open.items.values(), place) : []), [open.items, place]);
  const setMine = useCallback(
    (id: string, names: string[]) => setOpen((was) => ({ ...was, mine: { ...was.mine, [id]: names } })),
    [],
  );

  return {
    open,
    threads,
    fresh,
    aloud,
    counts,
    take,
    hear,
    showFresh,
    setMine,
    loadMore,
    reload: () => place && load(place, null),
  };
}

export type Discussion = ReturnType<typeof useDiscussion>;

const queryOf = (place: Place) =>
  place === "text"
    ? "place=text"
    : place.startsWith("block:")
      ? `block=${encodeURIComponent(place.slice(6))}`
      : `section=${encodeURIComponent(place.slice(8))}`;

/** Counts per place live in the article's badges; per section in the outline, which React draws. */
function useCounts({ text, viewer, outline, onText, total, withheld }: ReadingPageData, words: ReadingWords) {
  const [sections, setSections] = useState(
    () => new Map(outline.map(({ id, count, unread }) => [id, { count, unread }])),
  );
  const [whole, setWhole] = useState({ total, ...onText });
  /** Whether each comment heard of is visible now. One that is not here and was made before the page was: it was counted. */
  const known = useRef(new Map(withheld.map((id) => [id, false])));

  const add = useCallback(
    (place: Place, by: { count: number; unread: number }) => {
      setWhole((was) => ({
        total: was.total + by.count,
        count: was.count + (place === "text" ? by.count : 0),
        unread: Math.max(0, was.unread + (place === "text" ? by.unread : 0)),
      }));
      if (place === "text") return;
      const was = countAt(place);
      showCount(
        place,
        { count: Math.max(0, was.count + by.count), unread: Math.max(0, was.unread + by.unread) },
        words,
      );
      const section = sectionOf(place);
      if (!section) return;
      setSections((all) => {
        const here = all.get(section) ?? { count: 0, unread: 0 };
        return new Map(all).set(section, {
          count: Math.max(0, here.count + by.count),
          unread: Math.max(0, here.unread + by.unread),
        });
      });
    },
    [words],
  );

  return useMemo(
    () => ({
      sections,
      whole,
      at: (place: Place) => (place === "text" ? whole : typeof document === "undefined" ? null : countAt(place)),
      /** @returns whether this comment is new to the page */
      hear(view: CommentView, mine: boolean): boolean {
        const visible = view.state === "visible";
        const before = known.current.get(view.id) ?? view.bornSeq <= text.seq;
        const isNew = !known.current.has(view.id) && view.bornSeq > text.seq;
        known.current.set(view.id, visible);
        const by = Number(visible) - Number(before);
        const others = !mine && viewer && !view.blocked && view.author?.id !== viewer.id;
        if (by !== 0) add(placeOf(view.anchor), { count: by, unread: others && isNew && visible ? 1 : 0 });
        return isNew && visible && !mine;
      },
      see(place: Place) {
        add(place, { count: 0, unread: -(place === "text" ? whole.unread : countAt(place).unread) });
      },
      seeAll() {
        for (const line of document.querySelectorAll<HTMLElement>(".text [data-place]:has(.talk.unread)")) {
          const place = line.dataset["place"] as Place;
          add(place, { count: 0, unread: -countAt(place).unread });
        }
        setWhole((was) => ({ ...was, unread: 0 }));
      },
    }),
    [sections, whole, add, text.seq, viewer],
  );
}
