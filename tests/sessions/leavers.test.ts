/** Whoever may not be in a session any more waits and speaks in it no longer, however it came; whoever may stays. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { schema, write } from "#db/db.server";
import { jobList } from "~/front-door/job-list.server";
import { startJobs } from "~/front-door/jobs.server";
import { leaveGroup, putMember, removeMember } from "~/groups/memberships.server";
import { restrain, type RestraintKind } from "~/groups/restraints.server";
import { onAnnouncement } from "~/live/announce.server";
import { mintId } from "~/mint";
import { seeLeaversOut } from "~/sessions/leavers.server";
import { forgetMeetings, recordFor, sessionState } from "~/sessions/record.server";
import { changeSession } from "~/sessions/planning.server";
import { evenings, type Evenings } from "./evening";

process.env["LIMITS"] = "off";
let of: Evenings["of"];
let planned: Evenings["planned"];
let tell: Evenings["tell"];
let id: string;
beforeAll(async () => void ({ of, planned, tell } = await evenings()));

/** The member speaks, the moderator waits, and somebody without a device after them. */
beforeEach(async () => {
  const { member, moderator } = of.people;
  await write(async (tx) => {
    const { restraints, memberships, users } = schema;
    await tx.delete(restraints);
    await tx.update(memberships).set({ guest: null });
    await tx.update(users).set({ disabledAt: null });
    for (const [who, role] of [
      [member, "member"],
      [moderator, "moderator"],
    ] as const) {
      await tx.delete(memberships).where(eq(memberships.userId, who.id));
      await putMember(tx, of.slug, who.id, role);
    }
  });
  id = await planned({ guests: "take-part" });
  await tell("host", id, { ask: "start" });
  await tell("host", id, { ask: "come", person: "old-tom-1", name: "Old Tom" });
  for (const [who, person] of [
    ["member", member.id],
    ["moderator", moderator.id],
    ["host", "old-tom-1"],
  ] as const)
    await tell(who, id, { ask: "raise", hand: mintId(), person, kind: "point" });
  await tell("host", id, { ask: "call", from: null, turn: "turn-of-member" });
  await tell("host", id, { ask: "hand-baton", person: member.id });
});

const stands = async () => {
  const { now, mine } = await sessionState(of.people.host, id);
  const { turn, queue, baton } = now;
  return {
    speaks: turn?.person.id ?? null,
    waits: queue.map(({ person }) => person.id),
    baton: baton?.id ?? null,
    here: mine.people.filter((each) => each.isHere).map((each) => each.id),
  };
};
const hold = (kind: RestraintKind, who: "member" | "moderator") =>
  write((tx) => restrain(tx, of.id, of.people[who].id, kind, new Date(Date.now() + 3_600_000)));
const disable = (who: "member") =>
  write((tx) => tx.update(schema.users).set({ disabledAt: new Date() }).where(eq(schema.users.id, of.people[who].id)));

test.each<[string, () => Promise<unknown>]>([
  ["is removed", () => removeMember(of.people.host, of.slug, of.people.member.id)],
  ["leaves the group", () => leaveGroup(of.people.member, of.slug)],
  ["is suspended", () => hold("suspend", "member")],
  ["is banned", () => hold("ban", "member")],
  ["has an account that was switched off", () => disable("member")],
])("whoever speaks and %s has the floor no longer, and nothing else changes", async (_, happens) => {
  const { member, moderator, host } = of.people;
  const before = await stands();
  expect([before.speaks, before.baton]).toEqual([member.id, member.id]);
  const { seq } = (await sessionState(host, id)).now;
  await happens();
  const told: number[] = [];
  const stop = onAnnouncement("session", (news) => void (news.sessionId === id && told.push(news.seq)));
  await seeLeaversOut();
  expect(await stands()).toEqual({
    ...{ speaks: null, waits: [moderator.id, "old-tom-1"], baton: null },
    here: before.here.filter((each) => each !== member.id),
  });
  // Said once to every screen; asked again it does nothing; the record tells it, and by nobody.
  const { events } = await recordFor(host, id, seq);
  expect(events).toMatchObject([
    { kind: "turn-ended", turn: "turn-of-member", by: null },
    { kind: "left", person: member.id, by: null },
  ]);
  await Promise.all([seeLeaversOut(), seeLeaversOut()]);
  stop();
  expect(told).toEqual([seq + 2]);
  forgetMeetings();
  expect((await sessionState(host, id)).now.seq).toBe(seq + 2);
});

test("a hand that waits goes down with its owner, and the turn goes on", async () => {
  const { member, moderator } = of.people;
  await removeMember(of.people.host, of.slug, moderator.id);
  await seeLeaversOut();
  const now = await stands();
  expect([now.speaks, now.waits]).toEqual([member.id, ["old-tom-1"]]);
});

test("whoever is muted, or has another role now, stays where they are", async () => {
  const before = await stands();
  await hold("mute", "moderator");
  await write((tx) => putMember(tx, of.slug, of.people.moderator.id, "facilitator"));
  await seeLeaversOut();
  expect(await stands()).toEqual(before);
});

test("a guest stays while guests may take part, and goes when they may not", async () => {
  const { memberships, groups } = schema;
  const { member } = of.people;
  await write(async (tx) => {
    await tx.update(memberships).set({ guest: "comment" }).where(eq(memberships.userId, member.id));
    await tx.update(groups).set({ guests: "comment" }).where(eq(groups.id, of.id));
  });
  await seeLeaversOut();
  expect((await stands()).speaks).toBe(member.id);
  await changeSession(of.people.host, id, { guests: "listen" });
  await seeLeaversOut();
  expect((await stands()).speaks).toBeNull();
});

test("by itself, as soon as it is announced", async () => {
  let runs = 0;
  const [job] = jobList().filter(({ name }) => name === "session-leavers");
  if (!job) throw new Error("no such job");
  const run = async () => job.run().finally(() => runs++);
  const stop = startJobs([{ ...job, every: 3_600_000, run }]);
  // The first comes by the clock, the next would in an hour.
  await vi.waitFor(() => expect(runs).toBe(1), { timeout: 10_000 });
  await removeMember(of.people.host, of.slug, of.people.member.id);
  await vi.waitFor(async () => expect((await stands()).speaks).toBeNull(), { timeout: 10_000 });
  await stop();
});
