/** When sessions took place, what was called off, and which of a series one is: as lists, calendars and pages tell it. */
import { beforeAll, expect, test } from "vitest";
import { sessionFile } from "~/sessions/calendars.server";
import { cancelSession } from "~/sessions/calling-off.server";
import { planSession } from "~/sessions/planning.server";
import { comingSessions, nextSession } from "~/sessions/session-lists.server";
import { sessionPlan, sessionsOf } from "~/sessions/sessions.server";
import type { Circle } from "../groups/circle";
import { evenings, soon, type Evenings } from "./evening";

let of: Circle;
let planned: Evenings["planned"];
let tell: Evenings["tell"];
beforeAll(async () => void ({ of, planned, tell } = await evenings()));

const ids = async (when: "coming" | "past" | "all") =>
  (await sessionsOf(of.people.member, of.slug, { limit: 50, after: null, when })).items.map(({ id }) => id);

test("one that ran early stands where it took place: in lists, files, and in words", async () => {
  const [early, later, never] = [await planned({ startsAt: soon(9_000) }), await planned(), await planned()];
  for (const id of [early, later]) {
    await tell("host", id, { ask: "start" });
    await tell("host", id, { ask: "end" });
  }
  // The newest first, by when they began.
  expect((await ids("past")).slice(0, 2)).toEqual([later, early]);
  const plan = await sessionPlan(of.people.member, early);
  expect(Date.parse(plan.beganAt ?? "")).toBeLessThanOrEqual(Date.now());
  expect(Date.parse(plan.endedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(plan.beganAt ?? ""));
  const file = await sessionFile(of.people.member, early);
  expect(file.body).toContain(
    `DTSTART:${new Date(plan.beganAt ?? "").toISOString().slice(0, 19).replace(/[-:]/g, "")}`,
  );
  expect(Number(/SEQUENCE:(\d+)/.exec(file.body)?.[1])).toBeGreaterThanOrEqual(2);
  expect(await sessionPlan(of.people.member, never)).toMatchObject({ beganAt: null, endedAt: null });
  // A page ends and the next begins where it took place, not where it was planned.
  const first = await sessionsOf(of.people.member, of.slug, { limit: 1, after: null, when: "past" });
  const second = await sessionsOf(of.people.member, of.slug, { limit: 1, after: first.next, when: "past" });
  expect(second.items.map(({ id }) => id)).toEqual([early]);
});

test("planned again it stands where it was planned", async () => {
  const id = await planned({ startsAt: soon(50) });
  await tell("host", id, { ask: "start" });
  expect((await sessionPlan(of.people.member, id)).beganAt).not.toBeNull();
  await tell("host", id, { ask: "put-back" });
  expect(await sessionPlan(of.people.member, id)).toMatchObject({ state: "planned", beganAt: null, endedAt: null });
  expect(await ids("coming")).toContain(id);
});

test("what was called off stays among what comes until its day is over", async () => {
  const [coming, gone] = [await planned({ startsAt: soon(60) }), await planned({ startsAt: soon(-50) })];
  for (const id of [coming, gone]) await cancelSession(of.people.host, id);
  expect(await ids("coming")).toContain(coming);
  expect(await ids("past")).not.toContain(coming);
  expect(await ids("past")).toContain(gone);
  expect(await ids("coming")).not.toContain(gone);
});

test("of a series each says which it is; of two that run the card names the one that the line names", async () => {
  const repeat = { every: "week", interval: 2, count: 3 };
  const { sessions } = await planSession(of.people.host, of.slug, { title: "Series", startsAt: soon(70), repeat });
  expect(sessions.map(({ series }) => series)).toEqual(
    [1, 2, 3].map((at) => ({ at, of: 3, every: "week", interval: 2 })),
  );
  const one = await planned({ startsAt: soon(1), title: "One" });
  const two = await planned({ startsAt: soon(2), title: "Two" });
  for (const id of [two, one]) await tell("host", id, { ask: "start" });
  expect((await nextSession(of.people.member, of.slug, "en"))?.id).toBe(two);
  const wanted = { language: "en", limit: 50, after: null };
  const mayRun = async (who: "host" | "member") =>
    (await comingSessions(of.people[who], of.slug, wanted)).items.find(({ id }) => id === one)?.mayRun;
  expect([await mayRun("host"), await mayRun("member")]).toEqual([true, false]);
});
