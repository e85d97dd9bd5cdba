/**
 * The report of a new edition: what becomes of each thread while it waits, for those who look after the text; what became
 * of it once it is read, for whoever reads the text.
 */
import { inArray } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { canAddText } from "../groups/group";
import { invalid, notFound } from "../refusals";
import { articleOf, type Article } from "../texts/articles.server";
import { editionUrl, type EditionLine } from "../texts/edition";
import { editionFor, type EditionScope } from "../texts/editions.server";
import { textToChange } from "../texts/text-changes.server";
import { commentPageWords } from "../words/comment-pages";
import { editionWords } from "../words/editions";
import { articleWords } from "../words/article";
import { say, type Language } from "../words/words";
import { anchorOf, type Quote } from "./anchor";
import { aboutBlock } from "./article-html";
import { excerpt } from "./comment-page.server";
import { isUnseen, viewsOf, withAuthor } from "./comment-rows.server";
import { offShelf, type Fate } from "./crossing";
import { plannedFor } from "./migration.server";
import type { Place } from "./anchor";
import { placeHref } from "./place-url";
import { beginningOf } from "./reading.server";
import { seerOf } from "./seer";
import { movesCounted, movesTo, stayedAt } from "./thread-moves.server";
import { wordDiff, type Piece } from "../texts/word-diff";

export const fates = ["kept", "moved", "changed", "orphaned"] as const satisfies Fate["how"][];

/** A place in one of the two editions, by name, and the way to it. */
export type Spot = { place: string; name: string; number: number | null; quote: string | null; href: string };

export type ReportLine = {
  thread: string;
  how: Fate["how"];
  /** How sure it is, of 100. */
  score: number;
  byHand: boolean;
  author: string | null;
  /** How the comment begins that opened it; "": it was taken away. */
  begins: string;
  replies: number;
  from: Spot;
  /** It hung on the shelf, of an edition before that. */
  wasShelved: boolean;
  /** null: on the shelf. */
  to: Spot | null;
  /** Of the passage, or of the paragraph, where its words are others. */
  difference: Piece[];
};

export type Report = {
  text: { id: string; title: string; edition: number; numbered: number };
  group: { slug: string; name: string };
  edition: EditionLine;
  mayManage: boolean;
  counts: Record<Fate["how"], number>;
  how: Fate["how"] | null;
  lines: ReportLine[];
  /** The thread after which the next page begins. */
  next: string | null;
};

type Found = { thread: string; how: Fate["how"]; score: number; byHand: boolean; from: Hung; to: Hung | null };
type Hung = { place: string; quote: Quote | null };

/**
 * @param how those alone; else all that do not stay as they are
 * @param after a thread that `next` named
 * @throws Refusal `not-found`, also for the first edition; `invalid` (how, after)
 */
export async function migrationReport(
  viewer: Viewer,
  textId: string,
  number: string | number,
  { how, after, limit, language }: { how: string | null; after: string | null; limit: number; language: Language },
): Promise<Report> {
  const scope = await editionFor(viewer, textId, number);
  const { text, group, standing, edition } = scope;
  if (edition.number === 1) throw notFound();
  const chosen = how === null ? null : fates.find((each) => each === how);
  if (chosen === undefined) throw invalid({ how: say(editionWords, (w) => w.noneSuch) });
  const isWaiting = edition.state === "waiting";
  const before = await articleOf(text.id, edition.number - 1);
  const { counts, found } = isWaiting ? await whatWillBe(scope, before) : await whatBecame(scope, before);
  if (!isWaiting && chosen === "kept") found.push(...inTextOrder(await whatStayed(scope), before));
  const shown = found.filter((each) => (chosen ? each.how === chosen : each.how !== "kept"));
  const start = after === null ? 0 : shown.findIndex(({ thread }) => thread === after) + 1;
  if (after !== null && start === 0) throw invalid({ after: say(editionWords, (w) => w.noneSuch) });
  const page = shown.slice(start, start + limit);
  return {
    text: { id: text.id, title: text.title, edition: text.edition, numbered: text.numbered },
    group: { slug: group.slug, name: group.name },
    edition,
    mayManage: canAddText(standing),
    counts,
    how: chosen,
    lines: await linesOf(viewer, scope, page, { before, language }),
    next: shown.length > start + limit ? (page.at(-1)?.thread ?? null) : null,
  };
}

