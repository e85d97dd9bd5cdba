/** A new password by mail (bar A3). */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { changePassword } from "~/accounts/account-changes.server";
import { agreeToAddress, askAddressChange } from "~/accounts/address-change.server";
import { emptyLimits } from "~/limits/limits.server";
import { askReset, resetOffer, resetPassword } from "~/accounts/resetting.server";
import { signIn } from "~/accounts/signing.server";
import { signUp } from "~/accounts/users.server";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { onAnnouncement } from "~/live/announce.server";
import { headers } from "~/routes/reset.$token";
import { routeish } from "~/log.server";
import { lettersTo, secretTo } from "./letters";
import { cookieOf, endOf, nowhere } from "./people";

const { mails, oneTimeLinks, users } = schema;
const [password, better] = ["a clock on the wall", "another clock elsewhere"];

let made = 0;
async function member() {
  const email = `forgetful${++made}@example.org`;
  const { id, name } = await signUp({ name: `Forgetful ${made} q`, email, password });
  const { setCookie } = await signIn({ who: email, password }, nowhere);
  const viewer = await viewerOfCookie(cookieOf(setCookie));
  if (!viewer) throw new Error("not signed in");
  return { id, name, email, viewer, cookie: cookieOf(setCookie) };
}

beforeEach(() => void vi.stubEnv("LIMITS", "off"));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test("sets the password, ends every session, tells sockets, confirms the address, and writes to the owner", async () => {
  const { id, email, name, cookie } = await member();
  await askReset(email.toUpperCase(), "local");
  const secret = await secretTo(email, "reset");
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect(JSON.stringify(await read().select().from(oneTimeLinks))).not.toContain(secret);
  expect(await resetOffer(secret)).toMatchObject({ name });
  const heard: unknown[] = [];
  const stop = onAnnouncement("access", (change) => heard.push(change));
  await resetPassword(secret, better);
  stop();
  expect(heard).toEqual([{ userId: id }]);
  expect(await viewerOfCookie(cookie)).toBeNull();
  expect(await endOf(signIn({ who: email, password }, nowhere))).toBe("invalid");
  expect(await endOf(signIn({ who: email, password: better }, nowhere))).toBe("answered");
  const [row] = await read().select().from(users).where(eq(users.id, id));
  expect(row?.emailConfirmedAt).not.toBeNull();
  expect((await lettersTo(email))[0]).toContain("new password");
});

test("fifty uses at once: one works", async () => {
  const { email } = await member();
  await askReset(email, "local");
  const secret = await secretTo(email, "reset");
  const ends = await Promise.all(Array.from({ length: 50 }, () => endOf(resetPassword(secret, better))));
  expect(ends.filter((end) => end === "answered")).toHaveLength(1);
  expect(ends.filter((end) => end === "gone")).toHaveLength(49);
});

test("a password that is refused leaves the link good", async () => {
  const { email } = await member();
  await askReset(email, "local");
  const secret = await secretTo(email, "reset");
  expect(await endOf(resetPassword(secret, "short"))).toBe("invalid");
  expect(await endOf(resetPassword(secret, better))).toBe("answered");
});

type Member = Awaited<ReturnType<typeof member>>;
test.each<[string, (who: Member) => Promise<unknown>]>([
  ["an hour", async () => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_001 })],
  ["a newer one", async ({ email }) => askReset(email, "local")],
  [
    "a change of the password",
    async ({ viewer }) => changePassword(viewer, { old: password, password: better }, "local"),
  ],
  [
    "a change of the address",
    async ({ viewer, email }) => {
      await askAddressChange(viewer, `new.${email}`, "local");
      expect(await agreeToAddress(await secretTo(`new.${email}`, "address"))).toBe(true);
    },
  ],
  [
    "the account being switched off",
    async ({ id }) => write((tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id))),
  ],
])("is killed by %s", async (_, kill) => {
  const who = await member();
  await askReset(who.email, "local");
  const secret = await secretTo(who.email, "reset");
  expect(await endOf(resetOffer(secret))).toBe("answered");
  await kill(who);
  expect(await endOf(resetPassword(secret, better))).toBe("gone");
});

test("an unknown address, a switched off account and a known one: the same answer and as many rows", async () => {
  const [known, off] = [await member(), await member()];
  await write((tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, off.id)));
  const rowsOf = async (address: string) => {
    const count = async () => (await read().$count(oneTimeLinks)) + (await read().$count(mails));
    const before = await count();
    expect(await askReset(address, "local")).toEqual({ email: address });
    return (await count()) - before;
  };
  const rows = [await rowsOf(known.email), await rowsOf("nobody.at.all@example.org"), await rowsOf(off.email)];
  expect(rows).toEqual([2, 2, 2]);
  expect(await lettersTo("nobody.at.all@example.org")).toEqual([]);
  expect(await secretTo(off.email, "reset")).toBe("");
});

test("the host in the letter comes from the settings, the address leaks in no Referer and in no log", async () => {
  const { email } = await member();
  await askReset(email, "local");
  const [letter = ""] = await lettersTo(email);
  expect(letter).toMatch(/http:\/\/localhost(?::\d+)?\/reset\//);
  expect(headers()).toEqual({ "Referrer-Policy": "same-origin" });
  const secret = await secretTo(email, "reset");
  for (const page of ["reset", "confirm", "address"]) expect(routeish(`/${page}/${secret}`)).toBe(`/${page}/:secret`);
});

test("two an hour at an address however it is written, and the network's own limit", async () => {
  vi.stubEnv("LIMITS", "");
  await emptyLimits();
  expect(await endOf(askReset("often@example.org", "10.1.1.1"))).toBe("answered");
  expect(await endOf(askReset("OFTEN@example.org", "10.1.1.2"))).toBe("answered");
  expect(await endOf(askReset("of.ten@example.org", "10.1.1.3"))).toBe("too-many");
  const others = [];
  for (let n = 0; n < 11; n++) others.push(await endOf(askReset(`other${n}@example.org`, "10.2.2.2")));
  expect(others).toEqual([...Array<string>(10).fill("answered"), "too-many"]);
});
