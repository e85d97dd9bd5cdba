/** When a group would meet again, and whose turn it would be; first by tables, then against the database. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import { mintId } from "~/mint";
import { cancelSession } from "~/sessions/calling-off.server";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { nextTime, rotation } from "~/sessions/next-plan";
import { afterNext, proposedAfter, turnsIn } from "~/sessions/next-plans.server";
import { newPlanForm } from "~/sessions/plan-forms.server";
import { planSession } from "~/sessions/planning.server";
import { instantIn } from "~/sessions/zoned-time";
import { textView } from "~/texts/texts.server";
import { endOf } from "../accounts/people";
import { circle, type Circle } from "../groups/circle";
import { makeText } from "../support/people";

describe("the next time", () => {
  const berlin = (startsAt: string) => ({ startsAt: new Date(startsAt), timeZone: "Europe/Berlin" });
  const week = { every: "week" as const, interval: 1 };
  test.each([
    ["a week later", berlin("2026-05-12T17:00Z"), null, "2026-05-12T19:00Z", "2026-05-19 19:00"],
    ["by its series", berlin("2026-05-12T17:00Z"), { ...week, interval: 2 }, "2026-05-12T19:00Z", "2026-05-26 19:00"],
    [
      "the second Tuesday",
      berlin("2026-05-12T17:00Z"),
      { every: "month" as const, interval: 1 },
      "2026-05-13T00:00Z",
      "2026-06-09 19:00",
    ],
    ["the same clock in winter", berlin("2026-10-20T17:00Z"), null, "2026-10-20T19:00Z", "2026-10-27 19:00"],
    ["not before now", berlin("2026-05-12T17:00Z"), null, "2026-05-27T00:00Z", "2026-06-02 19:00"],
    ["on the day itself, if it is to come", berlin("2026-05-12T17:00Z"), null, "2026-05-19T16:59Z", "2026-05-19 19:00"],
    ["after it, though it was begun early", berlin("2026-05-12T17:00Z"), null, "2026-05-12T16:00Z", "2026-05-19 19:00"],
    ["after an hour that is skipped", berlin("2026-03-22T01:30Z"), null, "2026-03-22T04:00Z", "2026-03-29 03:30"],
  ])("%s", (_, session, series, now, expected) => {
    const next = nextTime(session, series, new Date(now));
    expect(next && `${next.day} ${next.time}`).toBe(expected);
  });
});

describe("whose turn it is", () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const [ana, ben, cy] = ["ana", "ben", "cy"].map((id, n) => ({ id, name: id, joinedAt: at(n + 1) }));
  const all = [ana!, ben!, cy!];
  const ran = (...list: Array<[string, number]>) => list.map(([userId, day]) => ({ userId, at: at(day) }));
  test.each([
    ["nobody has: who came first", [], ["ana never", "ben never", "cy never"]],
    ["who has not", ran(["ana", 5]), ["ben never", "cy never", "ana fewest"]],
    [
      "who has fewest",
      ran(["ana", 5], ["ana", 6], ["ben", 7], ["cy", 5], ["cy", 8]),
      ["ben fewest", "ana longest", "cy longest"],
    ],
    ["longest ago", ran(["ana", 7], ["ben", 5], ["cy", 6]), ["ben longest", "cy longest", "ana longest"]],
    ["who has left does not count", ran(["dan", 1]), ["ana never", "ben never", "cy never"]],
  ])("%s", (_, list, expected) => {
    expect(rotation(all, list).map(({ id, why }) => `${id} ${why}`)).toEqual(expected);
    expect(rotation([...all].reverse(), [...list].reverse()).map(({ id }) => id)).toEqual(
      expected.map((each) => each.split(" ")[0]),
    );
  });
});

describe("after a session", () => {
  let of: Circle;
  let texts: string[];
  let blocks: string[];
  beforeAll(async () => {
    of = await circle("private");
    texts = [(await makeText(of.people.host, of.slug)).id, (await makeText(of.people.host, of.slug)).id];
    blocks = (await textView(of.people.host, texts[0] ?? "")).sections.flatMap((each) =>
      each.blocks.map(({ id }) => id),
    );
  });

  async function evening(block: string | undefined, facilitators: string[] = []): Promise<string> {
    const startsAt = new Date(Date.now() - 7_200_000).toISOString();
    const plan = { title: "An evening", place: "The library", startsAt, texts: [texts[0]], facilitators, minutes: 60 };
    const id = (await planSession(of.people.host, of.slug, plan)).sessions[0]?.id ?? "";
    const tell = (ask: object) => command(of.people.host, id, commandIn({ id: mintId(), ...ask }));
    await tell({ ask: "start" });
    await command(
      of.people.member,
      id,
      commandIn({ id: mintId(), ask: "raise", hand: mintId(), person: of.people.member.id }),
    );
    if (block) await tell({ ask: "move", spot: { textId: texts[0], block } });
    await tell({ ask: "end" });
    return id;
  }

  test("the next is proposed to those who plan, with where the group stopped and whose turn it is", async () => {
    const id = await evening(blocks[2]);
    const next = await afterNext(of.people.host, id, "en");
    expect(next).toMatchObject({
      ...{ is: "proposed", to: `/g/${of.slug}/sessions/new?after=${id}`, stopped: { number: 3 } },
      turn: { why: "never" },
    });
    expect(await afterNext(of.people.member, id, "en")).toEqual({ is: "none" });
    // One that runs meanwhile is not the next.
    const plan = { title: "Meanwhile", startsAt: new Date(Date.now() + 600_000).toISOString() };
    const other = (await planSession(of.people.host, of.slug, plan)).sessions[0]?.id ?? "";
    const tell = (ask: object) => command(of.people.host, other, commandIn({ id: mintId(), ...ask }));
    await tell({ ask: "start" });
    expect(await afterNext(of.people.host, id, "en")).toMatchObject({ is: "proposed" });
    await tell({ ask: "put-back" });
    await cancelSession(of.people.host, other, {});
    for (const who of ["outsider", "pending"] as const)
      expect(await endOf(afterNext(of.people[who], id, "en"))).toBe("not-found");
    // Members who came may run one; those who did not come are not asked, and whoever began it stands last.
    const turns = await turnsIn(of.id);
    expect(turns.map((turn) => turn.id).sort()).toEqual(
      [of.people.facilitator.id, of.people.member.id, of.people.host.id].sort(),
    );
    expect(turns.at(-1)).toMatchObject({ id: of.people.host.id, times: 1, why: "fewest" });
  });

  test("the plan is filled by it, and planned as it stands", async () => {
    const id = await evening(blocks[2], [of.people.facilitator.id]);
    const { values, turn, people } = await newPlanForm(of.people.host, of.slug, new URLSearchParams({ after: id }));
    expect(values).toMatchObject({ title: "An evening", place: "The library", minutes: "60", "texts.0": texts[0] });
    expect(values["about"]).toMatch(/^We go on at ¶ 3 of /);
    expect([values["facilitators.0"], people[0]?.id]).toEqual([turn?.id, turn?.id]);
    expect(turn).toMatchObject({ id: of.people.member.id, why: "never" });
    const { day, time, timeZone, title } = values;
    const planned = await planSession(of.people.host, of.slug, {
      title,
      day,
      time,
      timeZone,
      facilitators: [turn?.id],
    });
    expect(await afterNext(of.people.member, id, "en")).toMatchObject({
      ...{ is: "planned", title: "An evening", url: `/s/${planned.sessions[0]?.id}`, mayOpen: true },
      facilitators: [of.people.member.name],
    });
  });

  test("by the clock that the group has by now: the same moment, told by it", async () => {
    const id = await evening(blocks[2]);
    const plan = () => newPlanForm(of.people.host, of.slug, new URLSearchParams({ after: id }));
    const zoneIs = (timeZone: string) =>
      write((tx) => tx.update(schema.groups).set({ timeZone }).where(eq(schema.groups.id, of.id)));
    const moment = ({ values }: Awaited<ReturnType<typeof plan>>) => {
      const { timeZone = "", day = "", time = "" } = values;
      return instantIn(timeZone, { day, time })?.getTime();
    };
    const before = await plan();
    await zoneIs("Asia/Tokyo");
    const now = await plan();
    const next = await proposedAfter(of.people.host, id, "en");
    await zoneIs(before.group.timeZone);
    expect([before.group.timeZone, before.values["timeZone"]]).toEqual(["UTC", "UTC"]);
    expect([now.group.timeZone, now.values["timeZone"]]).toEqual(["Asia/Tokyo", "Asia/Tokyo"]);
    expect(now.values["time"]).not.toBe(before.values["time"]);
    expect([moment(now), typeof moment(now)]).toEqual([moment(before), "number"]);
    expect(next).toMatchObject({ is: "proposed", when: { zone: "Asia/Tokyo", offset: 540 } });
  });

  test("at the end of a text the next of the syllabus is proposed", async () => {
    const id = await evening(blocks.at(-1));
    const { values } = await newPlanForm(of.people.host, of.slug, new URLSearchParams({ after: id }));
    expect([values["texts.0"], values["about"]]).toEqual([texts[1], ""]);
  });

  test("another group's session fills nothing", async () => {
    const id = await evening(undefined);
    const other = await circle("private");
    const { values } = await newPlanForm(other.people.host, other.slug, new URLSearchParams({ after: id }));
    expect(values["place"]).toBe("");
  });
});
