/**
 * Where logins at the provider are kept, by issuer and subject. One is linked to an account only by whoever is signed in
 * to that account and has just proved it; an e-mail address in common links nothing, whatever the provider says of it.
 */
import { and, desc, eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { isTaken } from "#db/failures";
import { countTry } from "../limits/limits.server";
import { noteSecurity } from "../log.server";
import { mailWaits } from "../mail/mails.server";
import { conflict, forbidden, gone, invalid, notFound } from "../refusals";
import { securityWords } from "../words/account-security";
import { say } from "../words/words";
import { checkName } from "./names";
import { noteProof, requireProof } from "./proof.server";
import { requireProvider, wayToProvider, whoCameBack, type Identity } from "./provider.server";
import { warnOwner } from "./security-mail.server";
import { comeIn, type CameIn, type Coming } from "./signing.server";
import { beginStep, stepOf, takeStep, type Step } from "./steps.server";
import type { SignedIn, Viewer } from "./user";
import { signUpWithoutPassword, usersByName } from "./users.server";
import { requireWayIn } from "./ways-in.server";

const { externalIdentities } = schema;

export type IdentityView = { issuer: string; subject: string; createdAt: string; lastUsedAt: string | null };

/** @property setCookie null: what the browser holds stays */
export type CameBack = { setCookie: string | null; next: string };

export async function identitiesOf(viewer: SignedIn): Promise<IdentityView[]> {
  const rows = await read()
    .select()
    .from(externalIdentities)
    .where(eq(externalIdentities.userId, viewer.id))
    .orderBy(desc(externalIdentities.createdAt));
  return rows.map(({ issuer, subject, createdAt, lastUsedAt }) => ({
    ...{ issuer, subject, createdAt: createdAt.toISOString() },
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/**
 * @param origin of this installation, as the browser knows it
 * @param to where to go afterwards: a path of ours
 * @param proof to prove who one is, being signed in
 * @returns where the browser goes, and the value of `Set-Cookie`
 * @throws Refusal `not-found` without a provider, `unavailable`, `too-many`
 */
export async function goToProvider({
  origin,
  to,
  proof,
  network,
}: {
  origin: string;
  to: string;
  proof: boolean;
  network: string;
}): Promise<{ address: string; setCookie: string }> {
  requireProvider();
  await countTry([["signInSteps", network]]);
  const { address, kept } = await wayToProvider(origin + callback, proof);
  return { address, setCookie: await beginStep("oidc", null, { ...kept, to, proof: proof ? "yes" : "" }) };
}

const callback = "/sign-in/oidc/callback";

/**
 * The browser is back from the provider. Somebody linked comes in, or has proved who they are; an unknown login is kept
 * for ten minutes, to be linked to an account, old or new.
 *
 * @param asked the address as asked for, with the provider's answer in its query
 * @throws Refusal `gone` for a way that was not begun in this browser; `invalid` (provider), `unavailable`; `conflict`
 *   when the login belongs to another account than the one signed in
 */
export async function comeBackFromProvider(
  asked: { origin: string; search: string },
  cookies: string | null,
  viewer: Viewer,
  coming: Coming,
): Promise<CameBack> {
  const step = await takeStep("oidc", cookies);
  if (!step) throw gone(say(securityWords, (w) => w.stepGone));
  const { to = "/", proof } = step.data;
  const identity = await whoCameBack(new URL(asked.origin + callback + asked.search), step.data, proof === "yes");
  const [row] = await read().select().from(externalIdentities).where(by(identity));
  if (proof === "yes") {
    if (!viewer || row?.userId !== viewer.id) throw forbidden(say(securityWords, (w) => w.providerNotYours));
    await noteProof(viewer);
    return { setCookie: null, next: to };
  }
  if (!row) {
    return { setCookie: await beginStep("identity", null, { ...identity, to }), next: "/sign-in/oidc/new" };
  }
  if (viewer && viewer.id !== row.userId) throw conflict(say(securityWords, (w) => w.providerOthers(viewer.name)));
  await write((tx) => tx.update(externalIdentities).set({ lastUsedAt: new Date() }).where(by(identity)));
  if (viewer) return { setCookie: null, next: to };
  return comeIn(row.userId, { ...coming, to }, "one factor");
}

/**
 * The login that came back to this browser and is linked to nobody. Looking uses nothing up.
 *
 * @returns `free` a name nobody has, made from the one the provider knows; "" where none can be made
 * @throws Refusal `gone`
 */
export async function identityToLink(cookies: string | null) {
  const identity = identityIn(await stepOf("identity", cookies));
  return { ...identity, free: await freeName([identity.name, identity.email.split("@")[0] ?? ""]) };
}

/**
 * Links the login of this browser to the account that is signed in.
 *
 * @returns where to go on @throws Refusal `unproven`, `gone`; `conflict` when it is linked already
 */
export async function linkIdentity(viewer: SignedIn, cookies: string | null): Promise<string> {
  await requireProof(viewer);
  const identity = identityIn(await takeStep("identity", cookies));
  await write(async (tx) => {
    await put(tx, viewer.id, identity);
    await warnOwner(tx, viewer.id, mailNew(identity));
  }).catch(orLinked);
  mailWaits();
  noteSecurity("way-in.added", { user: viewer.id, way: "provider" });
  return identity.to;
}

/**
 * A new account for the login of this browser. Whether there may be one is asked by the door (`SIGN_UP`).
 *
 * @param also what else is done in the write that makes it
 * @throws Refusal `gone`; `invalid` (name, email): also where the provider vouches for no address
 */
export async function signUpWithIdentity(
  name: unknown,
  cookies: string | null,
  coming: Coming,
  also: (tx: Db, userId: string) => Promise<void> = async () => undefined,
): Promise<CameIn> {
  const identity = identityIn(await stepOf("identity", cookies));
  if (identity.email === "")
    throw invalid({ name: say(securityWords, (w) => w.firstTimeUnconfirmed(requireProvider().name)) });
  const account = await signUpWithoutPassword({ name, confirmedEmail: identity.email }, async (tx, userId) => {
    await put(tx, userId, identity).catch(orLinked);
    await also(tx, userId);
  });
  await takeStep("identity", cookies);
  return comeIn(account.id, { ...coming, to: identity.to }, "one factor");
}

/** @throws Refusal `unproven`; `not-found` for what is not one's own; `conflict` for the last way in */
export async function unlinkIdentity(viewer: SignedIn, one: { issuer: string; subject: string }): Promise<void> {
  await requireProof(viewer);
  await write(async (tx) => {
    const removed = await tx
      .delete(externalIdentities)
      .where(and(by(one), eq(externalIdentities.userId, viewer.id)))
      .returning({ subject: externalIdentities.subject });
    if (removed.length === 0) throw notFound();
    await requireWayIn(tx, viewer.id);
    await warnOwner(
      tx,
      viewer.id,
      say(securityWords, (w) => w.mailIdentityGone(one.issuer)),
    );
  });
  mailWaits();
  noteSecurity("way-in.removed", { user: viewer.id, way: "provider" });
}

async function put(tx: Db, userId: string, { issuer, subject }: Identity): Promise<void> {
  const createdAt = new Date();
  await tx.insert(externalIdentities).values({ issuer, subject, userId, createdAt, lastUsedAt: createdAt });
}

function orLinked(error: unknown): never {
  if (isTaken(error)) throw conflict(say(securityWords, (w) => w.providerNotYours));
  throw error;
}

function identityIn(step: Step | null): Identity & { to: string } {
  const { issuer = "", subject = "", email = "", name = "", to = "/" } = step?.data ?? {};
  if (!issuer || !subject) throw gone(say(securityWords, (w) => w.stepGone));
  return { issuer, subject, email, name, to };
}

async function freeName(wished: string[]): Promise<string> {
  const bases = wished.map((each) => each.split("@")[0]?.replace(/[^\p{L}\p{M}\p{N} .,'’·_-]+/gu, " ") ?? "");
  const names = bases.flatMap((base) => [base, ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${base} ${number}`)]);
  const good = names.flatMap((name) => {
    const checked = checkName(name);
    return checked.fault ? [] : [checked];
  });
  const taken = await usersByName(good.map(({ name }) => name));
  return good.find(({ nameKey }) => !taken.has(nameKey))?.name ?? "";
}

const mailNew = ({ issuer }: Identity) => say(securityWords, (w) => w.mailIdentityNew(issuer));
const by = ({ issuer, subject }: { issuer: string; subject: string }) =>
  and(eq(externalIdentities.issuer, issuer), eq(externalIdentities.subject, subject));
