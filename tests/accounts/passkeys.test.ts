import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { placeOf, requirePasskeyId } from "~/accounts/passkey";
import {
  addPasskey,
  askPasskey,
  beginPasskey,
  passkeysOf,
  proveWithPasskey,
  removePasskey,
  signInWithPasskey,
} from "~/accounts/passkeys.server";
import { requireProof } from "~/accounts/proof.server";
import { makeToken } from "~/accounts/tokens.server";
import { viewerOfCookie, viewerOfToken } from "~/accounts/viewer.server";
import { emptyLimits } from "~/limits/limits.server";
import { action as beginAction } from "~/routes/sign-in_.passkey.begin";
import { action as signInAction } from "~/routes/sign-in_.passkey._index";
import { Authenticator } from "./authenticator";
import { answered, context, cookieOf, endOf, formRequest, person, type Person } from "./people";

const { authSessions, mails, passkeys, secondFactors, users } = schema;
const place = { rpId: "localhost", origins: ["http://localhost"] };
const coming = { network: "192.0.2.1", device: "" };
const args = (request: Request) => ({ request, params: {}, context });

process.env["LOG_LEVEL"] = "silent";
beforeEach(() => void vi.stubEnv("LIMITS", "off"));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  return emptyLimits();
});

let made = 0;

async function withPasskey(key = new Authenticator()): Promise<{ who: Person; key: Authenticator }> {
  const who = await person(`Keyed ${++made}`);
  await add(who, key);
  return { who, key };
}

async function add(who: Person, key: Authenticator, name = "My phone"): Promise<void> {
  const { options, setCookie } = await beginPasskey(who, place);
  await addPasskey(who, { name, response: key.make(options) }, place, cookieOf(setCookie));
}

async function signIn(key: Authenticator, lies: Parameters<Authenticator["sign"]>[1] = {}) {
  const { options, setCookie } = await askPasskey(null, place, "n");
  return signInWithPasskey(key.sign(options, lies), place, cookieOf(setCookie), { ...coming, to: "/g/x" });
}

/** The proof of this long ago no longer counts. */
async function letProofLapse(who: Person): Promise<void> {
  await write((tx) =>
    tx
      .update(authSessions)
      .set({ provedAt: new Date(Date.now() - 16 * 60_000) })
      .where(eq(authSessions.userId, who.id)),
  );
}

test.each([
  [
    null,
    "http://localhost:3000/x",
    { rpId: "localhost", origins: ["http://localhost:3000", "https://localhost:3000"] },
  ],
  [null, "https://read.example.org/", { rpId: "read.example.org", origins: ["https://read.example.org"] }],
  [
    "https://read.example.org",
    "http://10.0.0.1:3000/",
    { rpId: "read.example.org", origins: ["https://read.example.org"] },
  ],
  [null, "http://127.0.0.1:3000/", null],
  [null, "http://[::1]:3000/", null],
])("with PUBLIC_URL %s, asked at %s", (publicUrl, asked, expected) => {
  expect(placeOf(publicUrl, new URL(asked))).toEqual(expected);
});

