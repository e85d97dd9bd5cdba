/** What those who operate the installation may know of accounts and do to them. Their acts are recorded by `operating`. */
import { and, count, desc, eq, gt, isNotNull, isNull, lt, ne, or } from "drizzle-orm";
import { contains, read, schema, type Db } from "#db/db.server";
import { instantCursor, readInstantCursor } from "../cursors";
import { notFound } from "../refusals";
import { emailKeyOf, nameKeyOf } from "./names";
import { hasScope, type SignedIn, type Viewer } from "./user";

const { authSessions, users } = schema;

/** @throws Refusal `not-found` for everybody else: that there is such a page is not said */
export function requireOperator(viewer: Viewer): SignedIn {
  if (!viewer?.isOperator || !hasScope(viewer, "operate")) throw notFound();
  return viewer;
}

export type OperatedUser = {
  id: string;
  name: string;
  email: string;
  isOperator: boolean;
  isGuest: boolean;
  createdAt: string;
  disabledAt: string | null;
  /** Asked to be deleted, and when that is done. */
  deleteAt: string | null;
  /** Log-in sessions that stand. */
  authSessions: number;
};

/** Newest first. @param q a part of a name or an address; "": everybody */
export async function operatedUsers({ limit, after, q }: { limit: number; after: string | null; q: string }) {
  const from = after === null ? null : readInstantCursor(after);
  const { id, nameKey, createdAt } = users;
  const rows = await read()
    .select()
    .from(users)
    .where(
      and(
        q === "" ? undefined : or(contains(nameKey, nameKeyOf(q)), contains(users.emailKey, emailKeyOf(q))),
        from ? or(lt(createdAt, from.at), and(eq(createdAt, from.at), lt(id, from.id))) : undefined,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1);
  const items = await Promise.all(rows.slice(0, limit).map(asOperated));
  const last = rows[limit - 1];
  return { items, next: rows.length > limit && last ? instantCursor({ at: last.createdAt, id: last.id }) : null };
}

/** @throws Refusal `not-found` */
export async function operatedUser(tx: Db, id: string): Promise<typeof users.$inferSelect> {
  const [row] = await tx.select().from(users).where(eq(users.id, id));
  if (!row) throw notFound();
  return row;
}

/** For a caller's own write. */
export async function setDisabled(tx: Db, id: string, disabledAt: Date | null): Promise<void> {
  await tx.update(users).set({ disabledAt }).where(eq(users.id, id));
}

/** For a caller's own write. */
export async function setOperator(tx: Db, id: string, isOperator: boolean): Promise<void> {
  await tx.update(users).set({ isOperator }).where(eq(users.id, id));
}

/** Whether somebody else can still operate. */
export async function isLastOperator(tx: Db, id: string): Promise<boolean> {
  const [row] = await tx
    .select({ count: count() })
    .from(users)
    .where(and(...operates, ne(users.id, id)));
  return Number(row?.count) === 0;
}

/** Of an operator who can act: neither disabled nor leaving. */
export const operates = [eq(users.isOperator, true), isNull(users.disabledAt), isNull(users.deleteAt)];

/** `users`: whoever has an account; guests, who have a name in one group only, are counted apart. */
export type AccountCounts = {
  users: number;
  guests: number;
  disabled: number;
  operators: number;
  authSessions: number;
};

export async function accountCounts(): Promise<AccountCounts> {
  const hasAccount = eq(users.isGuest, false);
  const [all, guests, disabled, operators, sessions] = await Promise.all([
    read().$count(users, hasAccount),
    read().$count(users, eq(users.isGuest, true)),
    read().$count(users, and(hasAccount, isNotNull(users.disabledAt))),
    read().$count(users, eq(users.isOperator, true)),
    read().$count(authSessions, gt(authSessions.expiresAt, new Date())),
  ]);
  return { users: all, guests, disabled, operators, authSessions: sessions };
}

async function asOperated(row: typeof users.$inferSelect): Promise<OperatedUser> {
  const standing = and(eq(authSessions.userId, row.id), gt(authSessions.expiresAt, new Date()));
  const { id, name, email, isOperator, isGuest } = row;
  return {
    ...{ id, name, email, isOperator, isGuest, createdAt: row.createdAt.toISOString() },
    disabledAt: row.disabledAt?.toISOString() ?? null,
    deleteAt: row.deleteAt?.toISOString() ?? null,
    authSessions: await read().$count(authSessions, standing),
  };
}
