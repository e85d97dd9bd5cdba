/** Private lines to those who run a session: who may, who hears, and that nobody else ever does. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import { changeGroup } from "~/groups/groups.server";
import { onAnnouncement } from "~/live/announce.server";
import { emptyLimits } from "~/limits/limits.server";
import { mintId } from "~/mint";
import { messageLimits } from "~/sessions/message";
import { messagesFor, putAwayMessage, sendMessage, sweepMessages, takeBackMessage } from "~/sessions/messages.server";
import { minutesFor, writeMinutes } from "~/sessions/minutes.server";
import { recordFor, sessionView } from "~/sessions/record.server";
import { sessionScreen } from "~/sessions/screens.server";
import { sessionLeft } from "~/sessions/after.server";
import { endOf } from "../accounts/people";
import { evenings, type Evenings } from "./evening";

let of: Evenings["of"];
let evening: Evenings;
let id: string;
const body = "Plumzz: could somebody open the window?";
const send = (who: "member" | "moderator" | "host" | "outsider" | "pending", more: object = {}) =>
  sendMessage(of.people[who], id, { id: mintId(), body, ...more });

beforeAll(async () => void ({ of } = evening = await evenings()));
beforeEach(async () => {
  await emptyLimits();
  id = await evening.planned();
  await evening.tell("host", id, { ask: "start" });
});

test("are sent by whoever takes part, and seen by those who run it and whoever sent them", async () => {
  process.env["LIMITS"] = "off";
  const ends = await evening.ends((who) => sendMessage(of.as(who) as never, id, { body }).then(() => undefined));
  delete process.env["LIMITS"];
  expect(ends).toMatchObject({ outsider: "not-found", pending: "not-found", member: "answered", host: "answered" });
  const seen = async (who: Parameters<typeof of.as>[0]) => (await messagesFor(of.as(who), id)).map(({ by }) => by.id);
  const { member, moderator, facilitator } = of.people;
  expect(await seen("member")).toContain(member.id);
  expect(new Set(await seen("moderator"))).toEqual(new Set([moderator.id]));
  for (const who of ["host", "facilitator"] as const)
    expect(await seen(who)).toEqual(expect.arrayContaining([member.id, moderator.id, facilitator.id]));
  expect(await endOf(messagesFor(of.people.outsider, id))).toBe("not-found");
});

test("stand nowhere else: not in what the session shows, its record, what is left, nor its minutes", async () => {
  await send("member");
  const { host, moderator } = of.people;
  const shown = async () => [
    await sessionScreen(moderator, id, { whole: true }),
    await sessionView(moderator, id),
    await sessionView(host, id),
    await recordFor(host, id, 0),
  ];
  expect(JSON.stringify(await shown())).not.toContain("Plumzz");
  expect(JSON.stringify((await sessionScreen(host, id)).messages)).toContain("Plumzz");
  await evening.tell("host", id, { ask: "end" });
  await writeMinutes(host, id, { step: "record", version: 0 });
  const after = [await sessionLeft(host, id), await minutesFor(host, id)];
  expect(JSON.stringify([await shown(), after])).not.toContain("Plumzz");
});

test("nobody but those who run it is told that there is one", async () => {
  const heard: object[] = [];
  const stop = onAnnouncement("changed", (news) => heard.push(news));
  const { message } = await send("member");
  await putAwayMessage(of.people.host, id, message.id);
  await takeBackMessage(of.people.member, id, message.id);
  stop();
  expect(heard).toEqual(Array(3).fill({ room: `session:${id}`, what: "messages", only: "run" }));
});

test("sent twice it is one; an id that is somebody else's is refused", async () => {
  const minted = mintId();
  expect((await send("member", { id: minted })).created).toBe(true);
  expect(await send("member", { id: minted, body: "Other words" })).toMatchObject({
    created: false,
    message: { body },
  });
  expect(await endOf(send("moderator", { id: minted }))).toBe("conflict");
  expect(await messagesFor(of.people.host, id)).toHaveLength(1);
});

test("is taken back by whoever sent it, and put away by those who run it", async () => {
  const { message } = await send("member");
  for (const who of ["moderator", "host"] as const)
    expect(await endOf(takeBackMessage(of.people[who], id, message.id))).toBe("not-found");
  expect(await endOf(putAwayMessage(of.people.member, id, message.id))).toBe("forbidden");
  expect(await endOf(putAwayMessage(of.people.outsider, id, message.id))).toBe("not-found");
  const other = await evening.planned();
  expect(await endOf(putAwayMessage(of.people.host, other, message.id))).toBe("not-found");
  expect((await putAwayMessage(of.people.host, id, message.id)).isDone).toBe(true);
  expect((await messagesFor(of.people.member, id))[0]).toMatchObject({ isDone: true });
  expect((await putAwayMessage(of.people.facilitator, id, message.id, { done: false })).isDone).toBe(false);
  await takeBackMessage(of.people.member, id, message.id);
  expect(await messagesFor(of.people.host, id)).toEqual([]);
  expect(await endOf(putAwayMessage(of.people.host, id, message.id))).toBe("not-found");
});

describe("limits", () => {
  test("of words, and of the time in which it is possible", async () => {
    for (const words of ["", "   ", "x".repeat(1_001)])
      expect(await endOf(send("member", { body: words }))).toBe("invalid");
    const before = await evening.planned();
    expect(await endOf(sendMessage(of.people.member, before, { body }))).toBe("conflict");
    await evening.tell("host", id, { ask: "end" });
    expect(await endOf(send("member"))).toBe("conflict");
  });

  test("of how fast, and of how many that nobody has put away", async () => {
    for (let at = 0; at < 6; at++) await send("member");
    expect(await endOf(send("member"))).toBe("too-many");
    await emptyLimits();
    for (let at = 6; at < messageLimits.open; at++) {
      await send("member");
      await emptyLimits();
    }
    expect(await endOf(send("member"))).toBe("conflict");
    expect(await endOf(send("moderator"))).toBe("answered");
    const [first] = await messagesFor(of.people.member, id);
    await putAwayMessage(of.people.host, id, first?.id ?? "");
    expect(await endOf(send("member"))).toBe("answered");
  });
});

test("guests send where the group lets them take part", async () => {
  const guests = async (how: string) => {
    const session = await evening.planned({ guests: how });
    await evening.tell("host", session, { ask: "start" });
    return endOf(sendMessage(of.people.member, session, { body }));
  };
  const asGuest = async (guest: "comment" | null) => {
    await changeGroup(of.people.host, of.slug, { guests: guest ?? "none" });
    const isMember = eq(schema.memberships.userId, of.people.member.id);
    await write((tx) => tx.update(schema.memberships).set({ guest }).where(isMember));
  };
  await asGuest("comment");
  const heard = [await guests("none"), await guests("listen"), await guests("take-part")];
  await asGuest(null);
  expect(heard).toEqual(["not-found", "forbidden", "answered"]);
});

test("go after thirty days, put away or not, unless the session still runs", async () => {
  await send("member");
  const { host } = of.people;
  const inDays = (days: number) => Date.now() + days * 24 * 60 * 60_000;
  await sweepMessages(inDays(31));
  expect(await messagesFor(host, id)).toHaveLength(1);
  await evening.tell("host", id, { ask: "end" });
  await sweepMessages(inDays(29));
  expect(await messagesFor(host, id)).toHaveLength(1);
  await sweepMessages(inDays(31));
  expect(await messagesFor(host, id)).toEqual([]);
});
