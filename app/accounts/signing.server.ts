/** Coming in and going out. */
import { eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { announce } from "../live/announce.server";
import { canBeKey } from "../plain-line";
import { invalid } from "../refusals";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { trySignIn } from "./attempts.server";
import { endAuthSession, startAuthSession } from "./auth-session.server";
import { hashPassword, isWeak, passwordFits } from "./hashing.server";
import { emailKeyOf, nameKeyOf } from "./names";
import type { SignedIn, UserView } from "./user";

const { users } = schema;

/**
 * The same answer and the same work whether the account is unknown, has no password, or another one.
 *
 * @param who name or e-mail address
 * @param network see `networkOf`
 * @param before a session the browser still holds: it ends, so that nobody goes on under one planted earlier
 * @returns the value of `Set-Cookie`
 * @throws Refusal `invalid` (who, password), `too-many`
 */
export async function signIn(
  { who, password }: { who?: unknown; password?: unknown },
  { network, before = null }: { network: string; before?: SignedIn | null },
): Promise<{ user: UserView; setCookie: string }> {
  if (typeof who !== "string" || who.trim() === "") throw invalid({ who: say(accountWords, (w) => w.whoMissing) });
  if (typeof password !== "string" || password === "")
    throw invalid({ password: say(accountWords, (w) => w.passwordNeeded) });
  const mistaken = () => invalid({ who: say(accountWords, (w) => w.mistaken) });
  const key = who.length > 1000 || !canBeKey(who.trim()) ? "" : who.includes("@") ? emailKeyOf(who) : nameKeyOf(who);
  const [row] = await read()
    .select()
    .from(users)
    .where(eq(who.includes("@") ? users.emailKey : users.nameKey, key));
  // By account, so that name and address do not count apart; by what was typed where there is none.
  const attempt = trySignIn(row?.id ?? key.replace(/\.(?=.*@)/g, "").slice(0, 300), network);
  const fits = await passwordFits(row?.passwordHash ?? null, password.slice(0, 1024));
  if (!fits || !row?.passwordHash) throw mistaken();
  attempt.succeeded();
  if (isWeak(row.passwordHash)) await strengthen(row.id, password);
  if (before) await signOut(before);
  return { user: { id: row.id, name: row.name }, setCookie: await startAuthSession(row) };
}

async function strengthen(id: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await write((tx) => tx.update(users).set({ passwordHash }).where(eq(users.id, id)));
}

/** Ends the log-in session on the server; its open pages fall silent. @returns the value of `Set-Cookie`, if there is one to forget */
export async function signOut(viewer: SignedIn): Promise<string | null> {
  if (!("authSession" in viewer.by)) return null;
  const { authSession } = viewer.by;
  const forget = await endAuthSession(authSession);
  announce("access", { authSession });
  return forget;
}
