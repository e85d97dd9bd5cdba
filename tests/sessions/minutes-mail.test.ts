/** Minutes as mail: to oneself for whoever may read them, to all who were there where the group is not private. */
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SignedIn } from "~/accounts/user";
import { openMailServer } from "../mail/mail-server";

// Before anything reads the settings.
const server = await openMailServer();
process.env["LOG_LEVEL"] = "silent";
process.env["LIMITS"] = "on";
process.env["PUBLIC_URL"] = "https://read.example.org";
process.env["SMTP_URL"] = `smtp://127.0.0.1:${server.port}`;

const { read, schema, write } = await import("#db/db.server");
const { chooseGroupMail, chooseMail } = await import("~/groups/mail-choices.server");
const { removeMember } = await import("~/groups/memberships.server");
const { emptyLimits } = await import("~/limits/limits.server");
const { closeMail, sendMails } = await import("~/mail/sending.server");
const { mintId } = await import("~/mint");
const { command } = await import("~/sessions/commanding.server");
const { commandIn } = await import("~/sessions/command-input");
const { mailMinutes } = await import("~/sessions/minutes-mail.server");
const { minutesFor, minutesVersion, writeMinutes } = await import("~/sessions/minutes.server");
const { planSession } = await import("~/sessions/planning.server");
const mailDoor = await import("~/routes/s.$id.minutes.mail");
const page = await import("~/routes/s.$id.minutes._index");
const { endOf } = await import("../accounts/people");
const { get, outcome, post } = await import("../comments/page-support");
const { circle } = await import("../groups/circle");

const { mails, users } = schema;
let of: Awaited<ReturnType<typeof circle>>;
type Insider = "host" | "facilitator" | "moderator" | "member";

afterEach(closeMail);
afterAll(() => server.close());

async function begin(visibility: "public" | "unlisted" | "private"): Promise<void> {
  of = await circle(visibility);
  await emptyLimits();
  await write((tx) => tx.delete(mails));
  for (const user of Object.values(of.people)) await set(user, { emailConfirmedAt: new Date() });
}
const set = (user: SignedIn, to: Partial<typeof users.$inferInsert>) =>
  write((tx) => tx.update(users).set(to).where(eq(users.id, user.id)));
const addressOf = async (user: SignedIn) =>
  (await read().select().from(users).where(eq(users.id, user.id)))[0]?.email ?? "";

/** An evening with everybody named, and a decision. */
async function evening(steps: Array<"record" | "show" | "approve">, there: Insider[] = ["member"]): Promise<string> {
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const [session] = (await planSession(of.people.host, of.slug, { title: "Of <b>hedges</b>", startsAt })).sessions;
  const id = session?.id ?? "";
  const tell = (who: Insider, ask: object) => command(of.people[who], id, commandIn({ id: mintId(), ...ask }));
  await tell("host", { ask: "start" });
  await tell("host", { ask: "note", note: mintId(), kind: "decision", body: "Plumzz <img src=x>" });
  for (const who of there) await tell(who, { ask: "raise", hand: mintId(), person: of.people[who].id });
  await tell("host", { ask: "end" });
  for (const [version, step] of steps.entries())
    await writeMinutes(of.people.host, id, { step, version, anyway: true });
  return id;
}

async function sent() {
  server.taken.length = 0;
  await sendMails();
  return [...server.taken];
}

