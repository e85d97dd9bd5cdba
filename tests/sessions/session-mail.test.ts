/** What is mailed of sessions, as a mail server takes it: to whom, in words, and as an object for calendars. */
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SignedIn } from "~/accounts/user";
import { openMailServer } from "../mail/mail-server";
import { eventsOf, lineOf, linesOf, readCalendar, textOf, type Component } from "./ics";

// Before anything reads the settings.
const server = await openMailServer();
process.env["LOG_LEVEL"] = "silent";
process.env["PUBLIC_URL"] = "https://read.example.org";
process.env["MAIL_FROM"] = "Reading Circle <lectern@example.org>";
process.env["SMTP_URL"] = `smtp://127.0.0.1:${server.port}`;

const { read, schema, write } = await import("#db/db.server");
const { readAllNotices } = await import("~/comments/inbox.server");
const { mailNotices } = await import("~/comments/notice-mail.server");
const { chooseGroupMail, chooseMail, endMail, mailChoicesOf } = await import("~/groups/mail-choices.server");
const { putMember, removeMember } = await import("~/groups/memberships.server");
const { closeMail, sendMails } = await import("~/mail/sending.server");
const { cancelSession, uncancelSession } = await import("~/sessions/calling-off.server");
const { changeSession, planSession } = await import("~/sessions/planning.server");
const { tellNewcomers } = await import("~/sessions/newcomers.server");
const { remindOfSessions } = await import("~/sessions/reminders.server");
const { answerInvitation } = await import("~/sessions/rsvps.server");
const { mailSessions } = await import("~/sessions/session-mail.server");
const { circle } = await import("../groups/circle");

const { mails, notices, users } = schema;
const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
const atHand = (user: SignedIn): SignedIn => ({ ...user, by: { token: "a", scopes: ["read", "write"] } });

let of: Awaited<ReturnType<typeof circle>>;
const places = {
  title: "Of hedges",
  place: "Behind the mill",
  callUrl: "https://meet.example.org/x",
  about: "Bring tea",
};
const set = (user: SignedIn, to: Partial<typeof users.$inferInsert>) =>
  write((tx) => tx.update(users).set(to).where(eq(users.id, user.id)));
const addressOf = async (user: SignedIn) =>
  (await read().select().from(users).where(eq(users.id, user.id)))[0]?.email ?? "";

async function begin(visibility: "public" | "private"): Promise<void> {
  of = await circle(visibility);
  await write((tx) => tx.delete(mails));
  await write((tx) => tx.delete(notices));
  server.taken.length = 0;
  for (const user of Object.values(of.people)) await set(user, { emailConfirmedAt: new Date() });
}
afterEach(closeMail);
afterAll(() => server.close());

async function planned(more: object = {}): Promise<string> {
  const plan = { ...places, startsAt: inHours(72), ...more };
  return (await planSession(of.people.host, of.slug, plan)).sessions[0]?.id ?? "";
}

/** Sends what is due two minutes from now. @returns what the mail server took, newest run only */
async function mailed(now = Date.now() + 120_000) {
  server.taken.length = 0;
  await mailSessions(now);
  await mailNotices(now);
  await sendMails();
  return server.taken;
}
async function mailedTo(user: SignedIn, now?: number) {
  const address = await addressOf(user);
  return (await mailed(now)).filter(({ to }) => to.includes(address));
}
type Taken = (typeof server.taken)[number];
/** The part that mail programs read. */
function calendarIn({ raw, mail }: Taken, method: string): Component {
  expect(raw).toMatch(/^Content-Type: multipart\/mixed/m);
  expect(raw).toMatch(/^Content-Type: multipart\/alternative/m);
  expect(raw).toMatch(new RegExp(`^Content-Type: text/calendar; charset=utf-8; method=${method}\\r$`, "m"));
  const file = mail.attachments.find(({ contentType }) => contentType === "application/ics") ?? expect.fail();
  const calendar = readCalendar(file.content.toString("utf8"));
  expect(lineOf(calendar, "METHOD").value).toBe(method);
  return calendar;
}
function only(calendar: Component): Component {
  const [event, ...others] = eventsOf(calendar);
  if (!event || others.length > 0) expect.fail();
  return event;
}
const told = (event: Component) => ["SEQUENCE", "STATUS"].map((name) => lineOf(event, name).value);

