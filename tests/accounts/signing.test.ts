import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { hashOf } from "~/accounts/secrets.server";
import { emptyLimits } from "~/limits/limits.server";
import { stillSignedIn, viewerOf, viewerOfCookie } from "~/accounts/viewer.server";
import { onAnnouncement } from "~/live/announce.server";
import { action as signInAction } from "~/routes/sign-in";
import { action as signOutAction } from "~/routes/sign-out";
import { action as signUpAction, loader as signUpLoader } from "~/routes/sign-up";
import { answered, context, cookieOf, endOf, formRequest, idOf, person } from "./people";

const { authSessions, users } = schema;
const password = "a clock on the wall";
const args = (request: Request) => ({ request, params: {}, context });
/** As people do it: the form, and where it took what they entered, signing in with that. */
const signUp = async (fields: Record<string, string>) => {
  const answer = answered(await signUpAction(args(formRequest("/sign-up", fields))));
  if (answer.status !== 200) return answer;
  expect(answer.setCookie).toBeNull();
  return signIn({ who: fields["email"] ?? "", password: fields["password"] ?? "", to: fields["to"] ?? "/" });
};
const signIn = async (fields: Record<string, string>, cookie = "") =>
  answered(await signInAction(args(formRequest("/sign-in", fields, cookie))));

beforeEach(() => void vi.stubEnv("LIMITS", "off"));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  return emptyLimits();
});

test("whoever signed up signs in; the cookie is what the house asks for, and its secret is nowhere in the database", async () => {
  const { status, to, setCookie } = await signUp({ name: "Ana Nowak", email: "Ana@Example.org", password, to: "/g/x" });
  expect([status, to]).toEqual([303, "/g/x"]);
  expect(setCookie).toMatch(/^lectern=[a-z0-9]{32,}; HttpOnly; Max-Age=15552000; Path=\/; SameSite=Lax$/);
  const secret = cookieOf(setCookie).split("=")[1] ?? "";
  const viewer = await viewerOfCookie(cookieOf(setCookie));
  expect(viewer).toEqual({
    id: expect.any(String),
    name: "Ana Nowak",
    isOperator: false,
    by: { authSession: hashOf(secret) },
  });
  const rows = await read().select().from(authSessions);
  expect(rows.map((row) => row.id)).toContain(hashOf(secret));
  expect(JSON.stringify(rows)).not.toContain(secret);
  const [row] = await read().select().from(users).where(eq(users.name, "Ana Nowak"));
  expect(row?.passwordHash).toMatch(/^\$argon2id\$/);
});

test("on https the cookie is bound to its host", async () => {
  vi.stubEnv("PUBLIC_URL", "https://read.example.org");
  const { setCookie } = await signUp({ name: "Host Bound", email: "bound@example.org", password });
  expect(setCookie).toMatch(/^__Host-lectern=.+; Secure/);
  expect(setCookie).not.toMatch(/Domain/i);
  expect(await viewerOfCookie(cookieOf(setCookie))).not.toBeNull();
  expect(await viewerOfCookie(cookieOf(setCookie).replace("__Host-", ""))).toBeNull();
});

test.each([
  [{ name: "ana nowak", email: "other@example.org", password }, "name"],
  [{ name: "ANA N0WAK", email: "other@example.org", password }, "name"],
  [{ name: "<script>", email: "other@example.org", password }, "name"],
  [{ name: "Other", email: "<script>@example.org", password }, "email"],
  [{ name: "Other", email: "other@example.org", password: "short" }, "password"],
  [{ name: "Other", email: "other@example.org", password: "password123" }, "password"],
  [{}, "name"],
])("%j is refused at %s, and what was typed comes back without the password", async (fields, name) => {
  const { status, errors, setCookie, data } = await signUp(fields as Record<string, string>);
  expect([status, setCookie]).toEqual([422, null]);
  expect(Object.keys(errors)).toContain(name);
  expect(JSON.stringify(data)).not.toContain(password);
});

test("fifty at once with one name in fifty spellings: one account", async () => {
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      signUp({ name: n % 2 ? "Sole Name" : "SOLE  NAME", email: `sole${n}@example.org`, password }),
    ),
  );
  expect(all.filter((each) => each.status === 303)).toHaveLength(1);
  expect(all.filter((each) => each.status === 422)).toHaveLength(49);
});

test("extra fields change nothing", async () => {
  const { setCookie } = await signUp({
    name: "Zed Extra",
    email: "zed@example.org",
    password,
    id: "mine1234",
    isOperator: "true",
    is_operator: "1",
  });
  expect(await viewerOfCookie(cookieOf(setCookie))).toMatchObject({ isOperator: false });
});

test("an unknown account, a wrong password and one without a password are answered alike", async () => {
  await person("No Password");
  const tries = [
    { who: "nobody@example.org" },
    { who: "Nobody At All" },
    { who: "ana@example.org" },
    { who: "Ana Nowak" },
    { who: "No Password" },
  ];
  const answers = await Promise.all(tries.map((who) => signIn({ ...who, password: "a wrong password" })));
  const said = answers.map(({ status, errors, setCookie }) => JSON.stringify({ status, errors, setCookie }));
  expect(new Set(said).size).toBe(1);
  expect(answers[0]?.status).toBe(422);
});

