/** Which pictures are kept, who shows them, and who may see one. */
import { createHash } from "node:crypto";
import { and, count, desc, eq, inArray, lt, notExists, sql } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { Viewer } from "../../accounts/user";
import { canRead } from "../../groups/group";
import { standingIn } from "../../groups/groups.server";
import { isRefusal, notFound } from "../../refusals";
import type { DraftSection } from "../text";
import { hashesIn, isPictureHash, type Picture } from "./picture";
import { pictureStore } from "./store.server";

const { pictures, textPictures, draftPictures, texts, importDrafts, memberships } = schema;
const day = 86_400_000;

/** Days that a picture is kept which nothing shows: the import that brought it may still be under way. */
const unshownDays = 2;
/** The newest, when an operator asks whether all are there. */
const lookedAt = 200;
/** Groups that are asked whether one may read there. */
const asked = 50;

/**
 * Keeps a picture, for a text or a draft to show it.
 *
 * @throws Error where the store is full or away
 */
export async function keepPicture({ bytes, width, height }: Omit<Picture, "hash">): Promise<void> {
  // Named here, whoever made it: what lies under a name can never be replaced by something else.
  const hash = createHash("sha256").update(bytes).digest("hex");
  const keptAt = new Date();
  await write((tx) =>
    tx
      .insert(pictures)
      .values({ hash, width, height, bytes: bytes.length, keptAt })
      .onConflictDoUpdate({ target: pictures.hash, set: { keptAt } }),
  );
  // Again where it is there already: it may be about to be swept.
  await pictureStore().put(hash, bytes);
}

/** In the write that makes a text, an edition or a draft: it shows these. */
export async function showPictures(
  tx: Db,
  where: { textId: string } | { draftId: string },
  sections: readonly Pick<DraftSection, "blocks">[],
): Promise<void> {
  const shown = hashesIn(sections);
  for (let at = 0; at < shown.length; at += 500) {
    const hashes = shown.slice(at, at + 500);
    if ("textId" in where)
      await tx
        .insert(textPictures)
        .values(hashes.map((hash) => ({ textId: where.textId, hash })))
        .onConflictDoNothing();
    else
      await tx
        .insert(draftPictures)
        .values(hashes.map((hash) => ({ draftId: where.draftId, hash })))
        .onConflictDoNothing();
  }
}

/**
 * The bytes of a picture, for whoever may read a text that shows it, or brought a draft that does.
 *
 * @throws Refusal `not-found`, also for one that the asker may not see
 */
export async function pictureFor(viewer: Viewer, hash: string): Promise<Uint8Array> {
  if (!isPictureHash(hash) || !(await maySee(viewer, hash))) throw notFound();
  const bytes = await pictureStore().get(hash);
  if (!bytes) throw notFound();
  return bytes;
}

async function maySee(viewer: Viewer, hash: string): Promise<boolean> {
  // One's own groups first, so that a picture that everybody uses is found there.
  const isMine = sql`max(case when ${memberships.userId} is null then 0 else 1 end)`;
  const groups = await read()
    .select({ id: texts.groupId })
    .from(textPictures)
    .innerJoin(texts, eq(texts.id, textPictures.textId))
    .leftJoin(memberships, and(eq(memberships.groupId, texts.groupId), eq(memberships.userId, viewer?.id ?? "")))
    .where(eq(textPictures.hash, hash))
    .groupBy(texts.groupId)
    .orderBy(desc(isMine))
    .limit(asked);
  for (const { id } of groups) if (await mayRead(viewer, id)) return true;
  if (!viewer) return false;
  const [own] = await read()
    .select({ count: count() })
    .from(draftPictures)
    .innerJoin(importDrafts, eq(importDrafts.id, draftPictures.draftId))
    .where(and(eq(draftPictures.hash, hash), eq(importDrafts.userId, viewer.id)));
  return (own?.count ?? 0) > 0;
}

async function mayRead(viewer: Viewer, groupId: string): Promise<boolean> {
  try {
    return canRead((await standingIn(viewer, groupId)).standing);
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** What nothing shows any more goes. @returns how many */
export async function sweepPictures(now = Date.now()): Promise<number> {
  const isUnshown = and(
    lt(pictures.keptAt, new Date(now - unshownDays * day)),
    notExists(
      read()
        .select({ one: sql`1` })
        .from(textPictures)
        .where(eq(textPictures.hash, pictures.hash)),
    ),
    notExists(
      read()
        .select({ one: sql`1` })
        .from(draftPictures)
        .where(eq(draftPictures.hash, pictures.hash)),
    ),
  );
  let swept = 0;
  for (;;) {
    const found = await read().select({ hash: pictures.hash }).from(pictures).where(isUnshown).limit(100);
    const hashes = found.map(({ hash }) => hash);
    if (hashes.length === 0) return swept;
    // Asked again in the write: it may have been brought once more since.
    const gone = await write((tx) =>
      tx
        .delete(pictures)
        .where(and(inArray(pictures.hash, hashes), isUnshown))
        .returning({ hash: pictures.hash }),
    );
    for (const { hash } of gone) await pictureStore().remove(hash);
    swept += gone.length;
    if (gone.length === 0) return swept;
  }
}

/** Pictures that stand in the database and not in the store, for the operator: how many of how many that were looked at. */
export async function missingPictures(): Promise<{ missing: number; of: number }> {
  const found = await read()
    .select({ hash: pictures.hash })
    .from(pictures)
    .orderBy(desc(pictures.keptAt))
    .limit(lookedAt);
  let missing = 0;
  for (const { hash } of found) if (!(await pictureStore().has(hash))) missing++;
  return { missing, of: found.length };
}
