/**
 * Drafts that wait to be looked over. Whoever brought one sees it, for as long as they may add texts to its group; for
 * everybody else there is none.
 */
import { and, count, desc, eq, isNull, lt } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { isTaken } from "#db/failures";
import type { SignedIn, Viewer } from "../accounts/user";
import { canAddText, canRead } from "../groups/group";
import { groupIn, type GroupRow } from "../groups/groups.server";
import { chance, mintedId } from "../mint";
import { conflict, invalid, notFound, signedOut } from "../refusals";
import { canBeKey, storable } from "../plain-line";
import { reviewWords } from "../words/review";
import { say } from "../words/words";
import { corrected } from "./review/corrected";
import { reviewLimits } from "./review/correction";
import { editionsUrl, reportUrl } from "./edition";
import { requireNewest } from "./edition-drafts.server";
import { putForward } from "./editions.server";
import { hashOf, idUnder, type HowKept } from "./brought";
import { forget, keep, standingOf, type Standing } from "./drafts-at-hand.server";
import { showPictures } from "./pictures/pictures.server";
import { checkOrigin, originOfDraft, type OriginSent } from "./checked-origin";
import { checkNames, importText, lecternFor, orElse, textUrl, type TextNames } from "./texts.server";
import type { Draft, TextFormat } from "./text";

const { importDrafts } = schema;
const day = 86_400_000;

export const reviewUrl = (id: string) => `/imports/${id}`;

/** What is known of a draft without reading it. */
export type ReviewRow = {
  id: string;
  groupId: string;
  sourceHash: string;
  format: TextFormat;
  fileName: string;
  title: string;
  version: number;
  /** The text that it is to be a new edition of; null: a new text. */
  editionOf: string | null;
  note: string;
  textId: string | null;
  createdAt: Date;
};

const columns = {
  id: importDrafts.id,
  groupId: importDrafts.groupId,
  sourceHash: importDrafts.sourceHash,
  format: importDrafts.format,
  fileName: importDrafts.fileName,
  title: importDrafts.title,
  version: importDrafts.version,
  editionOf: importDrafts.editionOf,
  note: importDrafts.note,
  textId: importDrafts.textId,
  createdAt: importDrafts.createdAt,
};

/**
 * Keeps what was read of a file, to be looked over.
 *
 * @param title where the draft should have another than its own; it may have none yet
 * @param origin where it comes from, instead of what the draft says of it
 * @param edition of which text it is to be a new edition, and what is different in it
 * @param key of the form that brings it: the same under the same key again is the draft that waits, not a second one
 * @throws Refusal `not-found`, `forbidden`, `invalid` (title, byline, and of the origin), `conflict` where too many wait
 */
export async function keepDraft(
  viewer: SignedIn,
  slug: string,
  draft: Draft,
  {
    title,
    byline,
    origin: sent = {},
    source,
    fileName,
    key = "",
    edition,
    inSameWrite,
  }: TextNames & HowKept & { origin?: OriginSent; fileName: string; edition?: { of: string; note: string } },
): Promise<{ id: string; url: string }> {
  const { group } = await lecternFor(viewer, slug);
  const wished = { title: orElse(title, draft.title), byline: orElse(byline, draft.byline) };
  const isNamed = typeof wished.title !== "string" || wished.title.trim() !== "";
  const { origin, errors } = checkOrigin(sent, originOfDraft(draft));
  const named = {
    ...checkNames(isNamed ? wished : { ...wished, title: "-" }, errors),
    ...(isNamed ? {} : { title: "" }),
  };
  const sourceHash = hashOf(source);
  const isKeyed = mintedId.test(key);
  const id = isKeyed
    ? idUnder(key, ["review", viewer.id, group.id, sourceHash, named.title, named.byline])
    : chance(12);
  const row = {
    ...{ id, groupId: group.id, userId: viewer.id, sourceHash, format: draft.format, fileName: storable(fileName) },
    ...{ title: named.title, draft: corrected(draft, [{ do: "names", ...named, ...origin }]), corrections: [] },
    ...{ editionOf: edition?.of ?? null, note: edition?.note ?? "" },
    createdAt: new Date(),
  };
  await write(async (tx) => {
    const same = await tx.select({ id: importDrafts.id }).from(importDrafts).where(eq(importDrafts.id, id));
    if (isKeyed && same.length > 0) return inSameWrite?.(tx, id);
    const [waiting] = await tx.select({ count: count() }).from(importDrafts).where(waitingOf(viewer));
    if ((waiting?.count ?? 0) >= reviewLimits.waiting)
      throw conflict(say(reviewWords, (w) => w.tooManyWaiting(reviewLimits.waiting)));
    await tx.insert(importDrafts).values(row);
    await showPictures(tx, { draftId: id }, draft.sections);
    await inSameWrite?.(tx, id);
  }).catch((error: unknown) => {
    // Sent twice at once, and the other was first.
    if (!isKeyed || !isTaken(error)) throw error;
  });
  return { id, url: reviewUrl(id) };
}

