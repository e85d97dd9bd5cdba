import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import {
  comeBackFromProvider,
  goToProvider,
  identitiesOf,
  identityToLink,
  linkIdentity,
  signUpWithIdentity,
  unlinkIdentity,
} from "~/accounts/identities.server";
import { requireProof } from "~/accounts/proof.server";
import { makeToken } from "~/accounts/tokens.server";
import type { Viewer } from "~/accounts/user";
import { viewerOfCookie, viewerOfToken } from "~/accounts/viewer.server";
import { readSettings, settings } from "~/env.server";
import { emptyLimits } from "~/limits/limits.server";
import { loader as callbackLoader } from "~/routes/sign-in_.oidc.callback";
import { loader as goLoader } from "~/routes/sign-in_.oidc._index";
import { action as newAction, loader as newLoader } from "~/routes/sign-in_.oidc.new";
import { makeInvite } from "~/groups/invites.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import { makeGroup } from "../support/people";
import { openProvider, type Login, type Provider } from "../support/provider";
import { answered, context, cookieOf, endOf, formRequest, person, type Person } from "./people";

const { authSessions, externalIdentities, mails, secondFactors, users } = schema;
const origin = "http://localhost";
const coming = { network: "192.0.2.1", device: "" };
const args = (request: Request) => ({ request, params: {}, context });

let provider: Provider;
beforeAll(async () => {
  provider = await openProvider();
  process.env["OIDC_ISSUER"] = provider.issuer;
  process.env["OIDC_CLIENT_ID"] = provider.client.id;
  process.env["OIDC_CLIENT_SECRET"] = provider.client.secret;
  process.env["OIDC_NAME"] = "The Guild";
  process.env["LOG_LEVEL"] = "silent";
});
afterAll(() => provider.close());
beforeEach(() => void vi.stubEnv("LIMITS", "off"));
afterEach(() => {
  provider.state.lies = {};
  settings().signUp = "open";
  vi.useRealTimers();
  vi.unstubAllEnvs();
  return emptyLimits();
});

let made = 0;
const somebody = (more: Partial<Login> = {}): Login => {
  const sub = `subject ${++made}`;
  return { sub, email: `guild${made}@example.org`, email_verified: true, preferred_username: `Guild ${made}`, ...more };
};

const go = (proof = false, to = "/g/x") => goToProvider({ origin, to, proof, network: "n" });

/** The whole way there and back. */
async function come(login: Login, { viewer = null, proof = false }: { viewer?: Viewer; proof?: boolean } = {}) {
  const { address, setCookie } = await go(proof);
  const { search } = provider.back(new URL(address), login);
  return comeBackFromProvider({ origin, search }, cookieOf(setCookie), viewer, coming);
}

/** Links a login to an account, as its owner would. */
async function link(who: Person, login: Login): Promise<void> {
  const { setCookie } = await come(login, { viewer: who });
  await linkIdentity(who, cookieOf(setCookie));
}

async function letProofLapse(who: Person): Promise<void> {
  await write((tx) =>
    tx
      .update(authSessions)
      .set({ provedAt: new Date(Date.now() - 16 * 60_000) })
      .where(eq(authSessions.userId, who.id)),
  );
}

test.each([
  ["https://login.example.org/realm", true],
  ["http://127.0.0.1:9", true],
  ["http://localhost:9", true],
  ["http://login.example.org", false],
  ["https://login.example.org/?a", false],
  ["login.example.org", false],
])("%s as issuer: %s", (OIDC_ISSUER, good) => {
  const read = () => readSettings({ OIDC_ISSUER, OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" });
  if (good) expect(read().oidc).toMatchObject({ issuer: OIDC_ISSUER, name: new URL(OIDC_ISSUER).hostname });
  else expect(read).toThrow("OIDC_ISSUER");
});

test("the way there carries PKCE, state and nonce, all new each time", async () => {
  const [one, two] = await Promise.all([go(), go()]);
  const asked = new URL(one.address).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    client_id: "lectern",
    redirect_uri: "http://localhost/sign-in/oidc/callback",
    response_type: "code",
    code_challenge_method: "S256",
  });
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(asked.get(name)?.length).toBeGreaterThanOrEqual(43);
    expect(new URL(two.address).searchParams.get(name)).not.toBe(asked.get(name));
  }
  expect(one.setCookie).toMatch(/^lectern-oidc=[\w-]{43}; HttpOnly; .*SameSite=Lax/);
});

