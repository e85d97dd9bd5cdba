/** Where accounts are kept. */
import { eq, inArray, or } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { isTaken } from "#db/failures";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import { canBeKey } from "../plain-line";
import { invalid, type FieldErrors } from "../refusals";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { trySignIn } from "./attempts.server";
import { endAuthSession, startAuthSession } from "./auth-session.server";
import { hashPassword, isWeak, passwordFits } from "./hashing.server";
import { checkEmail, checkName, emailKeyOf, nameKeyOf } from "./names";
import { passwordFault } from "./passwords";
import type { SignedIn, UserView } from "./user";

const { users } = schema;

/** What a person may know of their own account. */
export type Account = UserView & { email: string; isOperator: boolean; createdAt: string };

/** As it comes from a form or the API: anything. */
export type SignUpInput = { name?: unknown; email?: unknown; password?: unknown };

/**
 * A new account.
 *
 * @param also what must happen with it or not at all, in the same write
 * @param passwordMin characters
 * @throws Refusal `invalid` by field: name, email, password. That an address has an account is said here: without
 *   mail there is no other way to tell its owner (`docs/decisions/005-accounts.md`)
 */
export async function signUp(
  input: SignUpInput,
  { also, passwordMin }: { also?: (tx: Db, userId: string) => Promise<void>; passwordMin?: number } = {},
): Promise<Account> {
  const named = checkName(input.name);
  const addressed = checkEmail(input.email);
  const about = [input.name, input.email].filter(
    (each): each is string => typeof each === "string" && each.length < 1000,
  );
  const fault = passwordFault(input.password, about, passwordMin);
  const errors: FieldErrors = {
    ...(named.fault ? { name: named.fault } : {}),
    ...(addressed.fault ? { email: addressed.fault } : {}),
    ...(fault ? { password: fault } : {}),
  };
  if (named.fault || addressed.fault || typeof input.password !== "string" || fault) throw invalid(errors);
  const passwordHash = await hashPassword(input.password);
  const row = { id: mintId(), ...named, ...addressed, passwordHash, createdAt: new Date() };
  const isOperator = await write(async (tx) => {
    await refuseTaken(tx, row);
    await tx.insert(users).values(row);
    await also?.(tx, row.id);
    const [made] = await tx.select({ isOperator: users.isOperator }).from(users).where(eq(users.id, row.id));
    return made?.isOperator ?? false;
  }).catch((error: unknown) => {
    // Another process was quicker than our look.
    if (isTaken(error)) throw invalid({ name: say(accountWords, (w) => w.nameTaken) });
    throw error;
  });
  return { id: row.id, name: row.name, email: row.email, isOperator, createdAt: row.createdAt.toISOString() };
}

async function refuseTaken(tx: Db, { nameKey, emailKey }: { nameKey: string; emailKey: string }): Promise<void> {
  const same = await tx
    .select({ nameKey: users.nameKey, emailKey: users.emailKey })
    .from(users)
    .where(or(eq(users.nameKey, nameKey), eq(users.emailKey, emailKey)));
  const errors: FieldErrors = {};
  if (same.some((row) => row.nameKey === nameKey)) errors["name"] = say(accountWords, (w) => w.nameTaken);
  if (same.some((row) => row.emailKey === emailKey)) errors["email"] = say(accountWords, (w) => w.emailTaken);
  if (same.length > 0) throw invalid(errors);
}

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

export async function userById(id: string): Promise<UserView | null> {
  const [row] = await read().select({ id: users.id, name: users.name }).from(users).where(eq(users.id, id));
  return row ?? null;
}

/** Those of the names that somebody has, by the key of `nameKeyOf`. */
export async function usersByName(names: string[]): Promise<Map<string, UserView>> {
  const keys = [...new Set(names.map(nameKeyOf))].slice(0, 500);
  if (keys.length === 0) return new Map();
  const rows = await read()
    .select({ id: users.id, name: users.name, key: users.nameKey })
    .from(users)
    .where(inArray(users.nameKey, keys));
  return new Map(rows.map(({ key, id, name }) => [key, { id, name }]));
}

/** One's own account; null when it is gone. */
export async function accountOf(viewer: SignedIn): Promise<Account | null> {
  const [row] = await read().select().from(users).where(eq(users.id, viewer.id));
  if (!row) return null;
  const { id, name, email, isOperator, createdAt } = row;
  return { id, name, email, isOperator, createdAt: createdAt.toISOString() };
}
