/** Where accounts are kept. */
import { eq, inArray, or } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { isTaken } from "#db/failures";
import { mintId } from "../mint";
import { invalid, type FieldErrors } from "../refusals";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { hashPassword } from "./hashing.server";
import { checkEmail, checkName, nameKeyOf } from "./names";
import { passwordFault } from "./passwords";
import type { SignedIn, UserView } from "./user";

const { users } = schema;

/** What a person may know of their own account. */
export type Account = UserView & {
  email: string;
  /** When a link sent to the address was opened; null: not yet. */
  emailConfirmedAt: string | null;
  /** Whether they can come in with one. */
  hasPassword: boolean;
  isOperator: boolean;
  createdAt: string;
};

/** As it comes from a form or the API: anything. */
export type SignUpInput = { name?: unknown; email?: unknown; password?: unknown };

/**
 * A new account, at once.
 *
 * @param also what must happen with it or not at all, in the same write
 * @param passwordMin characters
 * @param isVouched whoever holds the tool says that the address is theirs: notices may be mailed to it
 * @throws Refusal `invalid` by field: name, email, password. That an address has an account is said here: this is for
 *   whoever holds the tool or the operator's link. Strangers sign up by `askToSignUp`, which says nothing
 */
export async function signUp(
  input: SignUpInput,
  {
    also,
    passwordMin,
    isVouched = false,
  }: { also?: (tx: Db, userId: string) => Promise<void>; passwordMin?: number; isVouched?: boolean } = {},
): Promise<Account> {
  const { named, addressed, password } = checkSignUp(input, passwordMin);
  const passwordHash = await hashPassword(password);
  const createdAt = new Date();
  const emailConfirmedAt = isVouched ? createdAt : null;
  return put({ id: mintId(), ...named, ...addressed, passwordHash, createdAt, emailConfirmedAt }, also);
}

/**
 * A new account whose owner comes in by another way than a password, at an address that was confirmed elsewhere.
 *
 * @param also links that way, in the same write
 * @throws Refusal `invalid` by field: name, email. That the address has an account is said to whoever has shown that it
 *   is theirs
 */
export async function signUpWithoutPassword(
  input: { name: unknown; confirmedEmail: string },
  also: (tx: Db, userId: string) => Promise<void>,
): Promise<Account> {
  const named = checkName(input.name);
  const addressed = checkEmail(input.confirmedEmail);
  if (named.fault) throw invalid({ name: named.fault });
  if (addressed.fault) throw invalid({ email: addressed.fault });
  const createdAt = new Date();
  return put({ id: mintId(), ...named, ...addressed, emailConfirmedAt: createdAt, createdAt }, also);
}

async function put(row: typeof users.$inferInsert, also?: (tx: Db, userId: string) => Promise<void>): Promise<Account> {
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
  return {
    ...{ id: row.id, name: row.name, email: row.email, isOperator, createdAt: row.createdAt.toISOString() },
    emailConfirmedAt: row.emailConfirmedAt?.toISOString() ?? null,
    hasPassword: (row.passwordHash ?? null) !== null,
  };
}

/** What every way of making an account asks for. @throws Refusal `invalid` by field: name, email, password */
export function checkSignUp(input: SignUpInput, passwordMin?: number) {
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
  return { named, addressed, password: input.password };
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
  const { id, name, email, emailConfirmedAt, passwordHash, isOperator, createdAt } = row;
  return {
    ...{ id, name, email, isOperator, createdAt: createdAt.toISOString() },
    emailConfirmedAt: emailConfirmedAt?.toISOString() ?? null,
    hasPassword: passwordHash !== null,
  };
}
