/**
 * The editions of a text. Each is immutable; one is read, at most one waits to be. Whoever may read the text may read
 * those that are or were read; what waits is for those who look after it.
 */
import { and, asc, eq, gt } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { canAddText } from "../groups/group";
import { checkProse } from "../plain-line";
import { conflict, invalid, notFound } from "../refusals";
import { editionWords } from "../words/editions";
import { say } from "../words/words";
import { articleOf, articleThatWaits, type Article } from "./articles.server";
import { editionLimits, editionNumber, type EditionLine } from "./edition";
import { editionRows, insertEdition } from "./edition-rows.server";
import { comparedApart } from "./comparer.server";
import { identifying, keeping, type Kept } from "./editions/carry";
import { givingWay, inTurns } from "./giving-way";
import { stillChangeable, textToChange } from "./text-changes.server";
import { showPictures } from "./pictures/pictures.server";
import type { Draft } from "./text";
import { hashOf, type Source } from "./brought";
import type { IdentifiedSection } from "./import/ids";
import { textFor, type TextScope } from "./texts.server";

const { texts, editions, blocks, sections, users } = schema;

export type EditionScope = TextScope & { edition: EditionLine; article: Article };

/**
 * Puts a new edition forward: it waits, and nothing changes for readers. The same source again is the one that waits.
 *
 * @param note what is different and why
 * @param inSameWrite done in the write that keeps it, with its number: where this throws, nothing is kept
 * @throws Refusal as `textToChange`; `invalid` (content, note); `conflict` where another one waits
 */
export async function putForward(
  viewer: SignedIn,
  textId: string,
  draft: Draft,
  {
    source,
    note = "",
    inSameWrite,
  }: { source: Source; note?: unknown; inSameWrite?: (tx: Db, number: number) => Promise<void> },
): Promise<{ number: number; made: boolean }> {
  const { text } = await textToChange(viewer, textId);
  const said = noteIn(note);
  const old = await articleOf(text.id, text.edition);
  if (draft.sections.every((section) => section.blocks.length === 0 && section.heading === null))
    throw invalid({ content: say(editionWords, (w) => w.nothing) });
  if (isSame(old, draft)) throw invalid({ content: say(editionWords, (w) => w.same) });
  const kept = await (comparedApart({ what: "kept" }, [old, draft]) ?? inTurns(keeping(old, draft)));
  const sections = await inTurns(identifying(draft, kept, text.id, await idsEverUsed(text.id)));
  const sourceHash = hashOf(source);
  const number = text.edition + 1;
  const rows = await editionRows(sections, { textId: text.id, number });
  return write(async (tx) => {
    const now = await stillChangeable(tx, viewer, text.id);
    const [waiting] = await tx.select().from(editions).where(waitingOf(text.id));
    if (waiting?.sourceHash === sourceHash) {
      await inSameWrite?.(tx, waiting.number);
      return { number: waiting.number, made: false };
    }
    if (waiting) throw conflict(say(editionWords, (w) => w.oneWaits(waiting.number)));
    if (now.edition !== text.edition) throw conflict(say(editionWords, (w) => w.changedMeanwhile));
    await insertEdition(tx, rows, {
      ...{ textId: text.id, number, sourceHash, format: draft.format, note: said, state: "waiting" },
      createdBy: "operatorTool" in viewer.by ? null : viewer.id,
      createdAt: new Date(),
      heirs: joinedInto(kept, sections),
    });
    await showPictures(tx, { textId: text.id }, draft.sections);
    await inSameWrite?.(tx, number);
    return { number, made: true };
  });
}

/** Takes one away that waits. @throws Refusal as `textToChange`; `not-found` where it does not wait */
export async function putAway(viewer: SignedIn, textId: string, number: number): Promise<void> {
  const { text } = await textToChange(viewer, textId);
  await write(async (tx) => {
    await stillChangeable(tx, viewer, text.id);
    const gone = await tx
      .delete(editions)
      .where(and(waitingOf(text.id), eq(editions.number, number)))
      .returning({ number: editions.number });
    if (gone.length === 0) throw notFound();
  });
}

/** Newest first. @throws Refusal `not-found` */
export async function editionsOf(viewer: Viewer, textId: string): Promise<{ scope: TextScope; lines: EditionLine[] }> {
  const scope = await textFor(viewer, textId);
  const rows = await linesOf(scope);
  return { scope, lines: rows.toReversed() };
}

/** One edition with its content. @throws Refusal `not-found`, also for one that waits, unless the asker looks after the text */
export async function editionFor(viewer: Viewer, textId: string, number: string | number): Promise<EditionScope> {
  const scope = await textFor(viewer, textId);
  const wanted = typeof number === "number" ? number : editionNumber(number);
  const edition = (await linesOf(scope)).find((each) => each.number === wanted);
  if (!edition) throw notFound();
  const load = edition.state === "waiting" ? articleThatWaits : articleOf;
  return { ...scope, edition, article: await load(scope.text.id, edition.number) };
}

