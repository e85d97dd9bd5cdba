/**
 * Where passkeys are kept (WebAuthn level 3). A passkey verifies its user by itself (finger, face, PIN), so it counts as
 * both factors. Challenges are single-use steps; what a passkey signs names the place it was made for.
 */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { and, count, desc, eq, lt, or } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { isTaken } from "#db/failures";
import { countTry } from "../limits/limits.server";
import { noteSecurity } from "../log.server";
import { mailWaits } from "../mail/mails.server";
import { checkLine } from "../plain-line";
import { conflict, forbidden, invalid, isRefusal, notFound } from "../refusals";
import { securityWords } from "../words/account-security";
import { say } from "../words/words";
import { passkeyLimits, type Place } from "./passkey";
import { noteProof, requireProof } from "./proof.server";
import { warnOwner } from "./security-mail.server";
import { comeIn, type CameIn, type Coming } from "./signing.server";
import { beginStep, takeStep } from "./steps.server";
import type { SignedIn, Viewer } from "./user";
import { requireWayIn } from "./ways-in.server";

const { passkeys } = schema;

/** Loaded once somebody has to do with a passkey: it takes longer to load than most rooms here. */
const webauthn = () => import("@simplewebauthn/server");

export type PasskeyView = { id: string; name: string; createdAt: string; lastUsedAt: string | null };

/** One's own, newest first. */
export async function passkeysOf(viewer: SignedIn): Promise<PasskeyView[]> {
  const rows = await read()
    .select()
    .from(passkeys)
    .where(eq(passkeys.userId, viewer.id))
    .orderBy(desc(passkeys.createdAt), passkeys.id);
  return rows.map(({ id, name, createdAt, lastUsedAt }) => ({
    id,
    name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/** @returns what the browser asks its authenticator to make, and the value of `Set-Cookie` @throws Refusal `unproven` */
export async function beginPasskey(viewer: SignedIn, place: Place) {
  await requireProof(viewer);
  const known = await read()
    .select({ id: passkeys.id, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, viewer.id));
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    rpName: "Lectern",
    rpID: place.rpId,
    userID: new TextEncoder().encode(viewer.id),
    userName: viewer.name,
    userDisplayName: viewer.name,
    attestationType: "none",
    excludeCredentials: known,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { options, setCookie: await beginStep("new-passkey", viewer.id, { challenge: options.challenge }) };
}

/**
 * @param input `response` as JSON, from the browser
 * @throws Refusal `unproven`; `invalid` (name, passkey); `conflict` for one that is known already
 */
export async function addPasskey(
  viewer: SignedIn,
  input: { name: unknown; response: unknown },
  place: Place,
  cookies: string | null,
): Promise<void> {
  await requireProof(viewer);
  const named = checkLine(input.name, passkeyLimits.name);
  if (named.fault) throw invalid({ name: named.fault });
  const step = await takeStep("new-passkey", cookies);
  if (step?.userId !== viewer.id) throw unchecked();
  const { verifyRegistrationResponse } = await webauthn();
  const { registrationInfo } = await orRefused(() =>
    verifyRegistrationResponse({
      response: parsed<RegistrationResponseJSON>(input.response),
      expectedChallenge: step.data["challenge"] ?? "",
      expectedOrigin: place.origins,
      expectedRPID: place.rpId,
      requireUserVerification: true,
    }),
  );
  if (!registrationInfo) throw unchecked();
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  const row = { id, userId: viewer.id, name: named.value, counter, transports: [...transports], createdAt: new Date() };
  await write(async (tx) => {
    const [has] = await tx.select({ count: count() }).from(passkeys).where(eq(passkeys.userId, viewer.id));
    if (Number(has?.count ?? 0) >= passkeyLimits.each)
      throw invalid({ name: say(securityWords, (w) => w.passkeysMost(passkeyLimits.each)) });
    await tx.insert(passkeys).values({ ...row, publicKey: Buffer.from(publicKey).toString("base64url") });
    await warnOwner(
      tx,
      viewer.id,
      say(securityWords, (w) => w.mailPasskeyNew(row.name)),
    );
  }).catch((error: unknown) => {
    if (isTaken(error)) throw conflict(say(securityWords, (w) => w.passkeyKnown));
    throw error;
  });
  mailWaits();
  noteSecurity("way-in.added", { user: viewer.id, way: "passkey" });
  await noteProof(viewer);
}

/** @throws Refusal `unproven`; `not-found` for what is not one's own; `conflict` for the last way in */
export async function removePasskey(viewer: SignedIn, id: string): Promise<void> {
  await requireProof(viewer);
  await write(async (tx) => {
    const [gone] = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, id), eq(passkeys.userId, viewer.id)))
      .returning({ name: passkeys.name });
    if (!gone) throw notFound();
    await requireWayIn(tx, viewer.id);
    await warnOwner(
      tx,
      viewer.id,
      say(securityWords, (w) => w.mailPasskeyGone(gone.name)),
    );
  });
  mailWaits();
  noteSecurity("way-in.removed", { user: viewer.id, way: "passkey" });
}

/**
 * A challenge to sign. Whoever is signed in is asked for one of their own; of strangers nobody knows yet who they are, so
 * the authenticator offers what it has for this place.
 *
 * @throws Refusal `too-many`
 */
export async function askPasskey(viewer: Viewer, place: Place, network: string) {
  await countTry([["signInSteps", network]]);
  const own = viewer
    ? await read()
        .select({ id: passkeys.id, transports: passkeys.transports })
        .from(passkeys)
        .where(eq(passkeys.userId, viewer.id))
    : [];
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: place.rpId,
    userVerification: "required",
    allowCredentials: own,
  });
  return { options, setCookie: await beginStep("passkey", null, { challenge: options.challenge }) };
}

