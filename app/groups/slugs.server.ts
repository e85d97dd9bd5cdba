/** Which addresses groups have and had. */
import { eq, inArray } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { chance } from "../mint";
import { invalid } from "../refusals";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import { isReservedSlug } from "./slug";

const { formerSlugs, groups } = schema;

/**
 * For a caller's own write. What was a group's address stays its own as long as there is that group, so that no old link
 * leads to strangers; the group itself may take it again.
 *
 * @param groupId null: of a group that is being made
 * @throws Refusal `invalid` (slug), in the words of an address that another group has
 */
export async function claimSlug(tx: Db, slug: string, groupId: string | null): Promise<void> {
  const [former] = await tx.select().from(formerSlugs).where(eq(formerSlugs.slug, slug));
  if (!former) return;
  if (former.groupId !== groupId) throw invalid({ slug: say(groupWords, (w) => w.slugTaken) });
  await tx.delete(formerSlugs).where(eq(formerSlugs.slug, slug));
}

/** For a caller's own write, which has given the group the new address: the old one leads to it. */
export async function moveSlug(tx: Db, group: { id: string; slug: string }, to: string): Promise<void> {
  await claimSlug(tx, to, group.id);
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
