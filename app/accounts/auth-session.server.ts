/**
 * Log-in sessions. The one file that knows Lucia (3.2.2, no longer developed; why it is kept here and what is ours:
 * `docs/decisions/005-accounts.md`). Lucia decides when a session is renewed and how its cookie looks; this file
 * keeps the rows, adds the absolute end, the shorter spans of operators, and stores SHA-256 instead of the id.
 */
import { and, desc, eq, gt, isNull, lt, ne, or, sql } from "drizzle-orm";
import { Lucia, TimeSpan, type Adapter } from "lucia";
import { prepared, read, schema, write, type Db } from "#db/db.server";
import type { Origin } from "./attempts.server";
import { hashOf } from "./secrets.server";

const { authSessions, users } = schema;

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof luciaFor>;
    DatabaseUserAttributes: { name: string; isOperator: boolean; isGuest: boolean };
    DatabaseSessionAttributes: {
      endsAt: Date;
      idle: number;
      device?: string;
      network?: string;
      lastUsedAt?: Date | null;
    };
  }
}

const hour = 3_600_000;
const day = 24 * hour;
/** Milliseconds without use after which a session ends, and its life at most. */
const spans = {
  member: { idle: 30 * day, absolute: 180 * day },
  operator: { idle: 12 * hour, absolute: 7 * day },
} as const;
const spansOf = (isOperator: boolean) => (isOperator ? spans.operator : spans.member);

/**
 * The id of the row is the SHA-256 of what the cookie carries; only `setSession` and `getSessionAndUser` meet the
 * latter. Everything after that (renewing, ending, `viewer.by.authSession`) speaks of the row.
 */
const adapter: Adapter = {
  async getSessionAndUser(secret) {
    const now = new Date();
    const [row] = await standing(read()).execute({ id: hashOf(secret) });
    if (!row || row.expiresAt <= now || row.endsAt <= now) return [null, null];
    const { id, userId, expiresAt, endsAt, name, isOperator, isGuest, lastUsedAt } = row;
    const session = { id, userId, expiresAt, attributes: { endsAt, idle: spansOf(isOperator).idle, lastUsedAt } };
    return [session, { id: userId, attributes: { name, isOperator, isGuest } }];
  },
  async getUserSessions(userId) {
    const rows = await read().select().from(authSessions).where(eq(authSessions.userId, userId));
    return rows.map(({ id, expiresAt, endsAt }) => ({ id, userId, expiresAt, attributes: { endsAt, idle: 0 } }));
  },
  async setSession({ id, userId, attributes: { endsAt, idle, device = "", network = "" } }) {
    const now = new Date();
    const row = {
      id: hashOf(id),
      userId,
      endsAt,
      createdAt: now,
      lastUsedAt: now,
      provedAt: now,
      device,
      network,
      expiresAt: sooner(now.getTime() + idle, endsAt),
    };
    await write(async (tx) => {
      await tx.delete(authSessions).where(and(eq(authSessions.userId, userId), ended(now)));
      await tx.insert(authSessions).values(row);
    });
  },
  /**
   * Lucia knows one span only and asks for this at every use of an operator's session and of one near its end, so
   * the row decides. Not awaited: a disk that cannot be written to must not keep people from reading.
   */
  async updateSessionExpiration(id) {
    const [row] = await standing(read()).execute({ id });
    if (!row) return;
    const now = Date.now();
    const { idle } = spansOf(row.isOperator);
    const until = sooner(now + idle, row.endsAt);
    if (row.expiresAt.getTime() - now > idle / 2 || until <= row.expiresAt) return;
    void write((tx) => tx.update(authSessions).set({ expiresAt: until }).where(eq(authSessions.id, id))).catch(
      () => undefined,
    );
  },
  async deleteSession(id) {
    await write((tx) => tx.delete(authSessions).where(eq(authSessions.id, id)));
  },
  async deleteUserSessions(userId) {
    await write((tx) => tx.delete(authSessions).where(eq(authSessions.userId, userId)));
  },
  async deleteExpiredSessions() {
    await write((tx) => tx.delete(authSessions).where(ended(new Date())));
  },
};

const standing = prepared((db) =>
  db
    .select({
      id: authSessions.id,
      userId: authSessions.userId,
      expiresAt: authSessions.expiresAt,
      endsAt: authSessions.endsAt,
      name: users.name,
      isOperator: users.isOperator,
      lastUsedAt: authSessions.lastUsedAt,
      isGuest: users.isGuest,
    })
    .from(authSessions)
    .innerJoin(users, eq(users.id, authSessions.userId))
    .where(and(eq(authSessions.id, sql.placeholder("id")), isNull(users.disabledAt), isNull(users.deleteAt)))
    .prepare(),
);

const ended = (now: Date) => or(lt(authSessions.expiresAt, now), lt(authSessions.endsAt, now));
const sooner = (time: number, end: Date) => new Date(Math.min(time, end.getTime()));

/** `__Host-` binds the cookie to this very host, but browsers take it with `Secure` only, so not on plain http. */
const luciaFor = (secure: boolean) =>
  new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(spans.member.idle, "ms"),
    sessionCookie: {
      name: secure ? "__Host-lectern" : "lectern",
      expires: false,
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: ({ name, isOperator, isGuest }) => ({ name, isOperator, isGuest }),
    getSessionAttributes: ({ endsAt, lastUsedAt }) => ({ endsAt, lastUsedAt }),
  });

