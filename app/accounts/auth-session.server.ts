/**
 * Log-in sessions. The one file that knows Lucia (3.2.2, no longer developed; why it is kept here and what is ours:
 * `docs/decisions/005-accounts.md`). Lucia decides when a session is renewed and how its cookie looks; this file
 * keeps the rows, adds the absolute end, the shorter spans of operators, and stores SHA-256 instead of the id.
 */
import { and, eq, lt, or, sql } from "drizzle-orm";
import { Lucia, TimeSpan, type Adapter } from "lucia";
import { prepared, read, schema, write } from "#db/db.server";
import { hashOf } from "./secrets.server";

const { authSessions, users } = schema;

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof luciaFor>;
    DatabaseUserAttributes: { name: string; isOperator: boolean };
    DatabaseSessionAttributes: { endsAt: Date; idle: number };
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
    const { id, userId, expiresAt, endsAt, name, isOperator } = row;
    const session = { id, userId, expiresAt, attributes: { endsAt, idle: spansOf(isOperator).idle } };
    return [session, { id: userId, attributes: { name, isOperator } }];
  },
  async getUserSessions(userId) {
    const rows = await read().select().from(authSessions).where(eq(authSessions.userId, userId));
    return rows.map(({ id, expiresAt, endsAt }) => ({ id, userId, expiresAt, attributes: { endsAt, idle: 0 } }));
  },
  async setSession({ id, userId, attributes: { endsAt, idle } }) {
    const now = new Date();
    const row = {
      id: hashOf(id),
      userId,
      endsAt,
      createdAt: now,
      provedAt: now,
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
    })
    .from(authSessions)
    .innerJoin(users, eq(users.id, authSessions.userId))
    .where(eq(authSessions.id, sql.placeholder("id")))
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
    getUserAttributes: ({ name, isOperator }) => ({ name, isOperator }),
    getSessionAttributes: ({ endsAt }) => ({ endsAt }),
  });

const lucias = { https: luciaFor(true), http: luciaFor(false) };
const lucia = () => ((process.env["PUBLIC_URL"] ?? "").startsWith("https:") ? lucias.https : lucias.http);

type Known = { authSession: string; id: string; name: string; isOperator: boolean };

/** Who the cookie stands for. Costs nothing where there is no cookie of ours, one prepared query where there is. */
export async function authSessionOf(cookies: string | null | undefined): Promise<Known | null> {
  const secret = cookies ? secretIn(cookies, lucia().sessionCookieName) : null;
  if (!secret) return null;
  const { session, user } = await lucia().validateSession(secret);
  return session && { authSession: session.id, id: user.id, name: user.name, isOperator: user.isOperator };
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
  return { authSession: row.id, id: row.userId, name: row.name, isOperator: row.isOperator };
}

/**
 * @returns the value of `Set-Cookie`. It lives to the absolute end: sliding happens on the server alone, so answers
 *   need no `Set-Cookie` to keep somebody signed in.
 */
export async function startAuthSession(user: { id: string; isOperator: boolean }): Promise<string> {
  const { idle, absolute } = spansOf(user.isOperator);
  const endsAt = new Date(Date.now() + absolute);
  const session = await lucia().createSession(user.id, { endsAt, idle });
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
export async function endAuthSessionsOf(userId: string): Promise<string[]> {
  const ended = await write((tx) =>
    tx.delete(authSessions).where(eq(authSessions.userId, userId)).returning({ id: authSessions.id }),
  );
  return ended.map((row) => row.id);
}

/** Forgets what has ended; for a daily job. */
export const sweepAuthSessions = (): Promise<void> => lucia().deleteExpiredSessions();
