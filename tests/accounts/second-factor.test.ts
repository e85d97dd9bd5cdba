import { and, eq, isNull } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { hashPassword } from "~/accounts/hashing.server";
import {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  makeRecoveryCodes,
  requireCode,
  secondFactorOf,
  secretToConfirm,
} from "~/accounts/second-factors.server";
import { makeToken } from "~/accounts/tokens.server";
import { stepOfCode, totpUri } from "~/accounts/totp";
import { viewerOfCookie, viewerOfToken } from "~/accounts/viewer.server";
import { emptyLimits } from "~/limits/limits.server";
import { action as signInAction } from "~/routes/sign-in";
import { action as codeAction, loader as codeLoader } from "~/routes/sign-in_.code";
import { answered, context, cookieOf, endOf, formRequest, person, type Person } from "./people";

const { authSessions, mails, oneTimeLinks, recoveryCodes, secondFactors, users } = schema;
const password = "a clock on the wall";
const minute = 60_000;
const args = (request: Request) => ({ request, params: {}, context });
const signIn = async (fields: Record<string, string>, cookie = "") =>
  answered(await signInAction(args(formRequest("/sign-in", fields, cookie))));
const second = async (code: string, cookie: string) =>
  answered(await codeAction(args(formRequest("/sign-in/code", { code }, cookie))));

const codeAt = (secret: string, timestamp = Date.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });

let made = 0;
let now = 1_800_000_000_000;

/** Somebody with a password and a second factor that is on. */
async function withFactor(): Promise<{ who: Person; name: string; secret: string; codes: string[] }> {
  const name = `Careful ${++made}`;
  const who = await person(name);
  const passwordHash = await hashPassword(password);
  await write((tx) => tx.update(users).set({ passwordHash }).where(eq(users.id, who.id)));
  await beginSecondFactor(who);
  const { secret } = await secretToConfirm(who, "localhost");
  const codes = await confirmSecondFactor(who, codeAt(secret));
  later(2 * minute);
  return { who, name, secret, codes };
}

const later = (time: number) => vi.setSystemTime((now += time));

process.env["LOG_LEVEL"] = "silent";

beforeEach(() => {
  vi.stubEnv("LIMITS", "off");
  vi.useFakeTimers({ toFake: ["Date"] });
  later(minute);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  return emptyLimits();
});

