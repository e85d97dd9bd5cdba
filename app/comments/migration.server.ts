/**
 * A new edition begins to be read, and every thread goes where the report said: it stays, moves, or is put on the shelf.
 * Whoever looks after the text can hang any of them elsewhere, before and after.
 */
import { and, eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { recordGroupAct } from "../groups/group-record.server";
import { announce } from "../live/announce.server";
import { conflict, invalid, notFound } from "../refusals";
import { givingWay } from "../texts/giving-way";
import { beginReading, editionFor, waitingEdition, type EditionScope } from "../texts/editions.server";
import { stillChangeable, textToChange } from "../texts/text-changes.server";
import { editionWords } from "../words/editions";
import { say } from "../words/words";
import { anchorOf, type Place, type Quote } from "./anchor";
import { backIn } from "./comebacks.server";
import { isUnseen } from "./comment-rows.server";
import { nextSeq } from "./comment-writes.server";
import { fatesIn } from "./crossings.server";
import { offShelf, shelfPlace, type Content, type Fate, type Fates } from "./crossing";
import { numberFromParam, placeFromParam } from "./place-url";
import { findQuote, quoteAt } from "./quote";
import { followReaders } from "./reading-moves.server";
import { movesTo, putMove, putMoves, rootsOf, shelvedByHand, type MoveRow, type Root } from "./thread-moves.server";
import { tellPages } from "./telling.server";
import { moveThread } from "./withholding.server";

const { comments } = schema;

/** What comes of each thread. `byHand`: where somebody has placed it, in place of what was found. */
export type Planned = Fate & { root: Root; byHand: MoveRow | null };

/** What was found out of threads. `back`: those on the shelf whose words the edition has again. */
type Known = { of: ReadonlyMap<string, { place: string; fate: Fate | null }>; back: ReadonlyMap<string, Fate> };

/** What comes of the threads of a text in an edition that waits. */
export async function plannedFor(scope: EditionScope): Promise<Planned[]> {
  const roots = await rootsOf(read(), scope.text.id);
  const [hand, { known }] = await Promise.all([
    movesTo(read(), scope.text.id, scope.edition.number),
    knownOf(scope, roots),
  ]);
  return planned(roots, hand, known);
}

/** @returns `joined`: by id of a block that is gone, the one that took it in */
async function knownOf(scope: EditionScope, roots: Root[]): Promise<{ known: Known; joined: Fates["joined"] }> {
  const { text, article } = scope;
  const byHand = await shelvedByHand(read(), text.id);
  const [{ of, joined }, back] = await Promise.all([
    foundFor(scope, roots),
    backIn(
      text.id,
      roots.filter(({ id }) => !byHand.has(id)),
      article,
    ),
  ]);
  return { known: { of, back }, joined };
}

async function foundFor(
  scope: EditionScope,
  roots: Root[],
): Promise<{ of: Map<string, Found>; joined: Fates["joined"] }> {
  const hanging = roots.map(({ id, place, quote }) => ({ id, place, quote }));
  const { of, joined } = await fatesIn(scope, hanging);
  return { of: new Map(roots.map(({ id, place }) => [id, { place, fate: of.get(id) ?? null }])), joined };
}

type Found = { place: string; fate: Fate | null };

/** Oldest first; those that were on the shelf before, and stay there, are left out. */
function planned(roots: Root[], hand: ReadonlyMap<string, MoveRow>, { of, back }: Known): Planned[] {
  const all: Planned[] = [];
  for (const root of roots) {
    const found = of.get(root.id)?.fate ?? back.get(root.id);
    const byHand = hand.get(root.id) ?? null;
    const place = byHand?.toPlace as Place | null | undefined;
    // Also one that was on the shelf before.
    if (byHand && place !== undefined)
      all.push({ root, byHand, how: byHand.how, place, quote: byHand.toQuote, score: 100 });
    else if (found) all.push({ root, byHand, ...found });
  }
  return all;
}

/**
 * From now on the edition that waits is read, and threads go where they belong in it.
 *
 * @returns how many threads did not stay as they were
 * @throws Refusal as `textToChange`; `not-found` where it does not wait; `conflict` where another one is read by now
 */
export async function letBeRead(viewer: SignedIn, textId: string, number: number): Promise<{ moved: number }> {
  const scope = await waitingEdition(viewer, textId, number);
  const { text, group } = scope;
  const { known, joined } = await knownOf(scope, await rootsOf(read(), text.id));
  const of = new Map(known.of);
  const begin = (tx: Db) => begun(tx, viewer, scope, { known: { ...known, of }, joined });
  let told = await write(begin);
  // What was written or moved since it was worked out is asked about, outside the write, for which others wait.
  for (let times = 1; Array.isArray(told); times++) {
    if (times > mostTimes) throw conflict(say(editionWords, (w) => w.tooLively));
    for (const [id, found] of (await foundFor(scope, told)).of) of.set(id, found);
    told = await write(begin);
  }
  announce("changed", { room: `text:${text.id}`, what: "edition" });
  announce("changed", { room: `group:${group.slug}`, what: "texts" });
  return told;
}

/** While so many comments come in one after the other, something is always new. */
const mostTimes = 20;

/** @returns threads of which it is not known what comes of them: nothing was done */
async function begun(
  tx: Db,
  viewer: SignedIn,
  { text, group, edition: { number } }: EditionScope,
  { known, joined }: { known: Known; joined: Fates["joined"] },
): Promise<{ moved: number } | Root[]> {
  await stillChangeable(tx, viewer, text.id);
  // Also what is held and has no number.
  const roots = await rootsOf(tx, text.id);
  const unknown = roots.filter(({ id, place }) => known.of.get(id)?.place !== place);
  if (unknown.length > 0) return unknown;
  const all = planned(roots, await movesTo(tx, text.id, number), known);
  const away = all.filter(({ how }) => how !== "kept");
  const giveWay = givingWay();
  for (const each of away) {
    await hang(tx, text, each);
    await giveWay();
  }
  await putMoves(
    tx,
    away.filter(({ root }) => root.isTold).map((each) => moveRow(text, number, each)),
  );
  const moves = away.map(({ root, place }) => ({ from: root.place, to: place as string | null }));
  await followReaders(tx, text.id, { moves, joined });
  const kept = all.filter(({ how, root }) => how === "kept" && root.isTold).length;
  await beginReading(tx, { textId: text.id, from: text.edition, to: number, kept });
  await nextSeq(tx, text.id);
  await recordGroupAct(tx, viewer, group, "text.edition", { targetId: text.id, after: { edition: number } });
  return { moved: away.filter(({ root }) => root.isTold).length };
}

async function hang(tx: Db, { edition }: { edition: number }, { root, place, quote }: Planned): Promise<void> {
  const to = place ?? shelved(root.place, edition);
  if (quote && quote.exact !== root.quote?.exact) await requote(tx, root.id, quote);
  if (to !== root.place) await moveThread(tx, root.id, to);
  else if (quote && quote.exact !== root.quote?.exact && !isUnseen(root)) await stampOne(tx, root.id);
}

export const requote = (tx: Db, id: string, quote: Quote) =>
  tx.update(comments).set({ quote }).where(eq(comments.id, id));

async function stampOne(tx: Db, id: string): Promise<void> {
  const [row] = await tx.select({ textId: comments.textId }).from(comments).where(eq(comments.id, id));
  if (!row) return;
  const seq = await nextSeq(tx, row.textId);
  await tx.update(comments).set({ seq }).where(eq(comments.id, id));
}

const moveRow = (
  text: { id: string },
  edition: number,
  { root, byHand, how, place, quote, score }: Planned,
): MoveRow => ({
  ...{ textId: text.id, edition, threadId: root.id, how: how === "kept" ? "moved" : how },
  ...{ fromPlace: root.place, fromQuote: root.quote, toPlace: place, toQuote: quote, score },
  ...{ placedBy: byHand?.placedBy ?? null, placedAt: byHand?.placedAt ?? null },
});

/**
 * Hangs a thread elsewhere: while the edition waits, that is where it will go; once it is read, it goes there now.
 *
 * @param to a paragraph by its number in that edition, another place as addresses name it, or "" for the shelf
 * @throws Refusal as `textToChange`; `not-found`; `invalid` (to); `conflict` where a newer edition is read
 */
export async function placeThread(
  viewer: SignedIn,
  textId: string,
  number: number,
  threadId: string,
  to: unknown,
): Promise<void> {
  await textToChange(viewer, textId);
  const { text, group, edition, article } = await editionFor(viewer, textId, number);
  const isWaiting = edition.state === "waiting";
  if (!isWaiting && number !== text.edition) throw conflict(say(editionWords, (w) => w.notReadNow));
  const place = placeIn(to, article);
  const touched = await write(async (tx) => {
    const now = await stillChangeable(tx, viewer, text.id);
    if (now.edition !== text.edition) throw conflict(say(editionWords, (w) => w.changedMeanwhile));
    const [root] = await tx
      .select({ id: comments.id, place: comments.place, quote: comments.quote, seq: comments.seq })
      .from(comments)
      .where(and(eq(comments.id, threadId), eq(comments.threadId, threadId), eq(comments.textId, text.id)));
    if (!root || isUnseen(root)) throw notFound();
    const before = (await movesTo(tx, text.id, number)).get(threadId);
    const from = { place: before?.fromPlace ?? root.place, quote: before ? before.fromQuote : root.quote };
    await putMove(tx, {
      ...{ textId: text.id, edition: number, threadId, how: place === null ? "orphaned" : "moved" },
      ...{
        fromPlace: from.place,
        fromQuote: from.quote,
        toPlace: place,
        toQuote: quoteThere(from.quote, place, article),
      },
      ...{ score: 100, placedBy: "operatorTool" in viewer.by ? null : viewer.id, placedAt: new Date() },
    });
    if (isWaiting) return null;
    const quote = quoteThere(from.quote, place, article);
    if (quote) await requote(tx, threadId, quote);
    const said = {
      targetId: threadId,
      before: { place: root.place, ...standing(before) },
      after: { place: place ?? "shelf" },
    };
    await recordGroupAct(tx, viewer, group, "text.thread", said);
    return moveThread(tx, threadId, place ?? shelved(from.place, number - 1));
  });
  if (touched === null) return;
  await tellPages(touched);
  announce("changed", { room: `text:${text.id}`, what: "text" });
}

/** For whoever takes it back: no words, since a line of the log stays. `how` null: it had stayed where it was. */
const standing = (row: MoveRow | undefined) => ({
  ...{ how: row?.how ?? null, score: row?.score ?? null, byHand: Boolean(row?.placedAt) },
});

export const shelved = (place: string, edition: number): Place =>
  offShelf(place) ? (place as Place) : shelfPlace(place, edition);

/** The passage as it stands there, where its words do; else as it was quoted, which says what was meant. */
export function quoteThere(quote: Quote | null, place: Place | null, article: Content): Quote | null {
  const { block } = anchorOf(place ?? "text", null);
  const text = block ? article.block(block)?.text : undefined;
  const span = quote && text !== undefined ? findQuote(text, quote) : null;
  return span && text !== undefined ? quoteAt(text, span.start, span.end) : quote;
}

function placeIn(to: unknown, article: Parameters<typeof placeFromParam>[1]): Place | null {
  const wanted = typeof to === "string" ? to.trim().replace(/^¶\s*/u, "") : typeof to === "number" ? String(to) : null;
  if (wanted === "" || to === null) return null;
  const edition = wanted === null ? null : /\.e\d+$/.test(wanted) ? numberFromParam(wanted)?.edition : article.edition;
  const place = wanted === null || edition !== article.edition ? null : placeFromParam(wanted, article);
  if (!place) throw invalid({ to: say(editionWords, (w) => w.noSuchPlace) });
  return place;
}