test("a new login makes an account at the address that the provider vouches for, and comes in with it", async () => {
  const login = somebody();
  const back = await come(login);
  expect(back.next).toBe("/sign-in/oidc/new");
  const step = cookieOf(back.setCookie);
  expect(await viewerOfCookie(step)).toBeNull();
  expect(await identityToLink(step)).toMatchObject({ email: login.email, free: login.preferred_username, to: "/g/x" });
  const { setCookie, next } = await signUpWithIdentity("Guild Member", step, coming);
  expect(next).toBe("/g/x");
  const viewer = await viewerOfCookie(cookieOf(setCookie));
  expect(viewer).toMatchObject({ name: "Guild Member" });
  const [row] = await read()
    .select()
    .from(users)
    .where(eq(users.id, viewer?.id ?? ""));
  expect(row).toMatchObject({ email: login.email, passwordHash: null, emailConfirmedAt: expect.any(Date) });
  expect(await endOf(signUpWithIdentity("Once More", step, coming))).toBe("gone");
  // From now on the login is enough.
  const again = await come(login);
  expect(again.next).toBe("/g/x");
  expect(await viewerOfCookie(cookieOf(again.setCookie))).toMatchObject({ name: "Guild Member" });
});

test.each<[string, Partial<Login>]>([
  ["an address it does not vouch for", { email_verified: false }],
  ["an address it says nothing of", { email_verified: undefined }],
  ["no address", { email: undefined, email_verified: undefined }],
])("with %s there is no new account this way", async (_, more) => {
  const { setCookie } = await come(somebody(more));
  expect((await identityToLink(cookieOf(setCookie))).email).toBe("");
  expect(await endOf(signUpWithIdentity(`Guild Odd ${made}`, cookieOf(setCookie), coming))).toBe("invalid");
});

test("an address in common links nothing, however well it is vouched for", async () => {
  const owner = await person("Has The Address");
  const email = `common${++made}@example.org`;
  await write((tx) =>
    tx.update(users).set({ email, emailKey: email, emailConfirmedAt: new Date() }).where(eq(users.id, owner.id)),
  );
  const back = await come(somebody({ email }));
  expect(back.next).toBe("/sign-in/oidc/new");
  expect(await viewerOfCookie(cookieOf(back.setCookie))).toBeNull();
  expect(await endOf(signUpWithIdentity("Takes It Over", cookieOf(back.setCookie), coming))).toBe("invalid");
  expect(await identitiesOf(owner)).toEqual([]);
});

test("a name that is taken, reserved or odd is made a free one", async () => {
  await person("Rosa");
  await person("Rosa 2");
  const suggested = async (login: Partial<Login>) => {
    const { setCookie } = await come(somebody(login));
    return (await identityToLink(cookieOf(setCookie))).free;
  };
  expect(await suggested({ preferred_username: "rosa" })).toBe("rosa 3");
  expect(await suggested({ preferred_username: "admin", email: "kim.lee@example.org" })).toBe("admin 2");
  expect(await suggested({ preferred_username: "<script>", email: "kim.lee@example.org" })).toBe("script");
  expect(await suggested({ preferred_username: "\u202e\u202e", email: "k@example.org" })).not.toMatch(/\u202e/);
});

