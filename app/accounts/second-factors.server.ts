/** Where second factors and recovery codes are kept. Nobody but their owner sees of them more than that they are there. */
import { and, count, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { countTry, type LimitName } from "../limits/limits.server";
import { noteSecurity } from "../log.server";
import { mailWaits } from "../mail/mails.server";
import { chance } from "../mint";
import { conflict, gone, invalid } from "../refusals";
import { securityWords } from "../words/account-security";
import { say } from "../words/words";
import { noteProof, requireProof } from "./proof.server";
import { hashOf } from "./secrets.server";
import { warnOwner } from "./security-mail.server";
import { newTotpSecret, stepOfCode, totpUri } from "./totp";
import { userLimits, type SignedIn } from "./user";

const { recoveryCodes, secondFactors } = schema;

/** @property codesLeft recovery codes that were not used yet */
export type SecondFactorView = { since: string | null; codesLeft: number };

/** One's own. `since` null: there is none, or none that was confirmed. */
export async function secondFactorOf(viewer: SignedIn): Promise<SecondFactorView> {
  const [row] = await read().select().from(secondFactors).where(confirmed(viewer.id));
  return { since: row?.confirmedAt?.toISOString() ?? null, codesLeft: row ? await codesLeft(read(), viewer.id) : 0 };
}

export async function hasSecondFactor(userId: string): Promise<boolean> {
  const rows = await read().select({ userId: secondFactors.userId }).from(secondFactors).where(confirmed(userId));
  return rows.length > 0;
}

/**
 * A secret for the app, which counts for nothing until a code of it was given.
 *
 * @throws Refusal `unproven`; `conflict` where one is in use
 */
export async function beginSecondFactor(viewer: SignedIn): Promise<void> {
  await requireProof(viewer);
  const row = { userId: viewer.id, secret: newTotpSecret(), createdAt: new Date(), confirmedAt: null, lastStep: 0 };
  await write(async (tx) => {
    const [standing] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, viewer.id));
    if (standing?.confirmedAt) throw conflict(say(securityWords, (w) => w.factorIsOn));
    await tx.delete(secondFactors).where(eq(secondFactors.userId, viewer.id));
    await tx.insert(secondFactors).values(row);
  });
}

/**
 * What the app needs to know. Shown until it is confirmed, never afterwards.
 *
 * @param host whose name the app shows
 * @throws Refusal `unproven`; `gone` when there is nothing to confirm
 */
export async function secretToConfirm(viewer: SignedIn, host: string): Promise<{ secret: string; uri: string }> {
  await requireProof(viewer);
  const { secret } = await unconfirmed(viewer);
  return { secret, uri: totpUri(secret, viewer.name, host) };
}

/** @returns recovery codes, which nobody can show again @throws Refusal `unproven`, `invalid` (code), `gone` */
export async function confirmSecondFactor(viewer: SignedIn, typed: unknown): Promise<string[]> {
  await requireProof(viewer);
  const { secret } = await unconfirmed(viewer);
  const code = plain(typed);
  if (code === "") throw invalid({ code: say(securityWords, (w) => w.codeMissing) });
  const lastStep = stepOfCode(secret, code, 0);
  if (lastStep === null) throw codeWrong();
  const codes = newCodes();
  await write(async (tx) => {
    const done = await tx
      .update(secondFactors)
      .set({ confirmedAt: new Date(), lastStep })
      .where(
        and(eq(secondFactors.userId, viewer.id), eq(secondFactors.secret, secret), isNull(secondFactors.confirmedAt)),
      )
      .returning({ userId: secondFactors.userId });
    if (done.length === 0) throw notBegun();
    await putCodes(tx, viewer.id, codes);
    await warnOwner(
      tx,
      viewer.id,
      say(securityWords, (w) => w.mailFactorOn),
    );
  });
  mailWaits();
  noteSecurity("way-in.added", { user: viewer.id, way: "second-factor" });
  await noteProof(viewer);
  return codes;
}

/** New recovery codes in place of all there were. @throws Refusal `unproven`; `gone` without a second factor */
export async function makeRecoveryCodes(viewer: SignedIn): Promise<string[]> {
  await requireProof(viewer);
  const codes = newCodes();
  await write(async (tx) => {
    const found = await tx.select().from(secondFactors).where(confirmed(viewer.id));
    if (found.length === 0) throw notBegun();
    await putCodes(tx, viewer.id, codes);
    await warnOwner(
      tx,
      viewer.id,
      say(securityWords, (w) => w.mailCodesNew),
    );
  });
  mailWaits();
  noteSecurity("way-in.added", { user: viewer.id, way: "recovery-codes" });
  return codes;
}

