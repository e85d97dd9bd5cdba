/** What an operator may do to accounts, and that nobody else may. */
import { eq, ne } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { makeOperatorLink } from "~/accounts/operator.server";
import { hasSecondFactor } from "~/accounts/second-factors.server";
import { startAuthSession } from "~/accounts/auth-session.server";
import { nameKeyOf } from "~/accounts/names";
import type { SignedIn, Viewer } from "~/accounts/user";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { firstBrokenAct } from "~/acts/acts.server";
import { settingNames } from "~/env.server";
import { attentionOf, endFirstSteps, firstSteps, installationFor } from "~/operating/installation.server";
import {
  disableUser,
  dropFactorOf,
  enableUser,
  endOperator,
  groupsForOperator,
  makeOperator,
  personToActOn,
  signOutUser,
  usersForOperator,
} from "~/operating/people.server";
import { makeGroup, makeUser } from "../support/people";

const { acts, users } = schema;

/** Signed in with a cookie, and freshly proved. */
async function signedIn(isOperator: boolean): Promise<SignedIn> {
  const { id } = await makeUser();
  if (isOperator) await write((tx) => tx.update(users).set({ isOperator: true }).where(eq(users.id, id)));
  const setCookie = await startAuthSession({ id, isOperator });
  return (await viewerOfCookie(setCookie.split(";")[0])) as SignedIn;
}
const page = { limit: 50, after: null, q: "" };

let operator: SignedIn;
let member: SignedIn;
beforeAll(async () => {
  operator = await signedIn(true);
  member = await signedIn(false);
});

describe("nobody else", () => {
  const verbs: [string, (viewer: Viewer) => Promise<unknown>][] = [
    ["sees the installation", (viewer) => installationFor(viewer)],
    ["sees the steps", (viewer) => firstSteps(viewer)],
    ["sees what asks for attention", (viewer) => attentionOf(viewer)],
    ["ends the steps", (viewer) => endFirstSteps(viewer)],
    ["lists users", (viewer) => usersForOperator(viewer, page)],
    ["lists groups", (viewer) => groupsForOperator(viewer, page)],
    ["is asked about an account", (viewer) => personToActOn(viewer, operator.id)],
    ["disables", (viewer) => disableUser(viewer, operator.id)],
    ["enables", (viewer) => enableUser(viewer, operator.id)],
    ["signs others out", (viewer) => signOutUser(viewer, operator.id)],
    ["makes operators", (viewer) => makeOperator(viewer, member.id)],
    ["switches second factors off", (viewer) => dropFactorOf(viewer, operator.id)],
    ["ends operators", (viewer) => endOperator(viewer, operator.id)],
  ];
  test.each(verbs)("%s", async (_, verb) => {
    const before = await read().$count(acts);
    const narrow: SignedIn = { ...operator, by: { token: "t", scopes: ["read", "write", "moderate"] } };
    for (const viewer of [null, member, narrow])
      await expect(verb(viewer)).rejects.toMatchObject({ kind: "not-found" });
    expect(await read().$count(acts)).toBe(before);
  });

  test("nor an operator's token, whatever its scope: a stolen one must not take over accounts", async () => {
    const program: SignedIn = { ...operator, by: { token: "t", scopes: ["operate"] } };
    for (const verb of [personToActOn, disableUser, makeOperator, signOutUser, endOperator, enableUser])
      await expect(verb(program, member.id)).rejects.toMatchObject({ kind: "forbidden" });
  });
});

test("disabling ends what they have open, and enabling lets them in again", async () => {
  const victim = await signedIn(false);
  await disableUser(operator, victim.id);
  const [row] = await read().select().from(users).where(eq(users.id, victim.id));
  expect(row?.disabledAt).toBeInstanceOf(Date);
  expect(await read().$count(schema.authSessions, eq(schema.authSessions.userId, victim.id))).toBe(0);
  await enableUser(operator, victim.id);
  const [again] = await read().select().from(users).where(eq(users.id, victim.id));
  expect(again?.disabledAt).toBeNull();
});

