/** Changing one's account, and where one is signed in (bars A5 to A8). */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { changeName, changePassword } from "~/accounts/account-changes.server";
import {
  addressChangeOf,
  addressOffer,
  agreeToAddress,
  askAddressChange,
  dropAddressChange,
  sendConfirmation,
} from "~/accounts/address-change.server";
import { deviceOf } from "~/accounts/device";
import { endOtherSessions, endSession, sessionsOf } from "~/accounts/my-sessions.server";
import { requireProof } from "~/accounts/proof.server";
import { prove } from "~/accounts/proving.server";
import { signIn } from "~/accounts/signing.server";
import { confirmEmail } from "~/accounts/signing-up.server";
import { makeToken } from "~/accounts/tokens.server";
import { signUp } from "~/accounts/users.server";
import { stillSignedIn, viewerOf, viewerOfCookie, viewerOfToken } from "~/accounts/viewer.server";
import { onAnnouncement } from "~/live/announce.server";
import { lettersTo, secretTo } from "./letters";
import { cookieOf, endOf, nowhere, person } from "./people";

const { authSessions, users } = schema;
const [password, better] = ["a clock on the wall", "another clock elsewhere"];
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

let made = 0;
async function member({ confirmed = true } = {}) {
  const email = `member${++made}@example.org`;
  const { id, name } = await signUp({ name: `Member ${made} q`, email, password });
  if (confirmed) await write((tx) => tx.update(users).set({ emailConfirmedAt: new Date() }).where(eq(users.id, id)));
  return { id, name, email, ...(await comeIn(email)) };
}

async function comeIn(email: string, origin = nowhere) {
  const cookie = cookieOf((await signIn({ who: email, password }, origin)).setCookie);
  const viewer = await viewerOfCookie(cookie);
  if (!viewer) throw new Error("not signed in");
  return { viewer, cookie };
}

async function heardDuring(run: () => Promise<unknown>): Promise<unknown[]> {
  const heard: unknown[] = [];
  const stop = onAnnouncement("access", (change) => heard.push(change));
  await run();
  stop();
  return heard;
}

const quarter = 15 * 60_000;
const later = (milliseconds: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + milliseconds });

beforeEach(() => void vi.stubEnv("LIMITS", "off"));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test("a new name: its owner is told, look-alikes of others are refused, one's own may change its case", async () => {
  const { viewer, name, email } = await member();
  const other = await person("Roza Luksemburg");
  expect(await endOf(changeName(viewer, other.name.replace("o", "о")))).toBe("invalid");
  expect(await endOf(changeName(viewer, "<script>"))).toBe("invalid");
  await changeName(viewer, name.toUpperCase());
  await changeName({ ...viewer, name: name.toUpperCase() }, "Somebody Else q");
  expect((await sessionsOf(viewer)).length).toBeGreaterThan(0);
  expect((await lettersTo(email))[0]).toContain(`from ${name.toUpperCase()} to Somebody Else q`);
});

test("a new password asks for the old one, ends the other sessions and no more, and is told", async () => {
  const { id, viewer, cookie, email } = await member();
  const elsewhere = await comeIn(email);
  expect(await endOf(changePassword(viewer, { old: "not the old one", password: better }, "local"))).toBe("invalid");
  expect(await endOf(changePassword(viewer, { old: password, password: "short" }, "local"))).toBe("invalid");
  expect(await viewerOfCookie(elsewhere.cookie)).not.toBeNull();
  const heard = await heardDuring(() => changePassword(viewer, { old: password, password: better }, "local"));
  expect(heard).toEqual([{ userId: id }]);
  expect(await viewerOfCookie(cookie)).not.toBeNull();
  expect(await viewerOfCookie(elsewhere.cookie)).toBeNull();
  expect(await stillSignedIn(elsewhere.viewer)).toBe(false);
  expect((await lettersTo(email))[0]).toContain("password of your account was changed");
});