test("linked by whoever is signed in and has just proved it, and by nobody else", async () => {
  const who = await person("Links It");
  const login = somebody();
  const { setCookie } = await come(login, { viewer: who });
  const step = cookieOf(setCookie);
  const { token } = await makeToken(who, { name: "program" });
  expect(await endOf(linkIdentity(await viewerOfToken(token), step))).toBe("forbidden");
  await letProofLapse(who);
  expect(await endOf(linkIdentity(who, step))).toBe("unproven");
  expect(await identitiesOf(who)).toEqual([]);
  const back = await person("Fresh Proof");
  expect(await endOf(linkIdentity(back, ""))).toBe("gone");
  expect(await linkIdentity(back, step)).toBe("/g/x");
  expect(await endOf(linkIdentity(back, step))).toBe("gone");
  expect(await identitiesOf(back)).toMatchObject([{ issuer: provider.issuer, subject: login.sub }]);
  const [owner] = await read().select().from(users).where(eq(users.id, back.id));
  const sent = await read()
    .select()
    .from(mails)
    .where(eq(mails.to, owner?.email ?? ""));
  expect(sent.map(({ text }) => text).join()).toContain("was linked");
});

test("two accounts that link one login at once: one gets it", async () => {
  const login = somebody();
  const both = await Promise.all(
    ["Wants It", "Wants It As Well"].map(async (name) => {
      const who = await person(name);
      const { setCookie } = await come(login, { viewer: who });
      return { who, step: cookieOf(setCookie) };
    }),
  );
  const ends = await Promise.all(both.map(({ who, step }) => endOf(linkIdentity(who, step))));
  expect(ends.sort()).toEqual(["answered", "conflict"]);
});

test("signed in as somebody else, another's login is refused and moves nobody", async () => {
  const [owner, other] = [await person("Owns The Login"), await person("Sits At The Screen")];
  const login = somebody();
  await link(owner, login);
  expect(await endOf(come(login, { viewer: other }))).toBe("conflict");
  expect(await viewerOfCookie(other.cookie)).not.toBeNull();
  expect(await come(login, { viewer: owner })).toEqual({ setCookie: null, next: "/g/x" });
});

test("the second factor is asked for after the provider too", async () => {
  const who = await person("Two Factors");
  const login = somebody();
  await link(who, login);
  await write((tx) =>
    tx
      .insert(secondFactors)
      .values({ userId: who.id, secret: "JBSWY3DPEHPK3PXP", createdAt: new Date(), confirmedAt: new Date() }),
  );
  const back = await come(login);
  expect(back.next).toBe("/sign-in/code");
  expect(await viewerOfCookie(cookieOf(back.setCookie))).toBeNull();
});

test.each<[string, Provider["state"]["lies"]]>([
  ["another nonce", { claims: { nonce: "another" } }],
  ["no nonce", { claims: { nonce: undefined } }],
  ["another audience", { claims: { aud: "another client" } }],
  ["another issuer", { claims: { iss: "https://evil.example" } }],
  ["a token that has expired", { claims: { exp: 1_000_000_000, iat: 999_999_000 } }],
  ["no subject", { claims: { sub: undefined } }],
  ["a key it does not publish", { foreignKey: true }],
  ["a refusal of the code", { status: 400 }],
])("with %s nobody comes in", async (_, lies) => {
  const login = somebody();
  await link(await person(`Linked ${made}`), login);
  provider.state.lies = lies;
  expect(await endOf(come(login))).toBe("invalid");
  provider.state.lies = {};
  expect(await endOf(come(login))).toBe("answered");
});