test("an operator begins and ends without a session from before, and the last one stays", async () => {
  const second = await signedIn(false);
  await makeOperator(operator, second.id);
  expect(await read().$count(schema.authSessions, eq(schema.authSessions.userId, second.id))).toBe(0);
  const own = await signedIn(true);
  await endOperator(own, second.id);
  await endOperator(own, own.id);
  await expect(endOperator(operator, operator.id)).rejects.toMatchObject({ kind: "conflict" });
  await expect(disableUser(operator, operator.id)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(makeOperator(operator, "nobody-at-all")).rejects.toMatchObject({ kind: "not-found" });
});

test("whoever is leaving or disabled does not count as an operator who stays, nor becomes one", async () => {
  const set = (id: string, to: Partial<typeof users.$inferInsert>) =>
    write((tx) => tx.update(users).set(to).where(eq(users.id, id)));
  const [leaving, disabled, own] = [await signedIn(true), await signedIn(true), await signedIn(true)];
  await write((tx) => tx.update(users).set({ isOperator: false }).where(ne(users.id, leaving.id)));
  for (const { id } of [disabled, own]) await set(id, { isOperator: true });
  await set(leaving.id, { deleteAt: new Date(Date.now() + 86_400_000) });
  await set(disabled.id, { disabledAt: new Date() });
  await expect(endOperator(own, own.id)).rejects.toMatchObject({ kind: "conflict" });
  expect(await makeOperatorLink()).toBeNull();
  await set(own.id, { isOperator: false });
  expect(await makeOperatorLink()).toMatch(/^\/operator\//);
  for (const { id } of [own, operator]) await set(id, { isOperator: true });
  const newcomer = await signedIn(false);
  await set(newcomer.id, { deleteAt: new Date(Date.now() + 86_400_000) });
  await expect(makeOperator(operator, newcomer.id)).rejects.toMatchObject({ kind: "conflict" });
});

test("a second factor that was lost is switched off: its owner is told, signed out, and keeps the password", async () => {
  const whom = await signedIn(false);
  const now = new Date();
  await write(async (tx) => {
    const row = { userId: whom.id, secret: "JBSWY3DPEHPK3PXP", createdAt: now, confirmedAt: now, lastStep: 0 };
    await tx.insert(schema.secondFactors).values(row);
    await tx.insert(schema.recoveryCodes).values({ userId: whom.id, hash: "h" });
    await tx.update(schema.users).set({ emailConfirmedAt: now }).where(eq(schema.users.id, whom.id));
  });
  await expect(dropFactorOf(whom, operator.id)).rejects.toMatchObject({ kind: "not-found" });
  expect(await hasSecondFactor(whom.id)).toBe(true);
  await dropFactorOf(operator, whom.id);
  expect(await hasSecondFactor(whom.id)).toBe(false);
  expect(await read().$count(schema.recoveryCodes, eq(schema.recoveryCodes.userId, whom.id))).toBe(0);
  const [line] = await read().select().from(acts).where(eq(acts.targetId, whom.id));
  expect(line).toMatchObject({ act: "user.second-factor-off", before: { on: true }, after: { on: false } });
});

test("each act is in the log, with who, whom, before and after, and the log is whole", async () => {
  const whom = await signedIn(false);
  const before = await read().$count(acts);
  await disableUser(operator, whom.id);
  await enableUser(operator, whom.id);
  await signOutUser(operator, whom.id);
  await makeOperator(operator, whom.id);
  await endOperator(operator, whom.id);
  const lines = await read().select().from(acts).where(eq(acts.targetId, whom.id)).orderBy(acts.number);
  expect(lines.map((line) => line.act)).toEqual([
    "user.disable",
    "user.enable",
    "user.sign-out",
    "operator.make",
    "operator.end",
  ]);
  expect(lines.every((line) => line.actorId === operator.id && line.groupId === null)).toBe(true);
  expect(lines[0]).toMatchObject({ before: { disabled: false }, after: { disabled: true } });
  expect(await read().$count(acts)).toBe(before + 5);
  expect(await firstBrokenAct(read())).toBeNull();
});

test("users are found by a part of name or address, page after page, without a double", async () => {
  for (let at = 0; at < 5; at++) await makeUser(`Zoë Number ${at}`);
  const q = "zoë numb";
  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const { items, next } = await usersForOperator(operator, { limit: 2, after, q });
    seen.push(...items.map(({ name }) => name));
    if (next === null) break;
    after = next;
  }
  expect(seen.sort()).toEqual(Array.from({ length: 5 }, (_, at) => `Zoë Number ${at}`));
});

test("what is looked for is words, never a pattern: % _ \\ stand for themselves", async () => {
  const set = (id: string, name: string, emailKey: string) =>
    write((tx) =>
      tx
        .update(users)
        .set({ name, nameKey: nameKeyOf(name), emailKey })
        .where(eq(users.id, id)),
    );
  const [plain, under, percent, back] = [await makeUser(), await makeUser(), await makeUser(), await makeUser()];
  await set(plain.id, "Pattern axb", "pattern-axb@example.org");
  await set(under.id, "Pattern under", "pattern-a_b@example.org");
  await set(percent.id, "Pattern percent", "pattern-a%b@example.org");
  await set(back.id, "Pattern back", "pattern-a\\b@example.org");
  const found = async (q: string) =>
    (await usersForOperator(operator, { ...page, q })).items.map(({ name }) => name.split(" ")[1]).sort();
  expect(await found("PATTERN-A")).toEqual(["axb", "back", "percent", "under"]);
  expect(await found("pattern-a_b")).toEqual(["under"]);
  expect(await found("pattern-a%b")).toEqual(["percent"]);
  expect(await found("pattern-a\\b")).toEqual(["back"]);
  for (const q of ["%", "_", "\\"]) expect(await found(q)).toHaveLength(1);
  expect(await found("pattern\0")).toEqual([]);
});

test("groups too, whatever letters are capitals, on both databases", async () => {
  const named = async (name: string) => {
    const slug = await makeGroup(member, "public");
    await write((tx) => tx.update(schema.groups).set({ name }).where(eq(schema.groups.slug, slug)));
  };
  for (const name of ["Half 50% Read", "Half 50x Read", "Half_A", "HalfXA"]) await named(name);
  const found = async (q: string) => (await groupsForOperator(operator, { ...page, q })).items.map(({ name }) => name);
  expect(await found("half 50% r")).toEqual(["Half 50% Read"]);
  expect(await found("Half_")).toEqual(["Half_A"]);
  expect((await found("HALF")).sort()).toEqual(["Half 50% Read", "Half 50x Read", "HalfXA", "Half_A"]);
  expect(await found("half\0")).toEqual([]);
});

test("guests are counted apart from accounts and members", async () => {
  const before = (await usersForOperator(operator, page)).counts;
  const slug = await makeGroup(member, "private");
  const { id: userId } = await makeUser();
  await write(async (tx) => {
    await tx.update(users).set({ isGuest: true }).where(eq(users.id, userId));
    const [group] = await tx.select().from(schema.groups).where(eq(schema.groups.slug, slug));
    const place = { groupId: group?.id ?? "", userId, joinedAt: new Date() };
    await tx.insert(schema.memberships).values({ ...place, role: "member", state: "active", guest: "comment" });
  });
  const { counts } = await usersForOperator(operator, page);
  expect([counts.users - before.users, counts.guests - before.guests]).toEqual([0, 1]);
  expect((await installationFor(operator)).accounts).toMatchObject(counts);
  expect((await groupsForOperator(operator, { ...page, q: slug })).items).toMatchObject([{ members: 1, guests: 1 }]);
});

test("groups are listed with numbers and no word of what is said", async () => {
  const slug = await makeGroup(member, "private");
  const { items } = await groupsForOperator(operator, { ...page, q: slug });
  expect(items).toEqual([
    {
      slug,
      name: expect.any(String),
      visibility: "private",
      createdAt: expect.any(String),
      members: 1,
      guests: 0,
      texts: 0,
    },
  ]);
});

test("no secret is among the settings in force", async () => {
  const kept = { ...process.env };
  process.env["SMTP_URL"] = "smtp://user:s3cret-word@mail.example.org";
  process.env["OIDC_CLIENT_SECRET"] = "s3cret-word";
  const shown = JSON.stringify((await installationFor(operator)).settings);
  process.env = kept;
  expect(shown).not.toContain("s3cret-word");
  expect(JSON.parse(shown)).toContainEqual({ name: "SMTP_URL", value: null, without: null, isDefault: false });
});

test("settings are shown as they hold, also where nothing was set", async () => {
  const { settings: shown } = await installationFor(operator);
  expect(shown.map(({ name }) => name)).toEqual([...settingNames]);
  const of = (name: string) => shown.find((each) => each.name === name);
  expect(of("PORT")).toEqual({ name: "PORT", value: "3000", without: null, isDefault: true });
  expect(of("SIGN_UP")).toMatchObject({ value: "open", isDefault: true });
  expect(of("BACKUPS")).toMatchObject({ value: "on", isDefault: true });
  expect(of("LIMITS")).toMatchObject({ value: "off", isDefault: false });
  expect(of("MAIL_FROM")?.value).toMatch(/^Lectern <lectern@/);
  expect(of("PUBLIC_URL")).toEqual({ name: "PUBLIC_URL", value: null, without: "PUBLIC_URL", isDefault: true });
  expect(of("OIDC_ISSUER")).toMatchObject({ value: null, without: "OIDC" });
  // Either a value, or a secret that is set, or a sentence: never a bare "not set".
  for (const { value, without, isDefault } of shown)
    expect(value !== null || without !== null || !isDefault).toBe(true);
});

test("the first steps go on until they are done or waved away", async () => {
  expect((await firstSteps(operator)).map(({ name, done }) => [name, done])).toContainEqual(["group", true]);
  await endFirstSteps(operator);
  expect(await firstSteps(operator)).toEqual([]);
});