const lucias = { https: luciaFor(true), http: luciaFor(false) };
const lucia = () => ((process.env["PUBLIC_URL"] ?? "").startsWith("https:") ? lucias.https : lucias.http);

type Known = { authSession: string; id: string; name: string; isOperator: boolean; isGuest: boolean };

/** Who the cookie stands for, used from this network. Costs nothing where there is no cookie of ours, one prepared query where there is. */
export async function authSessionOf(cookies: string | null | undefined, network?: string): Promise<Known | null> {
  const secret = cookies ? secretIn(cookies, lucia().sessionCookieName) : null;
  if (!secret) return null;
  const { session, user } = await lucia().validateSession(secret);
  if (!session) return null;
  noteUse(session.id, session.lastUsedAt?.getTime() ?? 0, network);
  const { id, name, isOperator, isGuest } = user;
  return { authSession: session.id, id, name, isOperator, isGuest };
}

/** Milliseconds within which a use is not written down again. */
const noteEvery = 10 * 60_000;
/** When a use was last written down, so that many requests at once write once. */
const noted = new Map<string, number>();

/** Not awaited: a request must not wait for, or fail over, a remark in the margin. */
function noteUse(id: string, before: number, network: string | undefined): void {
  const now = Date.now();
  if (now - Math.max(before, noted.get(id) ?? 0) < noteEvery) return;
  if (noted.size > 10_000) noted.clear();
  noted.set(id, now);
  const use = { lastUsedAt: new Date(now), ...(network === undefined ? {} : { network }) };
  void write((tx) => tx.update(authSessions).set(use).where(eq(authSessions.id, id))).catch(() => undefined);
}

/**
 * The value of our cookie, by its exact name. Lucia's own reader decodes all that the browser sends, so that a `%` in
 * the cookie of another program on this host would break every page of ours.
 */
export function secretIn(cookies: string, name: string): string | null {
  for (const pair of cookies.split(";")) {
    const [its = "", value = ""] = pair.trim().split("=", 2);
    if (its === name) return /^[\w-]{1,100}$/.test(value) ? value : null;
  }
  return null;
}

/** The same by row, for those who hold no cookie any more: an open socket. */
export async function authSessionStanding(id: string): Promise<Known | null> {
  const [row] = await standing(read()).execute({ id });
  const now = new Date();
  if (!row || row.expiresAt <= now || row.endsAt <= now) return null;
  return { authSession: row.id, id: row.userId, name: row.name, isOperator: row.isOperator, isGuest: row.isGuest };
}

/**
 * @returns the value of `Set-Cookie`. It lives to the absolute end: sliding happens on the server alone, so answers
 *   need no `Set-Cookie` to keep somebody signed in.
 */
export async function startAuthSession(
  user: { id: string; isOperator: boolean },
  { device, network }: Origin = { device: "", network: "" },
): Promise<string> {
  const { idle, absolute } = spansOf(user.isOperator);
  const endsAt = new Date(Date.now() + absolute);
  const session = await lucia().createSession(user.id, { endsAt, idle, device, network });
  const cookie = lucia().createSessionCookie(session.id);
  cookie.attributes.maxAge = absolute / 1000;
  return cookie.serialize();
}

/** @param id of the row, as in `viewer.by.authSession` @returns the value of `Set-Cookie` that forgets it */
export async function endAuthSession(id: string): Promise<string> {
  await lucia().invalidateSession(id);
  return lucia().createBlankSessionCookie().serialize();
}

/** Signs a user out everywhere. @returns the ids of the rows that ended, to be announced */
export const endAuthSessionsOf = (userId: string): Promise<string[]> => write((tx) => dropAuthSessions(tx, userId));

/** The same for a caller's own write. @param but the row that goes on */
export async function dropAuthSessions(tx: Db, userId: string, but?: string): Promise<string[]> {
  const others = and(eq(authSessions.userId, userId), but === undefined ? undefined : ne(authSessions.id, but));
  const ended = await tx.delete(authSessions).where(others).returning({ id: authSessions.id });
  return ended.map((row) => row.id);
}

export type AuthSessionRow = typeof authSessions.$inferSelect;

/** Those of a user that stand, the last used first. */
export async function authSessionRows(userId: string): Promise<AuthSessionRow[]> {
  const now = new Date();
  return read()
    .select()
    .from(authSessions)
    .where(and(eq(authSessions.userId, userId), gt(authSessions.expiresAt, now), gt(authSessions.endsAt, now)))
    .orderBy(desc(authSessions.lastUsedAt), authSessions.id);
}

/** One of a user's own. @returns whether there was one */
export async function dropAuthSession(userId: string, id: string): Promise<boolean> {
  const ended = await write((tx) =>
    tx
      .delete(authSessions)
      .where(and(eq(authSessions.userId, userId), eq(authSessions.id, id)))
      .returning({ id: authSessions.id }),
  );
  return ended.length > 0;
}

/** Forgets what has ended; for a daily job. */
export const sweepAuthSessions = (): Promise<void> => lucia().deleteExpiredSessions();