test("the values of RFC 6238, appendix B", () => {
  const secret = Secret.fromUTF8("12345678901234567890").base32;
  // The last six of the eight digits given there, for SHA-1.
  for (const [seconds, code] of [
    [59, "287082"],
    [1111111109, "081804"],
    [1234567890, "005924"],
    [20000000000, "353130"],
  ] as const)
    expect(stepOfCode(secret, code, 0, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

test("a code counts one step early and one late, not two, and never again", () => {
  const secret = Secret.fromUTF8("12345678901234567890").base32;
  const at = 1_234_567_890_000;
  const step = Math.floor(at / 30_000);
  for (const [off, found] of [
    [-2, null],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, null],
  ] as const)
    expect(stepOfCode(secret, codeAt(secret, at + off * 30_000), 0, at)).toBe(found);
  expect(stepOfCode(secret, codeAt(secret, at), step, at)).toBeNull();
  expect(stepOfCode(secret, codeAt(secret, at - 30_000), step, at)).toBeNull();
  for (const odd of ["", "12345", "1234567", "abcdef", "٠٠٠٠٠٠", "-12345", "0x1234"])
    expect(stepOfCode(secret, odd, 0, at)).toBeNull();
});

test("what the picture says is an address that apps read", () => {
  const uri = new URL(totpUri("JBSWY3DPEHPK3PXP", "Ana Nowak", "read.example.org:8443"));
  expect([uri.protocol, uri.host]).toEqual(["otpauth:", "totp"]);
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    secret: "JBSWY3DPEHPK3PXP",
    digits: "6",
    period: "30",
    issuer: "Lectern read.example.org 8443",
  });
});

test("set up: counts for nothing until a code was given; then the secret is not shown again", async () => {
  const who = await person("Sets Up");
  expect(await secondFactorOf(who)).toEqual({ since: null, codesLeft: 0 });
  expect(await endOf(secretToConfirm(who, "localhost"))).toBe("gone");
  await beginSecondFactor(who);
  const { secret } = await secretToConfirm(who, "localhost");
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect((await secondFactorOf(who)).since).toBeNull();
  const wrong = codeAt(secret) === "000000" ? "000001" : "000000";
  expect(await endOf(confirmSecondFactor(who, wrong))).toBe("invalid");
  expect(await endOf(confirmSecondFactor(who, ""))).toBe("invalid");
  const codes = await confirmSecondFactor(who, codeAt(secret).replace(/^.../, "$& "));
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  expect(await secondFactorOf(who)).toEqual({ since: new Date(now).toISOString(), codesLeft: 10 });
  expect(await endOf(secretToConfirm(who, "localhost"))).toBe("gone");
  expect(await endOf(beginSecondFactor(who))).toBe("conflict");
  expect(await endOf(confirmSecondFactor(who, codeAt(secret)))).toBe("gone");
  const stored = JSON.stringify(await read().select().from(recoveryCodes));
  for (const code of codes) {
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(code.replaceAll("-", ""));
  }
});

test("nobody sets up, renews or switches off without a fresh proof, nor with a token", async () => {
  const { who } = await withFactor();
  const other = await person("No Factor Yet");
  for (const each of [who, other])
    await write((tx) =>
      tx
        .update(authSessions)
        .set({ provedAt: new Date(now - 16 * minute) })
        .where(eq(authSessions.userId, each.id)),
    );
  const { token } = await makeToken(who, { name: "program", scopes: ["read", "write"] });
  const program = await viewerOfToken(token);
  for (const run of [makeRecoveryCodes, dropSecondFactor, beginSecondFactor]) {
    expect(await endOf(run(who))).toBe("unproven");
    expect(await endOf(run(other))).toBe("unproven");
    expect(await endOf(run(program))).toBe("forbidden");
  }
  expect(await endOf(confirmSecondFactor(program, "123456"))).toBe("forbidden");
  expect((await secondFactorOf(who)).codesLeft).toBe(10);
});

test("the password alone is answered with a step, and the code with a session", async () => {
  const { who, name, secret } = await withFactor();
  const first = await signIn({ who: name, password, to: "/g/x" });
  expect([first.status, first.to]).toEqual([303, "/sign-in/code"]);
  expect(first.setCookie).toMatch(/^lectern-code=[\w-]{43}; HttpOnly; Max-Age=600; Path=\/; SameSite=Lax$/);
  const step = cookieOf(first.setCookie);
  expect(await viewerOfCookie(step)).toBeNull();
  expect(JSON.stringify(await read().select().from(oneTimeLinks))).not.toContain(step.split("=")[1]);
  const done = await second(codeAt(secret), step);
  expect([done.status, done.to]).toEqual([303, "/g/x"]);
  expect(await viewerOfCookie(cookieOf(done.setCookie))).toMatchObject({ id: who.id });
  // Neither the step nor the code a second time.
  later(minute);
  expect((await second(codeAt(secret), step)).status).toBe(410);
});

test("the session a browser held before ends with the second step, not with the first", async () => {
  const { who, name, secret } = await withFactor();
  const first = await signIn({ who: name, password }, who.cookie);
  expect(await viewerOfCookie(who.cookie)).not.toBeNull();
  await second(codeAt(secret), `${cookieOf(first.setCookie)}; ${who.cookie}`);
  expect(await viewerOfCookie(who.cookie)).toBeNull();
});

test("a wrong password says nothing of the second factor", async () => {
  const { name } = await withFactor();
  const [careful, nobody] = await Promise.all([
    signIn({ who: name, password: "not this one, no" }),
    signIn({ who: "Nobody Of That Name", password: "not this one, no" }),
  ]);
  expect(careful).toMatchObject({ status: 422, setCookie: null, errors: nobody.errors });
});

test.each<[string, (it: Awaited<ReturnType<typeof withFactor>>, step: string) => Promise<string> | string, number]>([
  ["no step", () => "", 410],
  ["another's made-up step", () => `lectern-code=${"A".repeat(43)}`, 410],
  ["the step's secret as a session", (_, step) => step.replace("lectern-code", "lectern"), 410],
  [
    "an expired step",
    (_, step) => {
      later(10 * minute + 1000);
      return step;
    },
    410,
  ],
  [
    "a password changed in between",
    async ({ who }, step) => {
      const passwordHash = await hashPassword("another clock on the wall");
      await write((tx) => tx.update(users).set({ passwordHash }).where(eq(users.id, who.id)));
      return step;
    },
    410,
  ],
  [
    "an account switched off in between",
    async ({ who }, step) => {
      await write((tx) =>
        tx
          .update(users)
          .set({ disabledAt: new Date(now) })
          .where(eq(users.id, who.id)),
      );
      return step;
    },
    403,
  ],
])("a right code with %s opens nothing", async (_, change, status) => {
  const it = await withFactor();
  const step = cookieOf((await signIn({ who: it.name, password })).setCookie);
  const cookie = await change(it, step);
  const answer = await second(codeAt(it.secret), cookie);
  expect([answer.status, answer.setCookie]).toEqual([status, null]);
});

test("another's code opens nothing, and neither does another's recovery code", async () => {
  const [ana, ben] = [await withFactor(), await withFactor()];
  const step = cookieOf((await signIn({ who: ana.name, password })).setCookie);
  expect((await second(codeAt(ben.secret), step)).status).toBe(422);
  expect((await second(ben.codes[0] ?? "", step)).status).toBe(422);
  expect((await secondFactorOf(ben.who)).codesLeft).toBe(10);
});

test("one code sent fifty times at once signs in once, and later not at all", async () => {
  const { who, name, secret } = await withFactor();
  const steps = await Promise.all(Array.from({ length: 5 }, () => signIn({ who: name, password })));
  const code = codeAt(secret);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => second(code, cookieOf(steps[index % 5]?.setCookie ?? ""))),
  );
  expect(answers.filter(({ setCookie }) => setCookie)).toHaveLength(1);
  const again = cookieOf((await signIn({ who: name, password })).setCookie);
  expect((await second(code, again)).status).toBe(422);
  const [row] = await read().select().from(secondFactors).where(eq(secondFactors.userId, who.id));
  expect(row?.lastStep).toBe(Math.floor(now / 30_000));
});