test.each<[string, (query: URLSearchParams) => void]>([
  ["another state", (query) => query.set("state", "another")],
  ["no state", (query) => query.delete("state")],
  ["another issuer beside the code", (query) => query.set("iss", "https://evil.example")],
  ["no issuer beside the code", (query) => query.delete("iss")],
  ["a made-up code", (query) => query.set("code", "made up")],
  ["no code", (query) => query.delete("code")],
  [
    "the provider's own no",
    (query) => {
      query.delete("code");
      query.set("error", "access_denied");
    },
  ],
])("coming back with %s is refused", async (_, change) => {
  const login = somebody();
  await link(await person(`Linked ${made}`), login);
  const { address, setCookie } = await go();
  const to = provider.back(new URL(address), login);
  change(to.searchParams);
  const asked = { origin, search: to.search };
  expect(await endOf(comeBackFromProvider(asked, cookieOf(setCookie), null, coming))).toBe("invalid");
  // What was begun is used up.
  expect(await endOf(comeBackFromProvider(asked, cookieOf(setCookie), null, coming))).toBe("gone");
});

test("a way begun in another browser, or too long ago, is no way", async () => {
  const login = somebody();
  await link(await person(`Linked ${made}`), login);
  const { address, setCookie } = await go();
  const { search } = provider.back(new URL(address), login);
  const other = await go();
  expect(await endOf(comeBackFromProvider({ origin, search }, null, null, coming))).toBe("gone");
  // The attacker's code in the victim's browser: state, nonce and verifier are not those it was made for.
  expect(await endOf(comeBackFromProvider({ origin, search }, cookieOf(other.setCookie), null, coming))).toBe(
    "invalid",
  );
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10 * 60_000 + 1000 });
  expect(await endOf(comeBackFromProvider({ origin, search }, cookieOf(setCookie), null, coming))).toBe("gone");
});

test("the address is asked for where the token has none, and only of the same person", async () => {
  const login = somebody();
  provider.state.lies = { claims: { email: undefined, email_verified: undefined } };
  const good = await come(login);
  expect((await identityToLink(cookieOf(good.setCookie))).email).toBe(login.email);
  provider.state.lies.userinfo = { sub: "somebody else" };
  const bad = await come(login);
  expect((await identityToLink(cookieOf(bad.setCookie))).email).toBe("");
});

test("proves who one is: one's own login, signed in there just now", async () => {
  const who = await person("Proves It");
  const login = somebody();
  await link(who, login);
  await letProofLapse(who);
  expect(await endOf(come(somebody(), { viewer: who, proof: true }))).toBe("forbidden");
  expect(await endOf(come(login, { viewer: null, proof: true }))).toBe("forbidden");
  for (const auth_time of [undefined, Math.floor(Date.now() / 1000) - 3600]) {
    provider.state.lies = { claims: { auth_time } };
    expect(await endOf(come(login, { viewer: who, proof: true }))).toBe("invalid");
  }
  provider.state.lies = {};
  expect(await endOf(requireProof(who))).toBe("unproven");
  expect(await come(login, { viewer: who, proof: true })).toEqual({ setCookie: null, next: "/g/x" });
  expect(provider.state.asked.at(-1)?.get("prompt")).toBe("login");
  expect(await endOf(requireProof(who))).toBe("answered");
});

test("who may unlink: its owner with a fresh proof, who has another way in", async () => {
  const [owner, other] = [await person("Unlinks"), await person("Not Theirs")];
  const login = somebody();
  await link(owner, login);
  const one = { issuer: provider.issuer, subject: login.sub };
  expect(await endOf(unlinkIdentity(other, one))).toBe("not-found");
  expect(await endOf(unlinkIdentity(owner, one))).toBe("conflict");
  await write((tx) => tx.update(users).set({ passwordHash: "$argon2id$" }).where(eq(users.id, owner.id)));
  const fresh = await read().select().from(authSessions).where(eq(authSessions.userId, owner.id));
  await letProofLapse(owner);
  expect(await endOf(unlinkIdentity(owner, one))).toBe("unproven");
  await write((tx) =>
    tx
      .update(authSessions)
      .set({ provedAt: new Date() })
      .where(eq(authSessions.id, fresh[0]?.id ?? "")),
  );
  expect(await endOf(unlinkIdentity(owner, one))).toBe("answered");
  expect((await come(login)).next).toBe("/sign-in/oidc/new");
});

