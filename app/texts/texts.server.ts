/** Where texts are kept. Every look-up is scoped to who asks: to have found it is to be allowed. */
import { and, asc, eq, gt, or, sql } from "drizzle-orm";
import { prepared, read, schema, write, type Db } from "#db/db.server";
import { isTaken } from "#db/failures";
import type { SignedIn, Viewer } from "../accounts/user";
import { canAddText, canRead, type Standing, type TextState } from "../groups/group";
import { noticeText } from "../groups/group-notices.server";
import { recordGroupAct } from "../groups/group-record.server";
import { groupFor, groupIn, type GroupRow } from "../groups/groups.server";
import { notAllowed } from "../groups/not-allowed";
import { announce } from "../live/announce.server";
import { chance, mintedId } from "../mint";
import { tellNotices } from "../notices/notices.server";
import { canBeKey, checkLine } from "../plain-line";
import { conflict, invalid, notFound, type FieldErrors } from "../refusals";
import { textWords } from "../words/texts";
import { say } from "../words/words";
import { articleOf } from "./articles.server";
import { hashOf, idUnder, type HowKept } from "./brought";
import { checkOrigin, originOfDraft, type OriginSent } from "./checked-origin";
import { editionRows, insertEdition } from "./edition-rows.server";
import { identifiedInTurns } from "./import/ids";
import { originOf, type Origin } from "./origin";
import { showPictures } from "./pictures/pictures.server";
import { sameSource } from "./same-source.server";
import { placeForNew } from "./syllabus.server";
import { readSyllabusCursor, syllabusCursor, type SyllabusCursor } from "./syllabus";
import { textLimits, type Draft, type TextLine, type TextView } from "./text";

const { texts, editions, comments } = schema;

export type TextRow = Origin & {
  id: string;
  groupId: string;
  title: string;
  byline: string;
  language: string;
  seq: number;
  edition: number;
  createdAt: Date;
  position: number;
  dueOn: string | null;
  state: TextState;
  words: number;
  numbered: number;
};

/** A text, its group, and what the asker may do there. */
export type TextScope = { text: TextRow; group: GroupRow; standing: Standing };

const columns = {
  id: texts.id,
  groupId: texts.groupId,
  title: texts.title,
  byline: texts.byline,
  language: texts.language,
  published: texts.published,
  source: texts.source,
  licence: texts.licence,
  seq: texts.seq,
  edition: texts.edition,
  createdAt: texts.createdAt,
  position: texts.position,
  dueOn: texts.dueOn,
  state: texts.state,
  words: editions.words,
  numbered: editions.numbered,
};
const ofEdition = and(eq(editions.textId, texts.id), eq(editions.number, texts.edition));

const textById = prepared((db) =>
  db
    .select(columns)
    .from(texts)
    .innerJoin(editions, ofEdition)
    .where(eq(texts.id, sql.placeholder("id")))
    .prepare(),
);

/** @throws Refusal `not-found` when there is no such text, or the asker may not read it */
export const textFor = (viewer: Viewer, id: string): Promise<TextScope> => textIn(read(), viewer, id);

/** The same on a given side of the database, so that a write decides by what stands at that moment. */
export async function textIn(db: Db, viewer: Viewer, id: string): Promise<TextScope> {
  const [text] = canBeKey(id) ? await textById(db).execute({ id }) : [];
  if (!text) throw notFound();
  const { group, standing } = await groupIn(db, viewer, { id: text.groupId });
  if (!canRead(standing)) throw notFound();
  return { text, group, standing: { ...standing, text: text.state } };
}

/** The address of a text, of a paragraph in it. */
export const textUrl = (id: string) => `/t/${id}`;

/** The whole text as the API shows it. */
export async function textView(viewer: Viewer, id: string): Promise<TextView> {
  const { text, group } = await textFor(viewer, id);
  const article = await articleOf(text.id, text.edition);
  return { ...lineOf(text, group.slug), sections: article.sections };
}

/** A keyset page of a group's texts: in the order of the syllabus; until somebody moves one, as they were added. `next` is the cursor of the page after it. */
export async function textsOf(
  viewer: Viewer,
  slug: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<{ items: TextLine[]; next: string | null }> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canRead(standing)) throw notFound();
  const from = after === null ? null : cursorOf(after);
  const rows = await read()
    .select({ ...columns, comments: commentCount })
    .from(texts)
    .innerJoin(editions, ofEdition)
    .where(and(eq(texts.groupId, group.id), from ? behind(from) : undefined))
    .orderBy(asc(texts.position), asc(texts.createdAt), texts.id)
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => ({ ...lineOf(row, group.slug), numbered: row.numbered, comments: Number(row.comments) })),
    next:
      rows.length > limit && last ? syllabusCursor({ position: last.position, at: last.createdAt, id: last.id }) : null,
  };
}

/** What comes after a line of the list. */
const behind = ({ position, at, id }: SyllabusCursor) =>
  or(
    gt(texts.position, position),
    and(eq(texts.position, position), or(gt(texts.createdAt, at), and(eq(texts.createdAt, at), gt(texts.id, id)))),
  );

/** How many visible comments hang on the text. */
const commentCount = sql<number>`(select count(*) from ${comments} where ${comments.textId} = ${texts.id} and ${comments.state} = 'visible')`;

/** As they come from a form or the API: anything. */
export type TextNames = { title?: unknown; byline?: unknown };