/** @throws Refusal `invalid` (passkey) whatever was wrong with it; `forbidden` for an account that was switched off */
export async function signInWithPasskey(
  response: unknown,
  place: Place,
  cookies: string | null,
  coming: Coming,
): Promise<CameIn> {
  return comeIn(await ownerBy(response, place, cookies), coming, "both factors");
}

/** Counts as a fresh proof. @throws Refusal `invalid` (passkey), also for a good one of somebody else */
export async function proveWithPasskey(
  viewer: SignedIn,
  response: unknown,
  place: Place,
  cookies: string | null,
): Promise<void> {
  if (!("authSession" in viewer.by)) throw forbidden();
  if ((await ownerBy(response, place, cookies)) !== viewer.id) throw unchecked();
  await noteProof(viewer);
}

/** Whose passkey signed the challenge of this browser's step; what is refused is logged. */
async function ownerBy(response: unknown, place: Place, cookies: string | null): Promise<string> {
  try {
    return await signerOf(response, place, cookies);
  } catch (error) {
    if (isRefusal(error)) noteSecurity("sign-in.failed", { user: null, why: "passkey" });
    throw error;
  }
}

async function signerOf(response: unknown, place: Place, cookies: string | null): Promise<string> {
  const step = await takeStep("passkey", cookies);
  if (!step) throw unchecked();
  const given = parsed<AuthenticationResponseJSON>(response);
  const [row] = await read()
    .select()
    .from(passkeys)
    .where(eq(passkeys.id, String(given.id)));
  if (!row) throw unchecked();
  const handle = given.response?.userHandle;
  if (handle && handle !== Buffer.from(row.userId).toString("base64url")) throw unchecked();
  const { verifyAuthenticationResponse } = await webauthn();
  const { verified, authenticationInfo } = await orRefused(() =>
    verifyAuthenticationResponse({
      response: given,
      expectedChallenge: step.data["challenge"] ?? "",
      expectedOrigin: place.origins,
      expectedRPID: place.rpId,
      requireUserVerification: true,
      credential: {
        id: row.id,
        publicKey: new Uint8Array(Buffer.from(row.publicKey, "base64url")),
        counter: row.counter,
      },
    }),
  );
  if (!verified) throw unchecked();
  const counter = authenticationInfo.newCounter;
  // A counter that stands still or goes back is a copy of the authenticator. Many count nothing and always say 0.
  const counted = await write((tx) =>
    tx
      .update(passkeys)
      .set({ counter, lastUsedAt: new Date() })
      .where(and(eq(passkeys.id, row.id), or(lt(passkeys.counter, counter), bothZero(counter))))
      .returning({ id: passkeys.id }),
  );
  if (counted.length === 0) throw unchecked();
  return row.userId;
}

const bothZero = (counter: number) => (counter === 0 ? eq(passkeys.counter, 0) : undefined);

/** Whatever a browser sends here was made by nobody knows whom: what cannot be read is refused like what is wrong. */
function parsed<Shape>(response: unknown): Shape {
  try {
    const value: unknown = typeof response === "string" && response.length < 20_000 ? JSON.parse(response) : null;
    if (typeof value === "object" && value !== null) return value as Shape;
  } catch {
    // Refused below.
  }
  throw unchecked();
}

async function orRefused<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch {
    throw unchecked();
  }
}

const unchecked = () => invalid({ passkey: say(securityWords, (w) => w.passkeyWrong) });