test("a recovery code works once, however it is typed, and its owner is written to", async () => {
  const { who, name, codes } = await withFactor();
  const [code = "", other = ""] = codes;
  const typed = ` ${code.toUpperCase().replaceAll("-", " ").replaceAll("0", "O").replaceAll("1", "l")} `;
  const steps = await Promise.all(Array.from({ length: 5 }, () => signIn({ who: name, password })));
  const answers = await Promise.all(steps.map(({ setCookie }) => second(typed, cookieOf(setCookie))));
  expect(answers.filter(({ setCookie }) => setCookie)).toHaveLength(1);
  expect((await secondFactorOf(who)).codesLeft).toBe(9);
  const [owner] = await read().select().from(users).where(eq(users.id, who.id));
  const sent = await read()
    .select()
    .from(mails)
    .where(eq(mails.to, owner?.email ?? ""));
  expect(sent.filter(({ text }) => text.includes("recovery code was used"))).toHaveLength(1);
  expect(JSON.stringify(sent)).not.toContain(code);
  // New ones end the old ones.
  const fresh = await makeRecoveryCodes(who);
  expect(await endOf(requireCode(who.id, other, "n"))).toBe("invalid");
  expect(await endOf(requireCode(who.id, fresh[0], "n"))).toBe("answered");
});

test("switched off, the password is enough again and nothing of it is left", async () => {
  const { who, name, codes } = await withFactor();
  await dropSecondFactor(who);
  await dropSecondFactor(who);
  expect(await secondFactorOf(who)).toEqual({ since: null, codesLeft: 0 });
  expect(await read().select().from(recoveryCodes).where(eq(recoveryCodes.userId, who.id))).toEqual([]);
  expect((await signIn({ who: name, password })).setCookie).toMatch(/^lectern=/);
  expect(await endOf(requireCode(who.id, codes[0], "n"))).toBe("invalid");
});

test("ten codes from one network, thirty from all; a recovery code elsewhere still lets the owner in", async () => {
  vi.stubEnv("LIMITS", "");
  const { who, codes } = await withFactor();
  const tries = (network: string, count: number) =>
    Promise.all(Array.from({ length: count }, () => endOf(requireCode(who.id, "000000", network))));
  expect((await tries("192.0.2.1", 12)).filter((end) => end === "too-many")).toHaveLength(2);
  expect(await endOf(requireCode(who.id, codes[0], "192.0.2.1"))).toBe("too-many");
  await tries("192.0.2.2", 10);
  await tries("192.0.2.3", 10);
  expect(await tries("192.0.2.4", 1)).toEqual(["too-many"]);
  expect(await endOf(requireCode(who.id, codes[0], "192.0.2.4"))).toBe("answered");
  // Another account is not concerned, and no lock lasts.
  const ben = await withFactor();
  expect(await endOf(requireCode(ben.who.id, codeAt(ben.secret), "192.0.2.4"))).toBe("answered");
  // Redis keeps its own time, which no test can move.
  if (process.env["REDIS_URL"]) return;
  later(60 * minute);
  expect(await tries("192.0.2.4", 1)).toEqual(["invalid"]);
});

test("whoever has no step is sent to sign in", async () => {
  const request = (cookie: string) => new Request("http://localhost/sign-in/code", { headers: { Cookie: cookie } });
  expect(await endOf(codeLoader(args(request(""))))).toBe("redirect 302");
  const { name } = await withFactor();
  const step = cookieOf((await signIn({ who: name, password })).setCookie);
  expect(await endOf(codeLoader(args(request(step))))).toBe("answered");
});

test("steps that ran out are swept by the next one", async () => {
  const { who, name } = await withFactor();
  await signIn({ who: name, password });
  later(11 * minute);
  await signIn({ who: name, password });
  const rows = await read()
    .select()
    .from(oneTimeLinks)
    .where(and(eq(oneTimeLinks.userId, who.id), isNull(oneTimeLinks.usedAt)));
  expect(rows).toHaveLength(1);
});
