/** Signing up: what strangers may learn (nothing), and how an account comes to be with and without mail. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { read, schema } from "#db/db.server";
import { askToSignUp, confirmEmail, confirmOffer } from "~/accounts/signing-up.server";
import { signIn } from "~/accounts/signing.server";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { action as confirmAction } from "~/routes/confirm.$token";
import { action as signUpAction } from "~/routes/sign-up";
import { lettersTo, secretTo } from "./letters";
import { answered, context, cookieOf, endOf, formRequest, nowhere, person } from "./people";

const { oneTimeLinks, users, mails } = schema;
const password = "a clock on the wall";
const mailed = { network: "local", mailing: true, to: "/g/x" };
const unmailed = { ...mailed, mailing: false };

let made = 0;
const fresh = () => ({ name: `Newcomer ${++made} q`, email: `newcomer${made}@example.org`, password });

beforeEach(() => void vi.stubEnv("LIMITS", "off"));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test("with mail: no account before the link is opened and the button pressed; then signed in, where one wanted to go", async () => {
  const input = fresh();
  expect(await askToSignUp(input, mailed)).toEqual({ email: input.email });
  expect(await endOf(signIn({ who: input.email, password }, nowhere))).toBe("invalid");
  const secret = await secretTo(input.email, "confirm");
  for (let looks = 0; looks < 3; looks++)
    expect(await confirmOffer(secret)).toEqual({ email: input.email, name: input.name });
  expect(await endOf(signIn({ who: input.email, password }, nowhere))).toBe("invalid");
  const came = await confirmEmail(secret, "", nowhere);
  expect(came?.next).toBe("/g/x");
  expect(await viewerOfCookie(cookieOf(came?.setCookie ?? ""))).toMatchObject({ name: input.name });
  expect((await signIn({ who: input.email, password }, nowhere)).user.name).toBe(input.name);
  const [row] = await read().select().from(users).where(eq(users.email, input.email));
  expect(row?.emailConfirmedAt).not.toBeNull();
});

test("the link works once, also when fifty press at once, ends after a day, and its secret is not in the database", async () => {
  const input = fresh();
  await askToSignUp(input, mailed);
  const secret = await secretTo(input.email, "confirm");
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect(JSON.stringify(await read().select().from(oneTimeLinks))).not.toContain(secret);
  const ends = await Promise.all(Array.from({ length: 50 }, () => endOf(confirmEmail(secret, "", nowhere))));
  expect(ends.filter((end) => end === "answered")).toHaveLength(1);
  expect(ends.filter((end) => end === "gone")).toHaveLength(49);

  const later = fresh();
  await askToSignUp(later, mailed);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 86_400_001 });
  expect(await endOf(confirmEmail(await secretTo(later.email, "confirm"), "", nowhere))).toBe("gone");
});

test.each([mailed, unmailed])("a known address: the same answer, rows and number of letters (%j)", async (how) => {
  const owner = fresh();
  await askToSignUp(owner, unmailed);
  const counts = async () => ({ links: await read().$count(oneTimeLinks), mails: await read().$count(mails) });
  const costOf = async (input: { name: string; email: string; password: string }) => {
    const before = await counts();
    const usersBefore = await read().$count(users);
    const answer = await askToSignUp(input, how);
    const after = await counts();
    const made = (await read().$count(users)) - usersBefore;
    return { answer, rows: after.links - before.links + after.mails - before.mails + made };
  };
  const unknown = fresh();
  const [known, other] = [await costOf({ ...fresh(), email: owner.email }), await costOf(unknown)];
  expect(known.answer).toEqual({ email: owner.email });
  expect(other.answer).toEqual({ email: unknown.email });
  expect(known.rows).toBe(other.rows);
  // Its owner is told, and can come in as before; whoever tried cannot.
  const [letter = ""] = await lettersTo(owner.email);
  expect(letter).toContain("You have an account");
  expect(letter).toMatch(/\/sign-in\s/);
  expect(await secretTo(unknown.email, "confirm")).not.toBe("");
});

test.each(["KNOWN@Example.ORG", "knоwn@example.org"])("%s is a known address", async (email) => {
  await askToSignUp({ ...fresh(), email: "known@example.org" }, unmailed);
  const before = await read().$count(users);
  await askToSignUp({ ...fresh(), email }, unmailed);
  expect(await read().$count(users)).toBe(before);
  expect((await lettersTo("known@example.org"))[0]).toContain("You have an account");
});

test("the page answers both alike: status, headers and shape, without a session", async () => {
  const owner = fresh();
  await askToSignUp(owner, unmailed);
  const post = async (fields: Record<string, string>) => {
    const answer = await signUpAction({ request: formRequest("/sign-up", fields), params: {}, context });
    return JSON.stringify(answered(answer)).replaceAll(fields["email"] ?? "", "ADDRESS");
  };
  const known = await post({ ...fresh(), email: owner.email, to: "/i/abc" });
  expect(await post({ ...fresh(), to: "/i/abc" })).toBe(known);
  expect(known).toContain('"setCookie":null');
  expect(known).toContain('"to":"/i/abc"');
});

test("without mail: the account is usable at once, and its address can be confirmed later", async () => {
  const input = fresh();
  await askToSignUp(input, unmailed);
  expect((await signIn({ who: input.email, password }, nowhere)).user.name).toBe(input.name);
  const secret = await secretTo(input.email, "confirm");
  expect(await confirmOffer(secret)).toEqual({ email: input.email, name: null });
  expect(await confirmEmail(secret, "", nowhere)).toBeNull();
  const [row] = await read().select().from(users).where(eq(users.email, input.email));
  expect(row?.emailConfirmedAt).not.toBeNull();
});

test("a name is told as taken, before and at the link, where another can be chosen", async () => {
  const taken = await person("Taken Name");
  expect(await endOf(askToSignUp({ ...fresh(), name: taken.name }, mailed))).toBe("invalid");
  const input = fresh();
  await askToSignUp(input, mailed);
  await person(input.name);
  const secret = await secretTo(input.email, "confirm");
  const press = async (fields: Record<string, string>) =>
    answered(
      await confirmAction({ request: formRequest(`/confirm/${secret}`, fields), params: { token: secret }, context }),
    );
  expect(await press({})).toMatchObject({ status: 422, errors: { name: expect.any(String) } });
  expect(await press({ name: "Another Name q" })).toMatchObject({ status: 303, to: "/g/x" });
});

test("two who wait for one address: whose link is opened first has it", async () => {
  const [one, other] = [fresh(), fresh()];
  await askToSignUp(one, mailed);
  const first = await secretTo(one.email, "confirm");
  await askToSignUp({ ...other, email: one.email }, mailed);
  const second = await secretTo(one.email, "confirm");
  expect(second).not.toBe(first);
  expect(await endOf(confirmEmail(second, "", nowhere))).toBe("answered");
  expect(await endOf(confirmEmail(first, "", nowhere))).toBe("gone");
});

test("a link leads nowhere else than to a path of ours", async () => {
  const input = fresh();
  const request = formRequest("/sign-up", { ...input, to: "//evil.example" });
  const answer = answered(await signUpAction({ request, params: {}, context }));
  expect(JSON.stringify(answer.data)).not.toContain("evil");
});