describe.each(["public", "private"] as const)("of a %s group", (visibility) => {
  beforeEach(() => begin(visibility));

  test("members are invited: not who planned it, not who waits, not strangers", async () => {
    const id = await planned();
    expect(await mailed(Date.now())).toEqual([]);
    const found = await mailed();
    const expected = await Promise.all(
      (["facilitator", "moderator", "member"] as const).map((who) => addressOf(of.people[who])),
    );
    expect(found.flatMap(({ to }) => to).sort()).toEqual(expected.sort());
    const member = await addressOf(of.people.member);
    const one = found.find(({ to }) => to.includes(member)) ?? expect.fail();
    const event = only(calendarIn(one, "REQUEST"));
    expect(lineOf(event, "UID").value).toBe(`${id}@read.example.org`);
    expect(told(event)).toEqual(["0", "CONFIRMED"]);
    expect(lineOf(event, "ORGANIZER").value).toMatch(/^mailto:lectern@example\.org$/i);
    expect(lineOf(event, "ATTENDEE")).toMatchObject({
      params: { PARTSTAT: "NEEDS-ACTION", RSVP: "FALSE", CN: of.people.member.name },
      value: expect.stringMatching(new RegExp(`^mailto:${member}$`, "i")),
    });
    expect(textOf(event, "LOCATION")).toBe("Behind the mill");
    const { mail, raw } = one;
    expect(mail.text).toContain(`planned a session of `);
    expect(mail.text).toContain(`Say whether you come: https://read.example.org/s/${id}`);
    expect(mail.text).toContain("Behind the mill");
    expect(raw).toMatch(
      /^List-Unsubscribe:\s+<https:\/\/read\.example\.org\/unsubscribe\/[\w-]{32}\?group=[\w-]+>\r$/m,
    );
    // Of a private group: when and where, and nothing of what is read and why.
    const everything = [mail.subject, mail.text, textOf(event, "SUMMARY"), textOf(event, "DESCRIPTION")].join("\n");
    for (const words of ["Of hedges", "Bring tea"])
      expect([words, everything.includes(words)]).toEqual([words, visibility === "public"]);
    expect(await mailed()).toEqual([]);
  });

  test("a change has the same UID and a higher number; calling off takes it out again, also from who said yes", async () => {
    const id = await planned({ capacity: 1 });
    await mailed();
    await answerInvitation(of.people.member, id, { answer: "yes" });
    await answerInvitation(of.people.moderator, id, { answer: "apologies", note: "" });
    await changeSession(of.people.host, id, { startsAt: inHours(80) });
    const [changed] = await mailedTo(of.people.member);
    const event = only(calendarIn(changed ?? expect.fail(), "REQUEST"));
    expect(lineOf(event, "UID").value).toBe(`${id}@read.example.org`);
    expect(told(event)).toEqual(["1", "CONFIRMED"]);
    expect(lineOf(event, "ATTENDEE").params["PARTSTAT"]).toBe("ACCEPTED");
    expect(changed?.mail.text).toContain("another time");
    await cancelSession(of.people.host, id);
    const all = await mailed();
    expect(all).toHaveLength(3);
    for (const each of all) {
      const off = only(calendarIn(each, "CANCEL"));
      expect([lineOf(off, "UID").value, ...told(off)]).toEqual([`${id}@read.example.org`, "2", "CANCELLED"]);
      expect(each.mail.subject).toMatch(/^Called off: /);
    }
    await uncancelSession(of.people.host, id);
    const [again] = await mailedTo(of.people.member);
    expect(told(only(calendarIn(again ?? expect.fail(), "REQUEST")))).toEqual(["3", "CONFIRMED"]);
  });

  test("a seat that has become free is mailed to who has it now, beside what else is changed; one that was taken out too", async () => {
    const id = await planned({ capacity: 1 });
    await answerInvitation(of.people.member, id, { answer: "yes" });
    await answerInvitation(of.people.moderator, id, { answer: "yes" });
    await mailed();
    const partIn = (each: Taken) => lineOf(only(calendarIn(each, "REQUEST")), "ATTENDEE").params["PARTSTAT"] ?? "";
    await answerInvitation(of.people.member, id, { answer: "no" });
    await changeSession(of.people.host, id, { startsAt: inHours(80) });
    expect((await mailedTo(of.people.member)).map(({ mail }) => mail.subject)).toEqual([
      expect.stringMatching(/^Changed: /),
    ]);
    await answerInvitation(of.people.member, id, { answer: "yes" });
    await answerInvitation(of.people.moderator, id, { answer: "no" });
    const [seat, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(seat?.to).toEqual([await addressOf(of.people.member)]);
    expect(seat?.mail.subject).toMatch(/^You have a seat: /);
    expect(seat?.mail.text).toContain("made room in a session of");
    expect(partIn(seat ?? expect.fail())).toBe("ACCEPTED");
    await answerInvitation(of.people.moderator, id, { answer: "yes" });
    await changeSession(of.people.host, id, { capacity: 2 });
    expect((await mailed()).map(({ mail }) => mail.subject)).toEqual([expect.stringMatching(/^You have a seat: /)]);
    await changeSession(of.people.host, id, { capacity: 1 });
    const [waits, ...rest] = await mailed();
    expect(rest).toEqual([]);
    expect(waits?.to).toEqual([await addressOf(of.people.moderator)]);
    expect(waits?.mail.subject).toMatch(/^On the waiting list: /);
    expect(partIn(waits ?? expect.fail())).toBe("TENTATIVE");
  });

  test("what happens within a minute is one mail, of how it stands then", async () => {
    const id = await planned();
    await changeSession(of.people.host, id, { place: "In the mill" });
    const found = await mailedTo(of.people.member);
    expect(found).toHaveLength(1);
    expect(found[0]?.mail.text).toContain("planned a session");
    expect(textOf(only(calendarIn(found[0] ?? expect.fail(), "REQUEST")), "LOCATION")).toBe("In the mill");
    await cancelSession(of.people.host, await planned());
    expect((await mailedTo(of.people.member)).map(({ mail }) => mail.subject?.slice(0, 11))).toEqual(["Called off:"]);
  });

  test("a series is one mail with all of it as a file, and so is calling off the rest", async () => {
    const { sessions } = await planSession(of.people.host, of.slug, {
      ...{ ...places, startsAt: inHours(72), repeat: { every: "week", count: 4 } },
    });
    const [series, ...others] = await mailedTo(of.people.member);
    expect(others).toEqual([]);
    const calendar = calendarIn(series ?? expect.fail(), "PUBLISH");
    expect(eventsOf(calendar).map((event) => lineOf(event, "UID").value)).toEqual(
      sessions.map(({ id }) => `${id}@read.example.org`),
    );
    expect(eventsOf(calendar).flatMap((event) => linesOf(event, "ATTENDEE"))).toEqual([]);
    expect(series?.mail.subject).toMatch(/^4 sessions/);
    expect(series?.mail.text?.match(/^When: /gm)).toHaveLength(4);
    expect(series?.mail.text).toContain(`https://read.example.org/account/calendar?group=${of.slug}`);
    await cancelSession(of.people.host, sessions[1]?.id ?? "", { following: true });
    const [off] = await mailedTo(of.people.member);
    expect(eventsOf(calendarIn(off ?? expect.fail(), "PUBLISH")).map(told)).toEqual(
      sessions.slice(1).map(() => ["1", "CANCELLED"]),
    );
    expect(off?.mail.text?.match(/^Not on: /gm)).toHaveLength(3);
  });

  test("a reminder is a mail without a calendar, to who has not said no nor read it, and never late", async () => {
    const id = await planned({ startsAt: inHours(30) });
    await mailed();
    await answerInvitation(of.people.moderator, id, { answer: "no" });
    await remindOfSessions(new Date(Date.now() + 8 * hour));
    await readAllNotices(of.people.facilitator);
    const found = await mailed();
    expect(found.flatMap(({ to }) => to).sort()).toEqual(
      [await addressOf(of.people.host), await addressOf(of.people.member)].sort(),
    );
    for (const { mail, raw } of found) {
      expect(mail.subject).toMatch(/^Coming up: /);
      expect(raw).not.toContain("text/calendar");
    }
    await write((tx) => tx.update(notices).set({ mailedAt: null }).where(eq(notices.kind, "session-soon")));
    expect(await mailed(Date.now() + 31 * hour)).toEqual([]);
  });
});

describe("to whom not", () => {
  beforeEach(() => begin("public"));

  test.each<[string, (user: SignedIn) => Promise<unknown>]>([
    ["has an address that nobody confirmed", (user) => set(user, { emailConfirmedAt: null })],
    ["is switched off", (user) => set(user, { disabledAt: new Date() })],
    ["is leaving", (user) => set(user, { deleteAt: new Date(), deletion: "keep-words" })],
    ["wants no mail of sessions", (user) => chooseMail(user, "on", "off")],
    ["wants no mail of this group", (user) => chooseGroupMail(user, of.slug, "off")],
    ["was removed from the group", (user) => removeMember(atHand(of.people.host), of.slug, user.id)],
  ])("nothing is mailed to who %s", async (_what, change) => {
    await planned();
    await change(of.people.member);
    expect((await mailedTo(of.people.member)).filter(({ raw }) => raw.includes("text/calendar"))).toEqual([]);
  });

  test("sessions are mailed though other notices are not, until their mail is ended by its link", async () => {
    await chooseMail(of.people.member, "off");
    expect(await mailChoicesOf(of.people.member)).toMatchObject({ isOn: false, sessions: true });
    await planned();
    const [mail] = await mailedTo(of.people.member);
    const key = /\/unsubscribe\/([\w-]{32})/.exec(mail?.mail.text ?? "")?.[1] ?? expect.fail();
    await endMail(key, of.id);
    await planned();
    expect(await mailedTo(of.people.member)).toEqual([]);
    await chooseGroupMail(of.people.member, of.slug, "account");
    await endMail(key, null);
    expect(await mailChoicesOf(of.people.member)).toMatchObject({ isOn: false, sessions: false });
    await planned();
    expect(await mailedTo(of.people.member)).toEqual([]);
  });

  test("an invitation is mailed though its notice was read on the page", async () => {
    await planned();
    await readAllNotices(of.people.member);
    expect(await mailedTo(of.people.member)).toHaveLength(1);
  });

  test("two processes mail once, and nothing of it is kept once it is sent", async () => {
    await planned();
    const now = Date.now() + 120_000;
    await Promise.all([mailSessions(now), mailSessions(now)]);
    server.taken.length = 0;
    await sendMails();
    expect(server.taken).toHaveLength(3);
    const rows = await read().select().from(mails);
    expect(rows.map(({ calendar, text, to }) => [calendar, text, to])).toEqual(rows.map(() => [null, "", ""]));
  });

  test("what has begun and ended meanwhile is not mailed", async () => {
    await planned({ startsAt: inHours(2), minutes: 60 });
    expect(await mailed(Date.now() + 4 * hour)).toEqual([]);
  });

  test("a hostile title and name stay in their lines", async () => {
    await set(of.people.member, { name: 'Mia "x"; ATTENDEE:mailto:evil@example.org' });
    await planned({ title: "x; ATTENDEE:mailto:evil@example.org, \\n END" });
    const [mail] = await mailedTo(of.people.member);
    const event = only(calendarIn(mail ?? expect.fail(), "REQUEST"));
    expect(textOf(event, "SUMMARY")).toBe("x; ATTENDEE:mailto:evil@example.org, \\n END");
    expect(linesOf(event, "ATTENDEE")).toHaveLength(1);
    expect(mail?.to).toEqual([await addressOf(of.people.member)]);
  });
});

test("who joins later is invited then, alone", async () => {
  await begin("public");
  await planned();
  await mailed();
  const { outsider } = of.people;
  await write((tx) => putMember(tx, of.slug, outsider.id, "member"));
  await tellNewcomers();
  const taken = await mailed();
  expect(taken.map(({ to }) => to)).toEqual([[await addressOf(outsider)]]);
  const [event] = eventsOf(calendarIn(taken[0] ?? expect.fail(), "REQUEST"));
  expect(textOf(event ?? expect.fail(), "SUMMARY")).toBe("Of hedges");
});