test("one subject at two providers is two people", async () => {
  const who = await person("Elsewhere");
  const { sub: subject, ...more } = somebody();
  const createdAt = new Date();
  await write((tx) =>
    tx.insert(externalIdentities).values({ issuer: "https://other.example", subject, userId: who.id, createdAt }),
  );
  expect((await come({ sub: subject, ...more })).next).toBe("/sign-in/oidc/new");
});

test("through the doors: there, back, a name that is taken, and in", async () => {
  await person("Taken Already");
  const login = somebody();
  const there = answered(await goLoader(args(new Request(`${origin}/sign-in/oidc?to=//evil.example`))).catch((e) => e));
  expect(there.status).toBe(302);
  const back = provider.back(new URL(there.to ?? ""), login);
  const from = (path: string, cookie: string | null) =>
    args(new Request(`${origin}${path}`, { headers: { Cookie: cookieOf(cookie) } }));
  const first = answered(await callbackLoader(from(back.pathname + back.search, there.setCookie)));
  expect(first.to).toBe("/sign-in/oidc/new");
  const step = cookieOf(first.setCookie);
  expect(await newLoader(from("/sign-in/oidc/new", first.setCookie))).toEqual({
    provider: "The Guild",
    identity: { name: login.preferred_username, email: login.email, free: login.preferred_username },
    user: null,
    closed: null,
  });
  const send = async (name: string) =>
    answered(await newAction(args(formRequest("/sign-in/oidc/new", { name }, step))));
  expect(await send("taken already")).toMatchObject({ status: 422, errors: { name: expect.any(String) } });
  const done = await send("Not Taken Yet");
  expect([done.status, done.to]).toEqual([303, "/"]);
  expect(await viewerOfCookie(cookieOf(done.setCookie))).toMatchObject({ name: "Not Taken Yet" });
});

test.each<["closed" | "invite", string, number]>([
  ["closed", "no link", 403],
  ["closed", "a good link", 403],
  ["invite", "no link", 403],
  ["invite", "another's page", 403],
  ["invite", "a link that was revoked", 403],
  ["invite", "a good link", 303],
])("newcomers by the provider, SIGN_UP=%s with %s: %i", async (mode, how, status) => {
  settings().signUp = mode;
  const host = await person(`Invites ${++made} q`);
  const slug = await makeGroup(host, "private");
  const { code } = await makeInvite(host, slug, {});
  if (how.endsWith("revoked")) await revokeInvite(host, slug, code);
  const to = how.includes("link") && !how.startsWith("no") ? `/i/${code}` : how === "no link" ? "/" : `/g/${slug}`;
  const { address, setCookie } = await go(false, to);
  const login = somebody();
  const { search } = provider.back(new URL(address), login);
  const step = cookieOf((await comeBackFromProvider({ origin, search }, cookieOf(setCookie), null, coming)).setCookie);
  const page = args(new Request(`${origin}/sign-in/oidc/new`, { headers: { Cookie: step } }));
  expect(await newLoader(page)).toMatchObject({ closed: status === 303 ? null : expect.stringMatching(/\w{4}/) });
  const form = formRequest("/sign-in/oidc/new", { name: `Newcomer ${made} q` }, step);
  const answer = answered(await newAction(args(form)));
  expect(answer).toMatchObject({ status, to: status === 303 ? to : null });
  expect(await read().$count(users, eq(users.email, login.email ?? ""))).toBe(status === 303 ? 1 : 0);
});

test("while the provider is away the words say so, and passwords still work", async () => {
  const login = somebody();
  const { address, setCookie } = await go();
  const { search } = provider.back(new URL(address), login);
  provider.state.lies = { status: 502 };
  const asked = new Request(`${origin}/sign-in/oidc/callback${search}`, { headers: { Cookie: cookieOf(setCookie) } });
  const answer = answered(await callbackLoader(args(asked)));
  expect([answer.status, JSON.stringify(answer.data)]).toEqual([503, expect.stringContaining("cannot be reached")]);
});
