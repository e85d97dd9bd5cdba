/** Which addresses groups have and had. */
import { eq, inArray } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { chance } from "../mint";
import { isReservedSlug } from "./slug";

const { formerSlugs, groups } = schema;

/** For a caller's own write: an address that was another group's leads to the one that has it now. */
export async function claimSlug(tx: Db, slug: string): Promise<void> {
  await tx.delete(formerSlugs).where(eq(formerSlugs.slug, slug));
}

/** For a caller's own write, which has given the group the new address: the old one leads to it. */
export async function moveSlug(tx: Db, group: { id: string; slug: string }, to: string): Promise<void> {
  await claimSlug(tx, to);
  await tx.insert(formerSlugs).values({ slug: group.slug, groupId: group.id, endedAt: new Date() });
}

/** The wished slug, or the first of it with a number that nobody has or had. */
export async function freeSlug(tx: Db, wished: string): Promise<string> {
  const candidates = [wished, ...Array.from({ length: 8 }, (_, at) => `${wished}-${at + 2}`), `${wished}-${chance(3)}`];
  const now = await tx.select({ slug: groups.slug }).from(groups).where(inArray(groups.slug, candidates));
  const before = await tx
    .select({ slug: formerSlugs.slug })
    .from(formerSlugs)
    .where(inArray(formerSlugs.slug, candidates));
  const taken = new Set([...now, ...before].map((row) => row.slug));
  return candidates.find((slug) => !taken.has(slug) && !isReservedSlug(slug)) ?? `${wished}-${chance(3)}`;
}