test("an address changes once both ends agree, in either order; the old one is told", async () => {
  for (const order of [
    ["old", "new"],
    ["new", "old"],
  ] as const) {
    const { id, viewer, email } = await member();
    const next = `moved.${email}`;
    await askAddressChange(viewer, next, "local");
    expect(await addressChangeOf(viewer)).toEqual({ email: next, waitsFor: "both" });
    const secrets = { old: await secretTo(email, "address"), new: await secretTo(next, "address") };
    expect(await addressOffer(secrets.old)).toEqual({ end: "old", from: email, to: next });
    expect(await agreeToAddress(secrets[order[0]])).toBe(false);
    expect(await addressChangeOf(viewer)).toEqual({ email: next, waitsFor: order[1] });
    expect(await endOf(agreeToAddress(secrets[order[0]]))).toBe("gone");
    expect(await agreeToAddress(secrets[order[1]])).toBe(true);
    const [row] = await read().select().from(users).where(eq(users.id, id));
    expect(row).toMatchObject({ email: next, emailConfirmedAt: expect.any(Date) });
    expect((await lettersTo(email))[0]).toContain(`new address: ${next}`);
    expect(await addressChangeOf(viewer)).toBeNull();
    expect(await endOf(signIn({ who: next, password }, nowhere))).toBe("answered");
  }
});

test("an address that was never confirmed cannot agree, and is told; a change can be taken back; a newer one ends it", async () => {
  const { viewer, email } = await member({ confirmed: false });
  await askAddressChange(viewer, `first.${email}`, "local");
  expect(await secretTo(email, "address")).toBe("");
  expect((await lettersTo(email))[0]).toContain(`first.${email}`);
  const first = await secretTo(`first.${email}`, "address");
  await askAddressChange(viewer, `second.${email}`, "local");
  expect(await endOf(agreeToAddress(first))).toBe("gone");
  const second = await secretTo(`second.${email}`, "address");
  await dropAddressChange(viewer);
  expect(await endOf(agreeToAddress(second))).toBe("gone");
  await askAddressChange(viewer, `third.${email}`, "local");
  expect(await agreeToAddress(await secretTo(`third.${email}`, "address"))).toBe(true);
});

test("moving to an address that has an account: the same answer and state; its owner is told, and nothing moves", async () => {
  const [one, owner] = [await member(), await member()];
  await askAddressChange(one.viewer, owner.email, "local");
  expect(await addressChangeOf(one.viewer)).toEqual({ email: owner.email, waitsFor: "both" });
  expect(await secretTo(owner.email, "address")).toBe("");
  expect((await lettersTo(owner.email))[0]).toContain("wanted to move an account");
  expect(await agreeToAddress(await secretTo(one.email, "address"))).toBe(false);
  const [row] = await read().select().from(users).where(eq(users.id, one.id));
  expect(row?.email).toBe(one.email);
});

test("a link to confirm can be sent again; the one before ends; an address confirmed already gets none", async () => {
  const { id, viewer, email } = await member({ confirmed: false });
  await sendConfirmation(viewer, "local");
  const first = await secretTo(email, "confirm");
  await sendConfirmation(viewer, "local");
  const second = await secretTo(email, "confirm");
  expect(await endOf(confirmEmail(first, "", nowhere))).toBe("gone");
  await confirmEmail(second, "", nowhere);
  const [row] = await read().select().from(users).where(eq(users.id, id));
  expect(row?.emailConfirmedAt).not.toBeNull();
  const letters = (await lettersTo(email)).length;
  await sendConfirmation(viewer, "local");
  expect(await lettersTo(email)).toHaveLength(letters);
});

