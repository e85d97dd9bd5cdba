/** Where a place that was named once is now, when editions have begun to be read since. */
import { and, asc, desc, eq, gt } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { anchorOf, type Place } from "./anchor";
import { offShelf, shelfPlace } from "./crossing";

const { blocks, editions, sections, texts } = schema;

/**
 * For a caller's own write. What no edition holds any more is on the shelf, as threads are whose paragraph goes: a place
 * that is in no edition would be shown nowhere.
 *
 * @returns itself; the paragraph that took it in; or its place on the shelf of the last edition that had it
 */
export async function placeNow(tx: Db, textId: string, place: Place): Promise<Place> {
  const { block, section } = anchorOf(place, null);
  const id = block ?? section;
  const [text] = await tx.select({ edition: texts.edition }).from(texts).where(eq(texts.id, textId));
  if (!text || !id || offShelf(place)) return place;
  const of = block ? blocks : sections;
  const last = await lastRead(tx, of, textId, id);
  if (last === null || last === text.edition) return place;
  const heir = block ? await heirSince(tx, textId, last, id) : null;
  const isThere = heir !== null && (await lastRead(tx, blocks, textId, heir)) === text.edition;
  return isThere ? (`block:${heir}` as Place) : shelfPlace(place, last);
}

async function lastRead(
  tx: Db,
  of: typeof blocks | typeof sections,
  textId: string,
  id: string,
): Promise<number | null> {
  const [row] = await tx
    .select({ edition: of.edition })
    .from(of)
    .innerJoin(editions, and(eq(editions.textId, of.textId), eq(editions.number, of.edition)))
    .where(and(eq(of.textId, textId), eq(of.id, id), eq(editions.state, "read")))
    .orderBy(desc(of.edition))
    .limit(1);
  return row?.edition ?? null;
}

/** @returns null where no paragraph took it in */
async function heirSince(tx: Db, textId: string, last: number, id: string): Promise<string | null> {
  const rows = await tx
    .select({ heirs: editions.heirs })
    .from(editions)
    .where(and(eq(editions.textId, textId), eq(editions.state, "read"), gt(editions.number, last)))
    .orderBy(asc(editions.number));
  const heir = rows.reduce((now, { heirs }) => (heirs && Object.hasOwn(heirs, now) ? (heirs[now] ?? now) : now), id);
  return heir === id ? null : heir;
}
