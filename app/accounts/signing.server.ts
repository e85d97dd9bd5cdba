/** Coming in and going out. */
import { eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { announce } from "../live/announce.server";
import { noteSecurity } from "../log.server";
import { canBeKey } from "../plain-line";
import { forbidden, gone, invalid, isRefusal } from "../refusals";
import { securityWords } from "../words/account-security";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { trySignIn, type Origin } from "./attempts.server";
import { endAuthSession, startAuthSession } from "./auth-session.server";
import { hashPassword, isWeak, passwordFits } from "./hashing.server";
import { emailKeyOf, nameKeyOf } from "./names";
import { hasSecondFactor, requireCode } from "./second-factors.server";
import { hashOf } from "./secrets.server";
import { beginStep, stepOf, takeStep } from "./steps.server";
import type { SignedIn, UserView } from "./user";

const { users } = schema;

/** Where somebody comes in from. */
export type Coming = Origin & {
  /** A session the browser still holds: it ends, so that nobody goes on under one planted earlier. */
  before?: SignedIn | null;
  /** Where they go once they are in: a path of ours. */
  to?: string;
};

export type CameIn = {
  user: UserView;
  /** The value of `Set-Cookie`: of the session, or of the step that is still to be done. */
  setCookie: string;
  /** Where the browser goes on: the page of that step, or where it wanted to go. */
  next: string;
};

/**
 * The same answer and the same work whether the account is unknown, has no password, or another one. Whoever has a
 * second factor is asked for it next, and nobody is told of that before the password was right.
 *
 * @param who name or e-mail address
 * @throws Refusal `invalid` (who, password), `too-many`, `forbidden` for an account that was switched off
 */
export async function signIn(
  { who, password }: { who?: unknown; password?: unknown },
  coming: Coming,
): Promise<CameIn> {
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
  const attempt = await trySignIn(row?.id ?? key.replace(/\.(?=.*@)/g, "").slice(0, 300), coming.network);
  const fits = await passwordFits(row?.passwordHash ?? null, password.slice(0, 1024));
  if (!fits || !row?.passwordHash) {
    noteSecurity("sign-in.failed", { user: row?.id ?? null, why: "password" });
    throw mistaken();
  }
  await attempt.succeeded();
  if (isWeak(row.passwordHash)) await strengthen(row.id, password);
  return comeIn(row.id, coming, "one factor");
}

/**
 * For every way in, once it has been checked who it is: a session, or the step that is still asked for.
 *
 * An account about to be deleted is not opened by this: its owner is asked whether to keep it.
 *
 * @param shown a password or a provider's word is one factor; a passkey that verified its user is both
 * @throws Refusal `forbidden` for an account that was switched off; `gone` for one that is no more
 */
export async function comeIn(userId: string, coming: Coming, shown: "one factor" | "both factors"): Promise<CameIn> {
  const [row] = await read().select().from(users).where(eq(users.id, userId));
  if (!row) throw stepGone();
  if (row.disabledAt) {
    noteSecurity("sign-in.failed", { user: row.id, why: "disabled" });
    throw forbidden(say(securityWords, (w) => w.switchedOff));
  }
  const { before = null, to = "/" } = coming;
  const user = { id: row.id, name: row.name };
  if (shown === "one factor" && (await hasSecondFactor(row.id))) {
    const setCookie = await beginStep("code", row.id, { to, password: markOf(row.passwordHash) });
    return { user, setCookie, next: "/sign-in/code" };
  }
  if (row.deleteAt) return { user, setCookie: await beginStep("keep", row.id, { to }), next: "/sign-in/keep" };
  if (before) await signOut(before);
  const setCookie = await startAuthSession(row, coming);
  noteSecurity("sign-in.ok", { user: row.id, factors: shown });
  return { user, setCookie, next: to };
}

/** Whether this browser has a second step to do. @param cookies the `Cookie` header */
export async function isAtSecondStep(cookies: string | null): Promise<boolean> {
  return (await stepOf("code", cookies)) !== null;
}

/**
 * The second step. A password changed in between ends it, since what was right then no longer is.
 *
 * @param typed a code of the app, or a recovery code
 * @param cookies the `Cookie` header, which holds the step
 * @throws Refusal `invalid` (code), `too-many`, `gone` for a step that is not this browser's, or over
 */
export async function signInWithCode(
  typed: unknown,
  cookies: string | null,
  coming: Omit<Coming, "to">,
): Promise<CameIn> {
  const step = await stepOf("code", cookies);
  if (!step?.userId) throw stepGone();
  const [row] = await read().select().from(users).where(eq(users.id, step.userId));
  if (!row || markOf(row.passwordHash) !== step.data["password"]) throw stepGone();
  await requireCode(row.id, typed, coming.network).catch((error: unknown) => {
    if (isRefusal(error)) noteSecurity("sign-in.failed", { user: row.id, why: "code" });
    throw error;
  });
  if (!(await takeStep("code", cookies))) throw stepGone();
  return comeIn(row.id, { ...coming, to: step.data["to"] ?? "/" }, "both factors");
}

const markOf = (passwordHash: string | null) => hashOf(passwordHash ?? "");
const stepGone = () => gone(say(securityWords, (w) => w.stepGone));

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
  noteSecurity("sign-out", { user: viewer.id });
  return forget;
}