/** For whoever would let it be read, or take it away. @throws Refusal as `textToChange`; `not-found` where it does not wait */
export async function waitingEdition(viewer: Viewer, textId: string, number: string | number): Promise<EditionScope> {
  await textToChange(viewer, textId);
  const found = await editionFor(viewer, textId, number);
  if (found.edition.state !== "waiting") throw notFound();
  return found;
}

/** The number of the edition that waits; null where none does, and for whoever does not look after the text. */
export async function waitingNumber(scope: TextScope): Promise<number | null> {
  if (!canAddText(scope.standing)) return null;
  const [row] = await read().select({ number: editions.number }).from(editions).where(waitingOf(scope.text.id));
  return row?.number ?? null;
}

/**
 * In a caller's write: from now on this edition is read.
 *
 * @param kept how many threads stayed where they were
 * @throws Refusal `conflict` where it does not wait any more, or another one is read by now
 */
export async function beginReading(
  tx: Db,
  { textId, from, to, kept }: { textId: string; from: number; to: number; kept: number },
): Promise<void> {
  const begun = await tx
    .update(editions)
    .set({ state: "read", readFrom: new Date(), kept })
    .where(and(waitingOf(textId), eq(editions.number, to)))
    .returning({ number: editions.number });
  const moved = await tx
    .update(texts)
    .set({ edition: to })
    .where(and(eq(texts.id, textId), eq(texts.edition, from)))
    .returning({ id: texts.id });
  if (begun.length === 0 || moved.length === 0) throw conflict(say(editionWords, (w) => w.changedMeanwhile));
}

const waitingOf = (textId: string) => and(eq(editions.textId, textId), eq(editions.state, "waiting"));

/** Oldest first. */
async function linesOf({ text, standing }: TextScope): Promise<EditionLine[]> {
  const mayManage = canAddText(standing);
  const rows = await read()
    .select({ edition: editions, name: users.name })
    .from(editions)
    .leftJoin(users, eq(users.id, editions.createdBy))
    .where(and(eq(editions.textId, text.id), mayManage ? undefined : eq(editions.state, "read")))
    .orderBy(asc(editions.number));
  return rows.map(({ edition, name }) => ({
    number: edition.number,
    state: edition.state,
    format: edition.format,
    words: edition.words,
    numbered: edition.numbered,
    note: edition.note,
    kept: edition.kept,
    createdAt: edition.createdAt.toISOString(),
    readFrom: edition.readFrom?.toISOString() ?? null,
    by: mayManage && edition.createdBy && name !== null ? { id: edition.createdBy, name } : null,
  }));
}

/** What any edition ever named: a new block must not come by the comments of one that is gone. */
async function idsEverUsed(textId: string): Promise<Set<string>> {
  const ids = new Set<string>();
  const numbers = await read().select({ number: editions.number }).from(editions).where(eq(editions.textId, textId));
  for (const { number } of numbers)
    for (const table of [sections, blocks])
      for await (const some of idsIn(table, textId, number)) for (const { id } of some) ids.add(id);
  return ids;
}

/** Some at a time: those of a book, edition after edition, keep everybody waiting. */
async function* idsIn(
  table: typeof sections | typeof blocks,
  textId: string,
  edition: number,
): AsyncGenerator<{ id: string }[]> {
  const giveWay = givingWay();
  for (let after = ""; ;) {
    const rows = await read()
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.textId, textId), eq(table.edition, edition), gt(table.id, after)))
      .orderBy(asc(table.id))
      .limit(idsAtOnce);
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < idsAtOnce) return;
    after = last.id;
    await giveWay();
  }
}

const idsAtOnce = 1000;

/** By id of a block that has no id of its own any more: the block that took it in. */
function joinedInto({ joined }: Kept, content: readonly IdentifiedSection[]): Record<string, string> {
  const ids = content.flatMap(({ blocks }) => blocks.map(({ id }) => id));
  return Object.fromEntries(joined.flatMap(([id, at]) => (ids[at] === undefined ? [] : [[id, ids[at]]])));
}

/** What somebody says is different. @throws Refusal `invalid` (note) */
export function noteIn(note: unknown): string {
  const checked = checkProse(note ?? "", { max: editionLimits.note });
  if (checked.fault) throw invalid({ note: checked.fault });
  return checked.value.trim();
}

/** Word for word and sign for sign: there would be nothing to read anew. */
function isSame(old: Article, { sections: next }: Draft): boolean {
  return (
    old.sections.length === next.length &&
    old.sections.every(({ heading, level, blocks: inside }, at) => {
      const other = next[at];
      return (
        other?.heading === heading &&
        other.level === level &&
        other.blocks.length === inside.length &&
        inside.every((block, nth) => other.blocks[nth]?.html === block.html && other.blocks[nth].kind === block.kind)
      );
    })
  );
}