test("made, named, listed; its owner is written to", async () => {
  const who = await person("Makes One");
  const key = new Authenticator();
  const { options, setCookie } = await beginPasskey(who, place);
  expect(options).toMatchObject({
    rp: { id: "localhost" },
    attestation: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await addPasskey(who, { name: "  My phone ", response: key.make(options) }, place, cookieOf(setCookie));
  expect(await passkeysOf(who)).toEqual([
    { id: key.id, name: "My phone", createdAt: expect.any(String), lastUsedAt: null },
  ]);
  const [owner] = await read().select().from(users).where(eq(users.id, who.id));
  const sent = await read()
    .select()
    .from(mails)
    .where(eq(mails.to, owner?.email ?? ""));
  expect(sent.map(({ text }) => text).join()).toContain("“My phone”, was added");
  // The next one is not made on the same authenticator.
  expect((await beginPasskey(who, place)).options.excludeCredentials).toEqual([
    { id: key.id, transports: ["internal"], type: "public-key" },
  ]);
});

test("signs in with both factors at once, in a session of its own", async () => {
  const { who, key } = await withPasskey();
  await write((tx) =>
    tx
      .insert(secondFactors)
      .values({ userId: who.id, secret: "JBSWY3DPEHPK3PXP", createdAt: new Date(), confirmedAt: new Date() }),
  );
  const { setCookie, next } = await signIn(key);
  expect(next).toBe("/g/x");
  expect(await viewerOfCookie(cookieOf(setCookie))).toMatchObject({ id: who.id });
  expect((await passkeysOf(who))[0]?.lastUsedAt).not.toBeNull();
});

test("through the doors, from options to session, and the session before ends", async () => {
  const { who, key } = await withPasskey();
  const begun = (await beginAction(
    args(new Request("http://localhost/sign-in/passkey/begin", { method: "POST" })),
  )) as Response;
  const fields = { response: key.sign(await begun.json()), to: "//evil.example" };
  const cookie = `${cookieOf(begun.headers.get("Set-Cookie"))}; ${who.cookie}`;
  const done = answered(await signInAction(args(formRequest("/sign-in/passkey", fields, cookie))));
  expect([done.status, done.to]).toEqual([303, "/"]);
  expect(await viewerOfCookie(cookieOf(done.setCookie))).toMatchObject({ id: who.id });
  expect(await viewerOfCookie(who.cookie)).toBeNull();
  const again = answered(await signInAction(args(formRequest("/sign-in/passkey", fields, cookie))));
  expect([again.status, Object.keys(again.errors), again.setCookie]).toEqual([422, ["passkey"], null]);
});

test.each<[string, Parameters<Authenticator["sign"]>[1]]>([
  ["another origin", { origin: "https://evil.example" }],
  ["another port", { origin: "http://localhost:8080" }],
  ["another place", { rpId: "evil.example" }],
  ["a challenge of its own", { challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
  ["the word of a registration", { type: "webauthn.create" }],
  ["no check of who uses it", { verified: false }],
  ["another's user handle", { userHandle: Buffer.from("somebody").toString("base64url") }],
  ["an id nobody has", { id: "AAAAAAAAAAAAAAAAAAAAAA" }],
])("signed with %s: refused", async (_, lies) => {
  const { key } = await withPasskey();
  expect(await endOf(signIn(key, lies))).toBe("invalid");
  expect(await endOf(signIn(key))).toBe("answered");
});

test("another key that says the id of one known is refused", async () => {
  const { key } = await withPasskey();
  const { key: other } = await withPasskey();
  expect(await endOf(signIn(other, { id: key.id }))).toBe("invalid");
});

test("a counter that stands still or goes back is a copy; one that was never counted is none", async () => {
  const { key } = await withPasskey();
  expect(await endOf(signIn(key, { counter: 0 }))).toBe("answered");
  expect(await endOf(signIn(key, { counter: 0 }))).toBe("answered");
  expect(await endOf(signIn(key, { counter: 7 }))).toBe("answered");
  for (const counter of [7, 6, 1, 0]) expect(await endOf(signIn(key, { counter }))).toBe("invalid");
  expect(await endOf(signIn(key, { counter: 8 }))).toBe("answered");
});

test("a challenge is good once, in one browser, for ten minutes", async () => {
  const { key } = await withPasskey();
  const { options, setCookie } = await askPasskey(null, place, "n");
  const response = key.sign(options);
  const other = await askPasskey(null, place, "n");
  const enter = (cookie: string) => endOf(signInWithPasskey(response, place, cookie, coming));
  expect(await enter("")).toBe("invalid");
  expect(await enter(cookieOf(other.setCookie))).toBe("invalid");
  expect(await enter(cookieOf(setCookie).replace("lectern-passkey", "lectern-new-passkey"))).toBe("invalid");
  const all = await Promise.all(Array.from({ length: 20 }, () => enter(cookieOf(setCookie))));
  expect(all.filter((end) => end === "answered")).toHaveLength(1);
  const late = await askPasskey(null, place, "n");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10 * 60_000 + 1000 });
  expect(await endOf(signInWithPasskey(key.sign(late.options), place, cookieOf(late.setCookie), coming))).toBe(
    "invalid",
  );
});

test.each([
  ["nothing", undefined],
  ["no JSON", "{"],
  ["a list", "[]"],
  ["null", "null"],
  ["an empty object", "{}"],
  ["much", "1".repeat(30_000)],
])("%s in place of an answer is refused", async (_, response) => {
  const who = await person(`Sends Odd ${++made}`);
  const { setCookie } = await askPasskey(null, place, "n");
  expect(await endOf(signInWithPasskey(response, place, cookieOf(setCookie), coming))).toBe("invalid");
  const begun = await beginPasskey(who, place);
  expect(await endOf(addPasskey(who, { name: "x", response }, place, cookieOf(begun.setCookie)))).toBe("invalid");
});

test.each<[string, Parameters<Authenticator["make"]>[1]]>([
  ["at another origin", { origin: "https://evil.example" }],
  ["for another place", { rpId: "evil.example" }],
  ["for another challenge", { challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
  ["without checking who uses it", { verified: false }],
])("one made %s is not taken", async (_, lies) => {
  const who = await person(`Makes Odd ${++made}`);
  const { options, setCookie } = await beginPasskey(who, place);
  const input = { name: "x", response: new Authenticator().make(options, lies) };
  expect(await endOf(addPasskey(who, input, place, cookieOf(setCookie)))).toBe("invalid");
  expect(await passkeysOf(who)).toEqual([]);
});

test("made for one account, it is not added to another, nor twice", async () => {
  const { key } = await withPasskey();
  const other = await person("Wants It Too");
  expect(await endOf(add(other, key))).toBe("conflict");
  const begun = await beginPasskey(await person("Began It"), place);
  const input = { name: "x", response: new Authenticator().make(begun.options) };
  expect(await endOf(addPasskey(other, input, place, cookieOf(begun.setCookie)))).toBe("invalid");
  expect(await passkeysOf(other)).toEqual([]);
});

test("who may remove one: its owner with a fresh proof, who has another way in", async () => {
  const { who, key } = await withPasskey();
  const stranger = await person("Not The Owner");
  const { token } = await makeToken(who, { name: "program" });
  expect(await endOf(removePasskey(stranger, key.id))).toBe("not-found");
  expect(await endOf(removePasskey(await viewerOfToken(token), key.id))).toBe("forbidden");
  // No password here, so the last passkey is the last way in.
  expect(await endOf(removePasskey(who, key.id))).toBe("conflict");
  const second = new Authenticator();
  await add(who, second, "My laptop");
  const both = await Promise.all([key.id, second.id].map((id) => endOf(removePasskey(who, id))));
  expect(both.sort()).toEqual(["answered", "conflict"]);
  await write((tx) => tx.update(users).set({ passwordHash: "$argon2id$" }).where(eq(users.id, who.id)));
  const [left] = await passkeysOf(who);
  await letProofLapse(who);
  expect(await endOf(removePasskey(who, left?.id ?? ""))).toBe("unproven");
  expect(await passkeysOf(who)).toHaveLength(1);
  expect(await endOf(beginPasskey(who, place))).toBe("unproven");
  expect(await endOf(addPasskey(who, { name: "x", response: "{}" }, place, null))).toBe("unproven");
});

test("a passkey removed opens nothing any more, and neither does one of an account switched off", async () => {
  const { who, key } = await withPasskey();
  await write((tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, who.id)));
  expect(await endOf(signIn(key))).toBe("forbidden");
  await write((tx) => tx.update(users).set({ disabledAt: null }).where(eq(users.id, who.id)));
  await write((tx) => tx.delete(passkeys).where(eq(passkeys.userId, who.id)));
  expect(await endOf(signIn(key))).toBe("invalid");
});

test("proves who one is, and only oneself", async () => {
  const { who, key } = await withPasskey();
  const { key: others } = await withPasskey();
  await letProofLapse(who);
  const prove = async (with_: Authenticator) => {
    const { options, setCookie } = await askPasskey(who, place, "n");
    expect(options.allowCredentials).toMatchObject([{ id: key.id }]);
    return endOf(proveWithPasskey(who, with_.sign(options), place, cookieOf(setCookie)));
  };
  expect(await prove(others)).toBe("invalid");
  expect(await endOf(requireProof(who))).toBe("unproven");
  expect(await prove(key)).toBe("answered");
  expect(await endOf(requireProof(who))).toBe("answered");
});

test("twenty at most, with names that can be read", async () => {
  const { who } = await withPasskey();
  for (let index = 1; index < 20; index++) await add(who, new Authenticator());
  expect(await endOf(add(who, new Authenticator()))).toBe("invalid");
  expect(await endOf(add(who, new Authenticator(), " "))).toBe("invalid");
  expect(await passkeysOf(who)).toHaveLength(20);
});

test.each(["", undefined, "a/b", "a b", "é", "a".repeat(1401)])("%s is no id", async (id) => {
  expect(await endOf((async () => requirePasskeyId(id))())).toBe("not-found");
});