/** One thread of it, for whoever would hang it elsewhere. @throws Refusal as `textToChange`; `not-found` */
export async function reportLineFor(
  viewer: Viewer,
  textId: string,
  number: string,
  thread: string,
  language: Language,
): Promise<{ scope: EditionScope; line: ReportLine }> {
  await textToChange(viewer, textId);
  const scope = await editionFor(viewer, textId, number);
  const { text, edition } = scope;
  if (edition.number === 1 || (edition.state === "read" && edition.number !== text.edition)) throw notFound();
  const before = await articleOf(text.id, edition.number - 1);
  const { found } = edition.state === "waiting" ? await whatWillBe(scope, before) : await whatBecame(scope, before);
  const one = found.filter((each) => each.thread === thread);
  const [line] = await linesOf(viewer, scope, one.length > 0 ? one : await asItHangs(scope, thread), {
    before,
    language,
  });
  if (!line) throw notFound();
  return { scope, line };
}

/** A thread that stayed where it was when the edition began to be read. */
async function asItHangs({ text }: EditionScope, thread: string): Promise<Found[]> {
  const [row] = await withAuthor(read()).where(inArray(schema.comments.id, [thread]));
  if (row?.comment.textId !== text.id || row.comment.threadId !== thread || isUnseen(row.comment)) return [];
  const at = { place: row.comment.place, quote: row.comment.quote };
  const isShelved = offShelf(at.place) !== null;
  return [
    { thread, how: isShelved ? "orphaned" : "kept", score: 100, byHand: false, from: at, to: isShelved ? null : at },
  ];
}

async function whatWillBe(scope: EditionScope, before: Article) {
  const counts = { kept: 0, moved: 0, changed: 0, orphaned: 0 };
  const found: Found[] = [];
  for (const { root, how, place, quote, score, byHand } of await plannedFor(scope)) {
    // Nobody has seen it yet, or it was taken away; it goes along all the same.
    if (!root.isTold) continue;
    counts[how] += 1;
    const to = place === null ? null : { place, quote };
    found.push({ thread: root.id, how, score, byHand: byHand !== null, from: root, to });
  }
  return { counts, found: inTextOrder(found, before) };
}

async function whatBecame({ text, edition }: EditionScope, before: Article) {
  const [counted, rows] = await Promise.all([
    movesCounted(text.id, edition.number),
    movesTo(read(), text.id, edition.number),
  ]);
  const found = [...rows.values()].map((row): Found => ({
    ...{ thread: row.threadId, how: row.how, score: row.score, byHand: row.placedAt !== null },
    from: { place: row.fromPlace, quote: row.fromQuote },
    to: row.toPlace === null ? null : { place: row.toPlace, quote: row.toQuote },
  }));
  return { counts: { kept: edition.kept, ...counted }, found: inTextOrder(found, before) };
}

/** Threads that stayed where they were, as far as they are still there to be told of. */
async function whatStayed({ text, edition }: EditionScope): Promise<Found[]> {
  const stayed = await stayedAt(text.id, edition.number, new Date(edition.readFrom ?? 0));
  return stayed
    .filter(({ place }) => !offShelf(place))
    .map(({ id, ...at }) => ({ thread: id, how: "kept", score: 100, byHand: false, from: at, to: at }));
}

/** By where they hung, and those of one place as they were written. */
function inTextOrder(found: Found[], before: Article): Found[] {
  const order = new Map<string, number>([["text", 0]]);
  for (const { id, blocks } of before.sections) {
    order.set(`section:${id}`, order.size);
    for (const block of blocks) order.set(`block:${block.id}`, order.size);
  }
  const at = ({ from }: Found) => order.get(from.place) ?? order.size;
  return found.sort((a, b) => at(a) - at(b));
}