test("sessions tell device, network and last use; one, or all others, can be ended; nobody ends another's", async () => {
  const { id, viewer, email, cookie } = await member();
  const phone = await comeIn(email, { network: "192.0.2.7", device: firefox });
  const [here, there] = await sessionsOf(viewer);
  expect(here).toMatchObject({ isThis: true });
  expect(there).toMatchObject({ isThis: false, network: "192.0.2.7", device: { browser: "Firefox", system: "Linux" } });
  const stranger = await member();
  expect(await endOf(endSession(stranger.viewer, there?.id ?? ""))).toBe("not-found");
  expect(await heardDuring(() => endSession(viewer, there?.id ?? ""))).toEqual([{ userId: id }]);
  expect(await viewerOfCookie(phone.cookie)).toBeNull();
  const [one, two] = [await comeIn(email), await comeIn(email)];
  await endOtherSessions(viewer);
  expect([await viewerOfCookie(one.cookie), await viewerOfCookie(two.cookie)]).toEqual([null, null]);
  expect(await viewerOfCookie(cookie)).not.toBeNull();
  expect(await viewerOfCookie(stranger.cookie)).not.toBeNull();
});

test("last use and network are written down, not at each request", async () => {
  const { id, cookie } = await member();
  const seen = async () => (await read().select().from(authSessions).where(eq(authSessions.userId, id)))[0];
  const first = (await seen())?.lastUsedAt?.getTime() ?? 0;
  const use = () =>
    viewerOf(new Request("http://localhost/", { headers: { Cookie: cookie, "x-lectern-client": "198.51.100.4" } }));
  await use();
  expect((await seen())?.lastUsedAt?.getTime()).toBe(first);
  later(11 * 60_000);
  await use();
  await expect.poll(async () => (await seen())?.network).toBe("198.51.100.4");
  expect((await seen())?.lastUsedAt?.getTime()).toBeGreaterThan(first);
});

test("a proof counts for a quarter of an hour, is renewed by the password alone, and no token has one", async () => {
  const { viewer, email } = await member();
  const { token } = await makeToken(viewer, { name: "program" });
  expect(await endOf(requireProof(viewer))).toBe("answered");
  expect(await endOf(requireProof(await viewerOfToken(token)))).toBe("forbidden");
  expect(await endOf(prove(await viewerOfToken(token), password, "local"))).toBe("forbidden");
  later(quarter + 1);
  expect(await endOf(requireProof(viewer))).toBe("unproven");
  expect(await endOf(askAddressChange(viewer, `x.${email}`, "local"))).toBe("unproven");
  expect(await endOf(prove(viewer, "not this one at all", "local"))).toBe("invalid");
  expect(await endOf(requireProof(viewer))).toBe("unproven");
  await prove(viewer, password, "local");
  expect(await endOf(requireProof(viewer))).toBe("answered");
});

test("a token changes nothing of the account", async () => {
  const { viewer, email } = await member();
  const program = await viewerOfToken((await makeToken(viewer, { name: "program" })).token);
  const [session] = await sessionsOf(viewer);
  const ends = [
    changeName(program, "By A Program"),
    changePassword(program, { old: password, password: better }, "local"),
    askAddressChange(program, `x.${email}`, "local"),
    dropAddressChange(program),
    sendConfirmation(program, "local"),
    endSession(program, session?.id ?? ""),
    endOtherSessions(program),
  ];
  expect(await Promise.all(ends.map(endOf))).toEqual(ends.map(() => "forbidden"));
});

test("switched off: sessions, tokens and the password open nothing", async () => {
  const { id, viewer, email, cookie } = await member();
  const { token } = await makeToken(viewer, { name: "program" });
  await write((tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id)));
  expect(await viewerOfCookie(cookie)).toBeNull();
  expect(await endOf(viewerOfToken(token))).toBe("signed-out");
  expect(await stillSignedIn(viewer)).toBe(false);
  expect(await endOf(signIn({ who: email, password }, nowhere))).not.toBe("answered");
});

test.each([
  [firefox, "Firefox", "Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36",
    "Chrome",
    "Windows",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0",
    "Edge",
    "Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "Safari",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
    "Safari",
    "Mac",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36",
    "Chrome",
    "Android",
  ],
])("%s", (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});

test("a program is no device", () => expect(deviceOf("curl/8.5.0")).toBeNull());
