/** Who is asking. Every request and every socket passes here, so it is one prepared query at most. */
import { and, eq, isNull, sql } from "drizzle-orm";
import { prepared, read, schema, write } from "#db/db.server";
import { signedOut } from "../refusals";
import { networkOf } from "../limits/network";
import { authSessionOf, authSessionStanding } from "./auth-session.server";
import { hashOf } from "./secrets.server";
import type { SignedIn, Viewer } from "./user";

const { apiTokens, users } = schema;

/**
 * A bearer token before the cookie; null for strangers.
 *
 * @throws Refusal `signed-out` for a bearer token that is mistaken, revoked or expired: a program that believes
 *   itself signed in must not be answered as a stranger
 */
export async function viewerOf(request: Request): Promise<Viewer> {
  const authorization = request.headers.get("Authorization");
  // Another scheme (a proxy's Basic) is not meant for us.
  if (authorization && /^bearer\b/i.test(authorization)) return viewerOfToken(authorization.slice(6).trim());
  return viewerOfCookie(request.headers.get("Cookie"), networkOf(request));
}

/** @param cookies the `Cookie` header. An ended session is a stranger: signing in again is the way on. */
export async function viewerOfCookie(cookies: string | null | undefined, network?: string): Promise<Viewer> {
  return asViewer(await authSessionOf(cookies, network));
}

/** @throws Refusal `signed-out` */
export async function viewerOfToken(token: string): Promise<SignedIn> {
  if (token.length < 20 || token.length > 200) throw signedOut();
  const [row] = await tokenByHash(read()).execute({ hash: hashOf(token) });
  const now = Date.now();
  if (!row || (row.expiresAt !== null && row.expiresAt.getTime() <= now)) throw signedOut();
  noteUse(row.token, row.lastUsedAt?.getTime() ?? 0, now);
  return { id: row.id, name: row.name, isOperator: row.isOperator, by: { token: row.token, scopes: row.scopes } };
}

/** The same viewer as the database knows them now; null when what they came in with no longer stands. */
export async function refreshViewer(viewer: SignedIn): Promise<Viewer> {
  const { by } = viewer;
  if ("operatorTool" in by) return viewer;
  if ("authSession" in by) return asViewer(await authSessionStanding(by.authSession));
  const [row] = await tokenById(read()).execute({ id: by.token });
  if (!row || (row.expiresAt !== null && row.expiresAt.getTime() <= Date.now())) return null;
  return { id: row.id, name: row.name, isOperator: row.isOperator, by: { token: row.token, scopes: row.scopes } };
}

/** Whether the log-in session or token still stands. A stranger always stands as a stranger. */
export async function stillSignedIn(viewer: Viewer): Promise<boolean> {
  return viewer === null || (await refreshViewer(viewer)) !== null;
}

const tokenColumns = {
  token: apiTokens.id,
  scopes: apiTokens.scopes,
  expiresAt: apiTokens.expiresAt,
  lastUsedAt: apiTokens.lastUsedAt,
  id: users.id,
  name: users.name,
  isOperator: users.isOperator,
};
/** Neither switched off by an operator nor about to be deleted. */
const accountStands = and(isNull(users.disabledAt), isNull(users.deleteAt));
const tokenByHash = prepared((db) =>
  db
    .select(tokenColumns)
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(eq(apiTokens.hash, sql.placeholder("hash")), accountStands))
    .prepare(),
);
const tokenById = prepared((db) =>
  db
    .select(tokenColumns)
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(eq(apiTokens.id, sql.placeholder("id")), accountStands))
    .prepare(),
);

type Known = NonNullable<Awaited<ReturnType<typeof authSessionOf>>>;
function asViewer(known: Known | null): Viewer {
  if (!known) return null;
  const { id, name, isOperator, isGuest, authSession } = known;
  return { id, name, isOperator, ...(isGuest ? { isGuest } : {}), by: { authSession } };
}

const minute = 60_000;
/** When a use was last written down, so that many requests at once write once. */
const noted = new Map<string, number>();

/** Not awaited: a request must not wait for, or fail over, a remark in the margin. */
function noteUse(token: string, before: number, now: number): void {
  if (now - Math.max(before, noted.get(token) ?? 0) < minute) return;
  if (noted.size > 10_000) noted.clear();
  noted.set(token, now);
  void write((tx) =>
    tx
      .update(apiTokens)
      .set({ lastUsedAt: new Date(now) })
      .where(eq(apiTokens.id, token)),
  ).catch(() => undefined);
}