async function linesOf(
  viewer: Viewer,
  scope: EditionScope,
  page: Found[],
  { before, language }: { before: Article; language: Language },
): Promise<ReportLine[]> {
  if (page.length === 0) return [];
  const ids = page.map(({ thread }) => thread);
  const rows = await withAuthor(read()).where(inArray(schema.comments.id, ids));
  const views = await viewsOf(read(), rows, seerOf(viewer, scope));
  const { text, edition, article } = scope;
  const earlier = await shelvesOf(text.id, page);
  const was = (from: Hung, about: { quoted: boolean; language: Language }): Spot => {
    const shelf = offShelf(from.place);
    const then = shelf && earlier.get(shelf.edition);
    const [at, number] = then ? [{ ...from, place: shelf.place }, shelf.edition] : [from, edition.number - 1];
    const spot = spotOf(at, then ?? before, editionUrl(text.id, number), about);
    return then ? { ...spot, name: commentPageWords[language].inEdition(spot.name, number) } : spot;
  };
  const asItStood = (from: Hung): Hung => ({ ...from, place: offShelf(from.place)?.place ?? from.place });
  const earlierOf = (from: Hung) => earlier.get(offShelf(from.place)?.edition ?? 0) ?? before;
  return page.map(({ thread, how, score, byHand, from, to }) => {
    const view = views.find(({ id }) => id === thread);
    const isSeen = view !== undefined && view.state !== "removed";
    return {
      ...{ thread, how, score, byHand, author: view?.author?.name ?? null, replies: view?.replyCount ?? 0 },
      begins: isSeen ? beginningOf(view.html) : "",
      from: was(from, { quoted: isSeen, language }),
      wasShelved: offShelf(from.place) !== null,
      to: to && spotOf(to, article, editionUrl(text.id, edition.number), { quoted: isSeen, language }),
      difference: to && isSeen ? differenceOf(asItStood(from), to, earlierOf(from), article) : [],
    };
  });
}

/** The editions from which threads came on the shelf. */
async function shelvesOf(textId: string, page: Found[]): Promise<Map<number, Article>> {
  const numbers = new Set(page.flatMap(({ from }) => offShelf(from.place)?.edition ?? []));
  return new Map(await Promise.all([...numbers].map(async (n) => [n, await articleOf(textId, n)] as const)));
}

/** @param quoted whether whoever asks sees the comment, and so what it quotes */
function spotOf(
  { place, quote }: Hung,
  article: Article,
  url: string,
  { quoted, language }: { quoted: boolean; language: Language },
): Spot {
  const words = articleWords[language];
  const at = anchorOf(place, null);
  const block = at.block ? article.block(at.block) : undefined;
  const section = at.section ? article.section(at.section) : undefined;
  const name = block
    ? aboutBlock(block, words)
    : section
      ? words.section(section.heading ?? words.introduction)
      : editionWords[language].wholeText;
  return {
    ...{ place, name, number: block?.number ?? null },
    quote: quoted && quote ? excerpt(quote.exact, 280) : null,
    href: `${url}${placeHref("", place as Place, article).replace(/^[^?]*/, "")}`,
  };
}

/** Of the passage where both have one, else of what the two places say. */
function differenceOf(from: Hung, to: Hung, before: Article, after: Article): Piece[] {
  const [was, is] = [wordsAt(from, before), wordsAt(to, after)];
  const pieces = was === is ? [] : wordDiff(was, is);
  return pieces.every((piece) => piece.is === "same") ? [] : pieces;
}

function wordsAt({ place, quote }: Hung, article: Article): string {
  if (quote) return quote.exact;
  const { block, section } = anchorOf(place, null);
  return (block ? article.block(block)?.text : section ? article.section(section)?.heading : null) ?? "";
}