/** Its recovery codes end with it. Done twice is done once. @throws Refusal `unproven` */
export async function dropSecondFactor(viewer: SignedIn): Promise<void> {
  await requireProof(viewer);
  if (await write((tx) => clearSecondFactor(tx, viewer.id))) secondFactorGone(viewer.id);
}

/** For a caller's own write, which decides who may; call `secondFactorGone` once it is on disk. @returns whether one was on */
export async function clearSecondFactor(tx: Db, userId: string): Promise<boolean> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  const [dropped] = await tx.delete(secondFactors).where(eq(secondFactors.userId, userId)).returning();
  if (!dropped?.confirmedAt) return false;
  const off = say(securityWords, (w) => w.mailFactorOff);
  await warnOwner(tx, userId, off);
  return true;
}

export function secondFactorGone(userId: string): void {
  mailWaits();
  noteSecurity("way-in.removed", { user: userId, way: "second-factor" });
}

/**
 * A code of the app, or a recovery code in its place; each works once. Codes of the app are six digits, so that tries at
 * an account are counted over all networks too; recovery codes cannot be guessed, and stay open to an owner whom
 * somebody with the password tries to keep out.
 *
 * @param network see `networkOf`
 * @throws Refusal `invalid` (code), `too-many`
 */
export async function requireCode(userId: string, typed: unknown, network: string): Promise<void> {
  const code = plain(typed);
  if (code === "") throw invalid({ code: say(securityWords, (w) => w.codeMissing) });
  const isRecovery = code.length === codeLength;
  const keys: Array<[LimitName, string]> = [["secondFactor", `${userId}\n${network}`]];
  if (!isRecovery) keys.push(["secondFactorAll", userId]);
  await countTry(
    keys,
    say(securityWords, (w) => w.codeTries),
  );
  if (isRecovery) await spendRecoveryCode(userId, code);
  else await spendCode(userId, code);
}

async function spendCode(userId: string, code: string): Promise<void> {
  const [row] = await read().select().from(secondFactors).where(confirmed(userId));
  const step = row ? stepOfCode(row.secret, code, row.lastStep) : null;
  if (step === null) throw codeWrong();
  // Of many that send one code at once, one finds the step unused.
  const used = await write((tx) =>
    tx
      .update(secondFactors)
      .set({ lastStep: step })
      .where(and(confirmed(userId), lt(secondFactors.lastStep, step)))
      .returning({ userId: secondFactors.userId }),
  );
  if (used.length === 0) throw codeWrong();
}

async function spendRecoveryCode(userId: string, code: string): Promise<void> {
  await write(async (tx) => {
    const used = await tx
      .update(recoveryCodes)
      .set({ usedAt: new Date() })
      .where(
        and(
          eq(recoveryCodes.userId, userId),
          eq(recoveryCodes.hash, hashOfCode(userId, code)),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ hash: recoveryCodes.hash });
    if (used.length === 0) throw codeWrong();
    const left = await codesLeft(tx, userId);
    await warnOwner(
      tx,
      userId,
      say(securityWords, (w) => w.mailCodeUsed(left)),
    );
  });
  mailWaits();
  noteSecurity("way-in.used-up", { user: userId, way: "recovery-code" });
}

async function unconfirmed(viewer: SignedIn): Promise<{ secret: string }> {
  const [row] = await read().select().from(secondFactors).where(eq(secondFactors.userId, viewer.id));
  if (!row || row.confirmedAt) throw notBegun();
  return row;
}

async function codesLeft(db: Db, userId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  return Number(row?.count ?? 0);
}

async function putCodes(tx: Db, userId: string, codes: string[]): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, hash: hashOfCode(userId, plain(code)) })));
}

/** 80 bits each, too many to be found again from their hashes. */
const codeLength = 16;
const newCodes = (): string[] => Array.from({ length: 10 }, () => chance(codeLength).replace(/(.{4})(?!$)/g, "$1-"));

/** The owner is part of it, so that one table of hashes does not serve for all accounts. */
const hashOfCode = (userId: string, code: string) => hashOf(`${userId} ${code}`);

/** As people type it: with spaces and dashes, in capitals, o for 0 and l for 1 (Crockford's base 32). */
function plain(typed: unknown): string {
  if (typeof typed !== "string" || typed.length > userLimits.code.max) return "";
  const bare = typed.normalize("NFKC").toLowerCase();
  return bare
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/o/g, "0")
    .replace(/[il]/g, "1");
}

const confirmed = (userId: string) => and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt));
const codeWrong = () => invalid({ code: say(securityWords, (w) => w.codeWrong) });
const notBegun = () => gone(say(securityWords, (w) => w.factorNotBegun));