/** A draft of one's own, as it stands. @throws Refusal `signed-out`, `not-found` */
export async function reviewFor(viewer: Viewer, id: string): Promise<{ row: ReviewRow; group: GroupRow } & Standing> {
  const { row, group } = await reviewIn(read(), viewer, id);
  if (row.textId) throw notFound();
  return { row, group, ...(await standingOf(row)) };
}

/** Where a draft went that was published: to its text, or the editions of it; null while it waits. @throws Refusal `signed-out`, `not-found` */
export async function publishedAs(viewer: Viewer, id: string): Promise<string | null> {
  const { row } = await reviewIn(read(), viewer, id);
  return row.textId && (row.editionOf ? editionsUrl(row.textId) : textUrl(row.textId));
}

/** What is known of a draft of one's own that waits. @throws Refusal `signed-out`, `not-found` */
export async function rowFor(viewer: Viewer, id: string): Promise<{ row: ReviewRow; group: GroupRow }> {
  const { row, group } = await reviewIn(read(), viewer, id);
  if (row.textId) throw notFound();
  return { row, group };
}

/** What one has waiting in a group, newest first. Nobody else's. */
export const waitingFor = (viewer: SignedIn, group: { id: string }): Promise<ReviewRow[]> =>
  read()
    .select(columns)
    .from(importDrafts)
    .where(and(waitingOf(viewer), eq(importDrafts.groupId, group.id)))
    .orderBy(desc(importDrafts.createdAt), importDrafts.id);

/** For the file with everything that is known of a person: what they have waiting, without the texts themselves. */
export const ownDrafts = (userId: string): Promise<object[]> =>
  read()
    .select({
      title: importDrafts.title,
      fileName: importDrafts.fileName,
      format: importDrafts.format,
      createdAt: importDrafts.createdAt,
    })
    .from(importDrafts)
    .where(eq(importDrafts.userId, userId))
    .orderBy(importDrafts.createdAt, importDrafts.id);

/**
 * Several steps, forth or back, as one change.
 *
 * @param version of the draft that the person has before them
 * @returns the draft with them
 * @throws Refusal `signed-out`, `not-found`, `conflict` when it is not as they saw it, `invalid`; what `next` throws
 */
export async function changeDraft(
  viewer: SignedIn,
  id: string,
  version: number,
  next: (now: Standing) => Standing | Promise<Standing>,
): Promise<Draft> {
  const now = await reviewFor(viewer, id);
  requireSeen(now, version);
  return change(viewer, id, { ...(await next(now)), version: now.version });
}

/**
 * Puts the draft on its group's lectern, or forward as an edition. Asked again it is the text that stands, not a second one.
 *
 * @throws Refusal as `changeDraft`; `invalid` (title, byline, of the origin, and where nothing is left of it)
 */