test("in by name or address in any case; each time another session, and the one before ends", async () => {
  const first = await signIn({ who: "ana NOWAK", password });
  const second = await signIn({ who: "ANA@example.org", password }, cookieOf(first.setCookie));
  expect(second.setCookie).not.toBe(first.setCookie);
  expect(await viewerOfCookie(cookieOf(first.setCookie))).toBeNull();
  expect(await viewerOfCookie(cookieOf(second.setCookie))).toMatchObject({ name: "Ana Nowak" });
  expect(await viewerOfCookie("lectern=planted-before-anybody-signed-in")).toBeNull();
});

test.each([
  "//evil.example",
  "https://evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "/%0d%0aSet-Cookie:x",
  " //evil.example",
])("after signing in nobody is sent to %s", async (to) => {
  const answer = await signIn({ who: "Ana Nowak", password, to });
  expect(answer.to).not.toMatch(/evil|^[^/]|^\/[/\\]/);
  expect(new URL(answer.to ?? "", "http://localhost").host).toBe("localhost");
});

test("signing out ends it on the server and is announced", async () => {
  const ana = await person("Signs Out");
  const heard: unknown[] = [];
  const stop = onAnnouncement("access", (change) => heard.push(change));
  const answer = answered(await signOutAction(args(formRequest("/sign-out", {}, ana.cookie))));
  stop();
  expect([answer.status, answer.to]).toEqual([303, "/"]);
  expect(answer.setCookie).toMatch(/^lectern=; .*Max-Age=0/);
  expect(heard).toEqual([{ authSession: idOf(ana) }]);
  expect(await viewerOfCookie(ana.cookie)).toBeNull();
  expect(await stillSignedIn(ana)).toBe(false);
});

test("five wrong passwords, then 429 with the time to wait, also for the right one", async () => {
  vi.stubEnv("LIMITS", "");
  const codes = await Promise.all(
    Array.from({ length: 8 }, () => signIn({ who: "ana@example.org", password: "wrong wrong wrong" })),
  );
  expect(codes.filter((each) => each.status === 422)).toHaveLength(5);
  const right = (await signInAction(args(formRequest("/sign-in", { who: "Ana Nowak", password })))) as unknown as {
    init: { status: number; headers: Record<string, string> };
  };
  expect(right.init.status).toBe(429);
  expect(Number(right.init.headers["Retry-After"])).toBeGreaterThan(0);
});

test("neither another spelling of the account nor another address of the same /64 makes more tries; elsewhere the owner comes in", async () => {
  vi.stubEnv("LIMITS", "");
  const from = async (who: string, address: string, typed = "wrong wrong wrong") => {
    const request = formRequest("/sign-in", { who, password: typed });
    // As the front door says it, which strips what comes from outside.
    request.headers.set("x-lectern-client", address);
    return answered(await signInAction(args(request))).status;
  };
  const known = [
    "ana@example.org",
    "ANA@Example.org",
    "Ana Nowak",
    "ana nowak",
    " ana@example.org ",
    "Ana@EXAMPLE.ORG",
  ];
  const unknown = ["no.body@example.org", "nobody@example.org", "n.o.body@example.org", "NoBody@example.org"];
  const statuses = [];
  for (const [at, who] of known.entries()) statuses.push(await from(who, `2001:db8:1:2::${at}`));
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  await emptyLimits();
  for (const [at, who] of [...unknown, ...unknown.slice(0, 2)].entries())
    statuses[at] = await from(who, `2001:db8:1:3::${at}`);
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  expect(await from("ana@example.org", "2001:db8:1:4::1", password)).toBe(303);
});

test("a weak hash is made anew at the next sign-in", async () => {
  const { hash } = await import("@node-rs/argon2");
  const weak = await person("Old Hash");
  const passwordHash = await hash(new TextEncoder().encode(password), {
    algorithm: 2,
    memoryCost: 8192,
    timeCost: 1,
    parallelism: 1,
  });
  await write((tx) => tx.update(users).set({ passwordHash }).where(eq(users.id, weak.id)));
  expect((await signIn({ who: "Old Hash", password })).status).toBe(303);
  const [row] = await read().select().from(users).where(eq(users.id, weak.id));
  expect(row?.passwordHash).toMatch(/m=19456,t=2/);
  expect((await signIn({ who: "Old Hash", password })).status).toBe(303);
});

test("SIGN_UP=closed and =invite", async () => {
  const { readSettings } = await import("~/env.server");
  expect(readSettings({ SIGN_UP: "closed" }).signUp).toBe("closed");
  const { requireWayToSignUp } = await import("~/groups/sign-up-door.server");
  expect(await endOf(requireWayToSignUp("open", "/"))).toBe("answered");
  expect(await endOf(requireWayToSignUp("closed", "/i/abc"))).toBe("forbidden");
  for (const to of ["/", "/i/no-such-code", "/i/a/b"])
    expect(await endOf(requireWayToSignUp("invite", to))).toBe("forbidden");
});

test("who is signed in needs no form", async () => {
  const ana = await person("Already In");
  const request = new Request("http://localhost/sign-up?to=/g/x", { headers: { Cookie: ana.cookie } });
  expect(await endOf(signUpLoader(args(request)))).toBe("redirect 302");
  expect(await viewerOf(request)).toMatchObject({ name: "Already In" });
});
