/** Groups as they are shown: one, or the list of those one may come upon. */
import { and, asc, count, eq, gt, inArray, isNotNull, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { notFound } from "../refusals";
import type { GroupView } from "./group";
import { groupColumns, type GroupRow } from "./group-row.server";

const { groups, memberships, texts } = schema;

/**
 * A page of the groups one may come upon: the public ones and one's own, by id.
 *
 * @param which `mine`: only those one is in or waits for; `public`: only those listed for everybody
 */
export async function groupsFor(
  viewer: Viewer,
  { limit, after }: { limit: number; after: string | null },
  which: "all" | "mine" | "public" = "all",
): Promise<{ items: GroupView[]; next: string | null }> {
  const listed = eq(groups.visibility, "public");
  const of = (guests: SQL | undefined) =>
    inArray(
      groups.id,
      read()
        .select({ id: memberships.groupId })
        .from(memberships)
        .where(and(eq(memberships.userId, viewer?.id ?? ""), guests)),
    );
  // Where guests are no longer let in, a guest's group is none of theirs.
  const mine = viewer
    ? or(of(isNull(memberships.guest)), and(of(isNotNull(memberships.guest)), ne(groups.guests, "none")))
    : sql`1 = 0`;
  const scope = { all: or(listed, mine), mine, public: listed }[which];
  const rows = await read()
    .select(groupColumns)
    .from(groups)
    .where(and(scope, after === null ? undefined : gt(groups.id, after)))
    .orderBy(asc(groups.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  return { items: await viewsOf(items), next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export async function groupView(group: GroupRow): Promise<GroupView> {
  const [view] = await viewsOf([group]);
  if (!view) throw notFound();
  return view;
}

async function viewsOf(rows: GroupRow[]): Promise<GroupView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [members, works] = await Promise.all([
    read()
      .select({ id: memberships.groupId, count: count() })
      .from(memberships)
      .where(and(inArray(memberships.groupId, ids), eq(memberships.state, "active"), isNull(memberships.guest)))
      .groupBy(memberships.groupId),
    read()
      .select({ id: texts.groupId, count: count() })
      .from(texts)
      .where(inArray(texts.groupId, ids))
      .groupBy(texts.groupId),
  ]);
  const counted = (of: typeof members) => new Map(of.map((row) => [row.id, Number(row.count)]));
  const [memberCounts, textCounts] = [counted(members), counted(works)];
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    visibility: row.visibility,
    joining: row.joining,
    joinQuestion: row.joinQuestion,
    guests: row.guests,
    language: row.language,
    timeZone: row.timeZone,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    memberCount: memberCounts.get(row.id) ?? 0,
    textCount: textCounts.get(row.id) ?? 0,
  }));
}