/**
 * The group, for those who may put a text on its lectern: asked before a file is read, so that nobody else's is.
 *
 * @throws Refusal `not-found`, `forbidden`
 */
export async function lecternFor(viewer: SignedIn, slug: string): Promise<{ group: GroupRow; standing: Standing }> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canRead(standing)) throw notFound();
  if (!canAddText(standing))
    throw notAllowed(
      standing,
      say(textWords, (w) => w.noAdding),
    );
  return { group, standing };
}

/**
 * Puts a draft on the group's lectern.
 *
 * @param title instead of the draft's own; one of the two must be there
 * @param origin where it comes from, instead of what the draft says of it; what is sent empty is not known
 * @throws Refusal `not-found`, `forbidden`, `invalid` (title, byline, and of the origin); `conflict` with the text that stands, where it may be there only once
 */
export async function importText(
  viewer: SignedIn,
  slug: string,
  draft: Draft,
  {
    title,
    byline,
    origin: sent = {},
    source,
    key = "",
    onlyOnce = false,
    inSameWrite,
  }: TextNames & { origin?: OriginSent } & HowKept,
): Promise<{ id: string; url: string; title: string }> {
  const { group } = await lecternFor(viewer, slug);
  const { origin, errors } = checkOrigin(sent, originOfDraft(draft));
  const named = checkNames({ title: orElse(title, draft.title), byline: orElse(byline, draft.byline) }, errors);
  const sourceHash = hashOf(source);
  const isKeyed = mintedId.test(key);
  const id = isKeyed ? idUnder(key, [viewer.id, group.id, sourceHash, named.title, named.byline]) : chance(12);
  const rows = await editionRows(await identifiedInTurns(draft, id), { textId: id, number: 1 });
  const told = await write(async (tx) => {
    const createdAt = new Date();
    // Asked again: the group may have been archived while the file was read.
    const { standing } = await groupIn(tx, viewer, { id: group.id });
    if (!canAddText(standing))
      throw notAllowed(
        standing,
        say(textWords, (w) => w.noAdding),
      );
    if (isKeyed && (await textById(tx).execute({ id })).length > 0) {
      await inSameWrite?.(tx, id);
      return null;
    }
    if (onlyOnce) await requireNew(tx, group, sourceHash);
    await tx.insert(texts).values({
      id,
      groupId: group.id,
      position: await placeForNew(tx, group.id),
      ...{ ...named, ...origin },
      language: draft.language ?? "und",
      createdBy: "operatorTool" in viewer.by ? null : viewer.id,
      createdAt,
    });
    await insertEdition(tx, rows, { textId: id, number: 1, sourceHash, format: draft.format, createdAt });
    await showPictures(tx, { textId: id }, draft.sections);
    await recordGroupAct(tx, viewer, group, "text.add", { targetId: id, after: { title: named.title } });
    await inSameWrite?.(tx, id);
    return noticeText(tx, { groupId: group.id, textId: id, by: viewer });
  }).catch((error: unknown) => {
    // Sent twice at once, and the other was first.
    if (isKeyed && isTaken(error)) return null;
    throw error;
  });
  if (told) {
    tellNotices(told);
    announce("changed", { room: `group:${group.slug}`, what: "texts" });
  }
  return { id, url: textUrl(id), title: named.title };
}

export function lineOf(text: TextRow, groupSlug: string): Omit<TextView, "sections"> {
  return {
    id: text.id,
    title: text.title,
    byline: text.byline,
    ...originOf(text),
    language: text.language,
    url: textUrl(text.id),
    group: groupSlug,
    seq: text.seq,
    edition: text.edition,
    words: text.words,
    createdAt: text.createdAt.toISOString(),
    position: text.position,
    dueOn: text.dueOn,
    state: text.state,
  };
}

/** What somebody entered, or what the draft says where they left it empty, less what no title may carry. */
export const orElse = (entered: unknown, own: string | null) =>
  entered === undefined || entered === null || (typeof entered === "string" && entered.trim() === "")
    ? (own ?? "").replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, " ")
    : entered;

/** @param others what is wrong with the fields beside it, told together. @throws Refusal `invalid` */
export function checkNames(names: TextNames, others: FieldErrors = {}): { title: string; byline: string } {
  const title = checkLine(names.title, { min: 1, max: textLimits.title.max });
  const byline = checkLine(names.byline, { max: textLimits.byline.max });
  const errors: FieldErrors = {
    ...(title.fault ? { title: names.title ? title.fault : say(textWords, (w) => w.titleMissing) } : {}),
    ...(byline.fault ? { byline: byline.fault } : {}),
    ...others,
  };
  if (title.fault || byline.fault || Object.keys(others).length > 0) throw invalid(errors);
  return { title: title.value, byline: byline.value };
}

/** Asked in the write, so that of two at once one is refused. */
async function requireNew(tx: Db, group: GroupRow, sourceHash: string): Promise<void> {
  const same = await sameSource(tx, group, sourceHash);
  if (!same) return;
  const current = { text: { ...same, url: textUrl(same.id) } };
  throw conflict(
    say(textWords, (w) => w.standsAlready(same.title)),
    { current },
  );
}

function cursorOf(after: string): SyllabusCursor {
  const cursor = readSyllabusCursor(after);
  if (!cursor) throw invalid({ after: say(textWords, (w) => w.cursor) });
  return cursor;
}