export async function publishDraft(
  viewer: SignedIn,
  id: string,
  version: number,
  { title, byline, ...origin }: TextNames & OriginSent,
): Promise<{ id: string; url: string; group: string }> {
  const { row, group } = await reviewIn(read(), viewer, id);
  if (row.textId)
    return { id: row.textId, url: (await publishedAs(viewer, id)) ?? textUrl(row.textId), group: group.slug };
  const now = await standingOf(row);
  requireSeen(now, version);
  if (now.draft.sections.every(({ blocks }) => blocks.length === 0))
    throw invalid({ form: say(reviewWords, (w) => w.nothingLeft) });
  const text = row.editionOf
    ? await putForwardFrom(viewer, row.editionOf, row, now)
    : await importText(viewer, group.slug, now.draft, {
        ...{ title, byline, origin, source: { sha256: row.sourceHash }, key: id },
      });
  // The row stays until it is swept, so that the form sent once more leads to the text.
  const emptied = { textId: text.id, draft: {}, corrections: [], version: now.version + 1 };
  await write((tx) => tx.update(importDrafts).set(emptied).where(eq(importDrafts.id, id)));
  forget(id);
  return { id: text.id, url: text.url, group: group.slug };
}

/** The same source corrected otherwise is another edition. */
async function putForwardFrom(viewer: SignedIn, textId: string, row: ReviewRow, now: Standing) {
  await requireNewest(textId, row);
  const source = JSON.stringify([row.sourceHash, now.corrections]);
  const { number } = await putForward(viewer, textId, now.draft, { source, note: row.note });
  return { id: textId, url: reportUrl(textId, number) };
}

/** @returns the address of its group. @throws Refusal `signed-out`, `not-found` */
export async function throwDraftAway(viewer: SignedIn, id: string): Promise<{ group: string }> {
  const group = await write(async (tx) => {
    const scope = await reviewIn(tx, viewer, id);
    if (scope.row.textId) throw notFound();
    await tx.delete(importDrafts).where(eq(importDrafts.id, id));
    return scope.group;
  });
  forget(id);
  return { group: group.slug };
}

/** What has waited for too long goes, and what is left of those published. @returns how many */
export async function sweepDrafts(now = Date.now()): Promise<number> {
  const old = lt(importDrafts.createdAt, new Date(now - reviewLimits.days * day));
  return write(async (tx) => (await tx.delete(importDrafts).where(old).returning({ id: importDrafts.id })).length);
}

/** When it will be gone. */
export const keptUntil = ({ createdAt }: ReviewRow): Date => new Date(createdAt.getTime() + reviewLimits.days * day);

const waitingOf = ({ id }: SignedIn) => and(eq(importDrafts.userId, id), isNull(importDrafts.textId));

async function reviewIn(db: Db, viewer: Viewer, id: string): Promise<{ row: ReviewRow; group: GroupRow }> {
  if (!viewer) throw signedOut();
  const own = and(eq(importDrafts.id, id), eq(importDrafts.userId, viewer.id));
  const [row] = canBeKey(id) ? await db.select(columns).from(importDrafts).where(own) : [];
  if (!row) throw notFound();
  const { group, standing } = await groupIn(db, viewer, { id: row.groupId });
  if (!canRead(standing) || !canAddText(standing)) throw notFound();
  return { row, group };
}

function requireSeen(now: { version: number }, version: number): void {
  if (now.version !== version)
    throw conflict(
      say(reviewWords, (w) => w.changedElsewhere),
      { current: { version: now.version } },
    );
}

async function change(viewer: SignedIn, id: string, next: Standing): Promise<Draft> {
  const { version, original, corrections, draft } = next;
  await write(async (tx) => {
    await reviewIn(tx, viewer, id);
    const changed = await tx
      .update(importDrafts)
      .set({ corrections, title: draft.title ?? "", version: version + 1 })
      .where(and(eq(importDrafts.id, id), eq(importDrafts.version, version), isNull(importDrafts.textId)))
      .returning({ id: importDrafts.id });
    if (changed.length === 0)
      throw conflict(
        say(reviewWords, (w) => w.changedElsewhere),
        { current: { version: version + 1 } },
      );
  });
  keep(id, { version: version + 1, original, corrections, draft });
  return draft;
}
