/** What those who operate the installation may know of groups: that they are there. What is said in them is not theirs. */
import { and, count, desc, eq, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import { contains, read, schema } from "#db/db.server";
import { instantCursor, readInstantCursor } from "../cursors";
import type { Visibility } from "./group";

const { groups, invites, memberships, texts } = schema;

export type OperatedGroup = {
  slug: string;
  name: string;
  visibility: Visibility;
  createdAt: string;
  /** Guests are counted apart. */
  members: number;
  guests: number;
  texts: number;
};

/** Newest first. @param q a part of the name or the short name; "": all */
export async function operatedGroups({ limit, after, q }: { limit: number; after: string | null; q: string }) {
  const from = after === null ? null : readInstantCursor(after);
  const { id, createdAt, name, slug } = groups;
  const rows = await read()
    .select()
    .from(groups)
    .where(
      and(
        q === ""
          ? undefined
          : or(contains(name, q), contains(sql`lower(${name})`, q.toLowerCase()), contains(slug, q.toLowerCase())),
        from ? or(lt(createdAt, from.at), and(eq(createdAt, from.at), lt(id, from.id))) : undefined,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1);
  const items = await Promise.all(rows.slice(0, limit).map(asOperated));
  const last = rows[limit - 1];
  return { items, next: rows.length > limit && last ? instantCursor({ at: last.createdAt, id: last.id }) : null };
}

async function asOperated(row: typeof groups.$inferSelect): Promise<OperatedGroup> {
  const { id, slug, name, visibility, createdAt } = row;
  const active = and(eq(memberships.groupId, id), eq(memberships.state, "active"));
  return {
    ...{ slug, name, visibility, createdAt: createdAt.toISOString() },
    members: await read().$count(memberships, and(active, isNull(memberships.guest))),
    guests: await read().$count(memberships, and(active, isNotNull(memberships.guest))),
    texts: await read().$count(texts, eq(texts.groupId, id)),
  };
}

/** What has been made beside the sample of the first start. */
export async function madeSoFar(): Promise<{ groups: number; texts: number; invites: number }> {
  const own = ne(groups.slug, "sample");
  const [[made], [added], [invited]] = await Promise.all([
    read().select({ count: count() }).from(groups).where(own),
    read().select({ count: count() }).from(texts).innerJoin(groups, eq(groups.id, texts.groupId)).where(own),
    read().select({ count: count() }).from(invites).innerJoin(groups, eq(groups.id, invites.groupId)).where(own),
  ]);
  return { groups: Number(made?.count), texts: Number(added?.count), invites: Number(invited?.count) };
}

/** Address of the newest group that somebody leads, beside the sample; null: there is none. */
export async function lastLedBy(userId: string): Promise<string | null> {
  const [row] = await read()
    .select({ slug: groups.slug })
    .from(groups)
    .innerJoin(memberships, and(eq(memberships.groupId, groups.id), eq(memberships.userId, userId)))
    .where(
      and(
        ne(groups.slug, "sample"),
        isNull(groups.archivedAt),
        eq(memberships.role, "host"),
        eq(memberships.state, "active"),
        isNull(memberships.guest),
      ),
    )
    .orderBy(desc(groups.createdAt), desc(groups.id))
    .limit(1);
  return row?.slug ?? null;
}