describe.each(["public", "private"] as const)("to oneself, in a %s group", (visibility) => {
  beforeEach(() => begin(visibility));

  test("the whole of them comes, in words and as HTML in which words are words", async () => {
    const id = await evening(["record", "show"]);
    expect(await mailMinutes(of.people.member, id, { to: "me" })).toEqual({ mailed: 1 });
    const [one, ...others] = await sent();
    expect(others).toEqual([]);
    expect(one?.to).toEqual([await addressOf(of.people.member)]);
    expect(one?.raw).toMatch(/^Content-Type: multipart\/alternative/m);
    const { text, html, subject } = one?.mail ?? {};
    expect(subject).toContain("Of <b>hedges</b>");
    expect(text).toContain("Plumzz");
    expect(text).toContain(`https://read.example.org/s/${id}/minutes`);
    expect(html).toContain("Plumzz");
    expect(html).not.toMatch(/<img|<b>hedges|<script/);
    expect(html).toContain(`<a href="https://read.example.org/s/${id}/minutes">`);
    // Once sent, nothing of it is kept.
    expect(await read().select({ text: mails.text, html: mails.html }).from(mails)).toEqual([{ text: "", html: null }]);
  });

  test("nobody has mailed to them what they may not read", async () => {
    const draft = await evening(["record"]);
    const shown = await evening(["record", "show"]);
    expect(await endOf(mailMinutes(of.people.member, draft, { to: "me" }))).toBe("conflict");
    for (const who of ["outsider", "pending"] as const)
      expect(await endOf(mailMinutes(of.people[who], shown, { to: "me" }))).toBe("not-found");
    await removeMember(of.people.host, of.slug, of.people.member.id);
    expect(await endOf(mailMinutes(of.people.member, shown, { to: "me" }))).toBe("not-found");
    expect(await endOf(mailMinutes(of.people.host, shown, { to: "everybody" }))).toBe("invalid");
    expect(await read().$count(mails)).toBe(0);
    expect(await mailMinutes(of.people.host, draft, { to: "me" })).toEqual({ mailed: 1 });
  });

  test("an address that is not confirmed gets nothing; nor do guests; and nobody a hundred of them", async () => {
    const id = await evening(["record", "show"]);
    const { member } = of.people;
    expect(await endOf(mailMinutes({ ...member, isGuest: true }, id, { to: "me" }))).toBe("forbidden");
    await set(member, { emailConfirmedAt: null });
    expect((await minutesFor(member, id)).mail).toEqual({ own: "unconfirmed", all: null });
    expect(await endOf(mailMinutes(member, id, { to: "me" }))).toBe("conflict");
    await set(member, { emailConfirmedAt: new Date() });
    expect((await minutesFor(member, id)).mail).toEqual({ own: "yes", all: null });
    for (let at = 0; at < 5; at++) await mailMinutes(member, id, { to: "me" });
    expect(await endOf(mailMinutes(member, id, { to: "me" }))).toBe("too-many");
    expect(await mailMinutes(of.people.host, id, { to: "me" })).toEqual({ mailed: 1 });
  });

  test("the page leads back and says so; a stranger is asked who they are", async () => {
    const id = await evening(["record", "show"]);
    const press = (who: Insider | "outsider" | null) =>
      outcome(mailDoor.action(post("/x", { to: "me" }, { as: who && of.people[who], params: { id } })));
    const back = await press("member");
    expect(back).toMatchObject({ status: 303, to: `/s/${id}/minutes?mailed=me#mail` });
    expect((await press("outsider")).status).toBe(404);
    const loaded = await page.loader(
      get(`/s/${id}/minutes`, { search: "?mailed=me", as: of.people.member, params: { id } }),
    );
    expect(loaded).toMatchObject({ mailed: "me", minutes: { mail: { own: "yes" }, group: { slug: of.slug } } });
  });
});

describe("to all who were there", () => {
  test("of a public group: those who came, and want mail of sessions; once", async () => {
    await begin("public");
    const id = await evening(["record", "show", "approve"], ["member", "moderator", "facilitator"]);
    await chooseMail(of.people.moderator, "on", "off");
    expect((await minutesFor(of.people.facilitator, id)).mail.all).toBe("yes");
    expect((await minutesFor(of.people.member, id)).mail.all).toBeNull();
    expect((await minutesVersion(of.people.host, id, 2)).mail).toEqual({ own: null, all: null });
    expect(await mailMinutes(of.people.facilitator, id, { to: "attendees" })).toEqual({ mailed: 3 });
    expect(await endOf(mailMinutes(of.people.host, id, { to: "attendees" }))).toBe("conflict");
    expect((await minutesFor(of.people.host, id)).mail.all).toBe("done");
    const found = await sent();
    const due = await Promise.all((["host", "member", "facilitator"] as const).map((who) => addressOf(of.people[who])));
    expect(found.flatMap(({ to }) => to).sort()).toEqual(due.sort());
    for (const { raw, mail } of found) {
      expect(raw).toMatch(/^List-Unsubscribe:\s*</m);
      expect(mail.html).toContain("Plumzz");
      expect(mail.html).toMatch(/<a href="https:\/\/read\.example\.org\/unsubscribe\//);
    }
  });

  test("not to who has left, is not confirmed, or has switched off the group's mail", async () => {
    await begin("unlisted");
    const id = await evening(["record", "show", "approve"], ["member", "moderator", "facilitator"]);
    await chooseGroupMail(of.people.facilitator, of.slug, "off");
    await removeMember(of.people.host, of.slug, of.people.member.id);
    await set(of.people.moderator, { emailConfirmedAt: null });
    expect(await mailMinutes(of.people.host, id, { to: "attendees" })).toEqual({ mailed: 1 });
    expect((await sent()).map(({ to }) => to)).toEqual([[await addressOf(of.people.host)]]);
  });

  test("is for those who run it, of approved minutes, and in no private group", async () => {
    await begin("public");
    const shown = await evening(["record", "show"]);
    const approved = await evening(["record", "show", "approve"]);
    expect(await endOf(mailMinutes(of.people.host, shown, { to: "attendees" }))).toBe("conflict");
    for (const who of ["member", "moderator"] as const)
      expect(await endOf(mailMinutes(of.people[who], approved, { to: "attendees" }))).toBe("forbidden");
    expect(await endOf(mailMinutes(of.people.outsider, approved, { to: "attendees" }))).toBe("not-found");
    await begin("private");
    const inside = await evening(["record", "show", "approve"]);
    expect((await minutesFor(of.people.host, inside)).mail).toEqual({ own: "yes", all: null });
    expect(await endOf(mailMinutes(of.people.host, inside, { to: "attendees" }))).toBe("forbidden");
    expect(await read().$count(mails)).toBe(0);
  });
});
