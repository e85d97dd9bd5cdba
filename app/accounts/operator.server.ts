/** How the first operator comes to be: a one-time link, printed where only whoever runs the server reads it. */
import { and, eq, gt, isNull } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { gone } from "../refusals";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import type { Origin } from "./attempts.server";
import { endAuthSessionsOf, startAuthSession } from "./auth-session.server";
import { operates } from "./operators.server";
import { operatorPasswordMin } from "./passwords";
import { hashOf, newSecret } from "./secrets.server";
import type { SignedIn } from "./user";
import { signUp, type SignUpInput } from "./users.server";

const { oneTimeLinks, users } = schema;

const lifetime = 86_400_000;

/**
 * @returns the path of a link that lives for a day and works once; null when there is an operator already. Links
 *   made before die: the last one printed is the one that works
 */
export async function makeOperatorLink(): Promise<string | null> {
  const token = newSecret(32);
  const made = await write(async (tx) => {
    if (await hasOperator(tx)) return false;
    const createdAt = new Date();
    await tx.delete(oneTimeLinks).where(and(eq(oneTimeLinks.purpose, "operator"), isNull(oneTimeLinks.usedAt)));
    await tx.insert(oneTimeLinks).values({
      hash: hashOf(token),
      purpose: "operator",
      createdAt,
      expiresAt: new Date(createdAt.getTime() + lifetime),
    });
    return true;
  });
  return made ? `/operator/${token}` : null;
}

/** Looking does not use it up: programs that preview links look too. @throws Refusal `gone` */
export async function requireOperatorLink(token: string): Promise<void> {
  const [row] = await read().select({ hash: oneTimeLinks.hash }).from(oneTimeLinks).where(unused(token));
  if (!row || (await hasOperator(read()))) throw linkGone();
}

type Also = (tx: Db, userId: string) => Promise<void>;

/**
 * Whoever is signed in becomes the operator. All their sessions end and a new one begins, with an operator's
 * shorter life, so that nothing planted earlier carries the new power.
 *
 * @param also what comes with it, in the same write
 * @returns the value of `Set-Cookie`
 * @throws Refusal `gone`
 */
export async function claimOperator(viewer: SignedIn, token: string, origin: Origin, also?: Also): Promise<string> {
  await write(async (tx) => {
    await take(tx, token, viewer.id);
    await also?.(tx, viewer.id);
  });
  for (const authSession of await endAuthSessionsOf(viewer.id)) announce("access", { authSession });
  return startAuthSession({ id: viewer.id, isOperator: true }, origin);
}

/** The same with a new account, all or nothing. @throws Refusal `gone`, and as `signUp` */
export async function signUpOperator(input: SignUpInput, token: string, origin: Origin, also?: Also): Promise<string> {
  await requireOperatorLink(token);
  const { id } = await signUp(input, {
    passwordMin: operatorPasswordMin,
    async also(tx, userId) {
      await take(tx, token, userId);
      await also?.(tx, userId);
    },
  });
  return startAuthSession({ id, isOperator: true }, origin);
}

async function take(tx: Db, token: string, userId: string): Promise<void> {
  const taken = await tx
    .update(oneTimeLinks)
    .set({ usedAt: new Date(), usedBy: userId })
    .where(unused(token))
    .returning({ hash: oneTimeLinks.hash });
  if (taken.length === 0 || (await hasOperator(tx))) throw linkGone();
  await tx.update(users).set({ isOperator: true }).where(eq(users.id, userId));
}

async function hasOperator(db: Db): Promise<boolean> {
  const found = await db
    .select({ id: users.id })
    .from(users)
    .where(and(...operates))
    .limit(1);
  return found.length > 0;
}

const unused = (token: string) =>
  and(
    eq(oneTimeLinks.hash, hashOf(token)),
    eq(oneTimeLinks.purpose, "operator"),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, new Date()),
  );

const linkGone = () => gone(say(accountWords, (w) => w.linkGone));
