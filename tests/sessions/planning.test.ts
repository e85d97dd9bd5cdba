/** Planning sessions against the database: who may, who may not, and who comes. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import { mintId } from "~/mint";
import { answerInvitation, rsvpsOf } from "~/sessions/rsvps.server";
import { changeCustoms, customsFor } from "~/sessions/customs.server";
import { cancelSession, uncancelSession } from "~/sessions/calling-off.server";
import { changeSession, planSession } from "~/sessions/planning.server";
import { sessionState } from "~/sessions/record.server";
import { sessionPlan, sessionsOf } from "~/sessions/sessions.server";
import { givenTemplates } from "~/sessions/templates.server";
import { endOf } from "../accounts/people";
import { circle, type Circle } from "../groups/circle";
import { makeText } from "../support/people";
import { evenings, soon, type Evenings } from "./evening";

let of: Circle;
let planned: Evenings["planned"];
let tell: Evenings["tell"];
let ends: Evenings["ends"];

beforeAll(async () => void ({ of, planned, tell, ends } = await evenings()));

describe("planning", () => {
  test("is the hosts' and facilitators'", async () => {
    const plan = { title: "Planned by somebody", startsAt: soon() };
    for (const who of ["host", "facilitator"] as const)
      expect((await planSession(of.people[who], of.slug, plan)).created).toBe(true);
    for (const who of ["member", "moderator"] as const)
      expect(await endOf(planSession(of.people[who], of.slug, plan))).toBe("forbidden");
    for (const who of ["outsider"] as const)
      expect(await endOf(planSession(of.people[who], of.slug, plan))).toBe("not-found");
    expect(await endOf(planSession(of.people.pending, of.slug, plan))).toBe("forbidden");
  });

  test("is seen by members alone", async () => {
    const id = await planned();
    expect(await ends((who) => sessionPlan(of.as(who), id))).toEqual({
      ...{
        stranger: "not-found",
        outsider: "not-found",
        pending: "not-found",
        member: "answered",
        moderator: "answered",
      },
      ...{ facilitator: "answered", host: "answered", "reader's token": "answered" },
    });
    expect(await ends((who) => rsvpsOf(of.as(who), id))).toMatchObject({ outsider: "not-found", member: "answered" });
    const list = await sessionsOf(of.people.member, of.slug, { limit: 50, after: null, when: "coming" });
    expect(list.items.map((line) => line.id)).toContain(id);
  });

  test("twice under one id is one session", async () => {
    const plan = { id: mintId(), title: "Sent twice", startsAt: soon() };
    const first = await planSession(of.people.host, of.slug, plan);
    const second = await planSession(of.people.host, of.slug, plan);
    expect([first.created, second.created]).toEqual([true, false]);
    expect(second.sessions.map(({ id }) => id)).toEqual([plan.id]);
    expect(await endOf(planSession(of.people.facilitator, of.slug, plan))).toBe("conflict");
  });

  test("tells every field that is wrong", async () => {
    const wrong = {
      ...{ title: "", day: "2026-03-29", time: "02:30", timeZone: "Europe/Berlin", minutes: 2, capacity: 0 },
      ...{ callUrl: "javascript:alert(1)", texts: ["\u0000"], guests: "all", repeat: { every: "day", count: 500 } },
    };
    const refusal = await planSession(of.people.host, of.slug, wrong).catch((error: unknown) => error);
    expect(Object.keys((refusal as { more: { errors: object } }).more.errors).sort()).toEqual(
      [
        ...["title", "time", "minutes", "capacity", "callUrl", "texts.0.value", "guests"],
        ...["repeat.every", "repeat.count"],
      ].sort(),
    );
    expect(await endOf(planSession(of.people.host, of.slug, { title: "Far", startsAt: "2199-01-01T00:00Z" }))).toBe(
      "invalid",
    );
  });

  test("takes no link to a call that leads elsewhere than it looks", async () => {
    const planned = (callUrl: string) =>
      endOf(planSession(of.people.host, of.slug, { title: "Call", startsAt: soon(), callUrl }));
    const wrong = [
      "JaVaScRiPt:alert(1)",
      "data:text/html,x",
      "//evil.example",
      "https:evil",
      "https://",
      "http://[::1",
    ];
    for (const url of [
      ...wrong,
      "https://a\r\nX: y",
      "https://meet.example@evil.example/",
      "https://a:b@evil.example/",
    ])
      expect([url, await planned(url)]).toEqual([url, "invalid"]);
    for (const url of ["https://meet.example/room@circle", "http://meet.example:8080/?who=a@b.example"])
      expect([url, await planned(url)]).toEqual([url, "answered"]);
  });

  test("takes neither another group's text nor somebody from outside", async () => {
    const other = await circle("public");
    const theirs = (await makeText(other.people.host, other.slug)).id;
    expect(await endOf(planned({ texts: [theirs] }))).toBe("invalid");
    expect(await endOf(planned({ facilitators: [of.people.outsider.id] }))).toBe("invalid");
    expect(await endOf(planned({ facilitators: [of.people.pending.id] }))).toBe("invalid");
  });

  test("a series that is moved to a time which one of its days skips has that day an hour later, as one that is planned so", async () => {
    const plan = { title: "Nights", day: "2027-03-14", timeZone: "Europe/Berlin", repeat: { every: "week", count: 4 } };
    const { sessions } = await planSession(of.people.host, of.slug, { ...plan, time: "19:00" });
    const [first] = sessions;
    await changeSession(of.people.host, first?.id ?? "", { day: plan.day, time: "02:30", following: true });
    const moved = await Promise.all(sessions.map(({ id }) => sessionPlan(of.people.host, id)));
    const times = ["2027-03-14T01:30", "2027-03-21T01:30", "2027-03-28T01:30", "2027-04-04T00:30"];
    expect(moved.map(({ startsAt }) => startsAt.slice(0, 16))).toEqual(times);
    const { sessions: planned } = await planSession(of.people.host, of.slug, { ...plan, time: "02:30" });
    expect(planned.map(({ startsAt }) => startsAt.slice(0, 16))).toEqual(times);
  });

  test("a series is sessions of their own: one is changed alone, or with those after it", async () => {
    const plan = {
      ...{ title: "Tuesdays", day: "2027-03-16", time: "19:00", timeZone: "Europe/Berlin" },
      ...{ repeat: { every: "week", interval: 1, count: 4 }, template: givenTemplates()[0]?.id },
    };
    const { sessions } = await planSession(of.people.host, of.slug, plan);
    const ids = sessions.map(({ id }) => id);
    // Clocks go forward on 28 March.
    expect(sessions.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(["18:00", "18:00", "17:00", "17:00"]);
    const [, second = "", third = ""] = ids;
    await changeSession(of.people.host, second, { place: "The library" });
    await changeSession(of.people.host, third, { time: "20:30", day: "2027-03-31", following: true });
    const now = await Promise.all(ids.map((id) => sessionPlan(of.people.host, id)));
    expect(now.map(({ place, startsAt }) => [place, startsAt])).toEqual([
      ["", "2027-03-16T18:00:00.000Z"],
      ["The library", "2027-03-23T18:00:00.000Z"],
      ["", "2027-03-31T18:30:00.000Z"],
      ["", "2027-04-06T18:30:00.000Z"],
    ]);
    await cancelSession(of.people.host, third, { following: true });
    expect((await Promise.all(ids.map((id) => sessionPlan(of.people.host, id)))).map(({ state }) => state)).toEqual([
      ...["planned", "planned", "cancelled", "cancelled"],
    ]);
    await uncancelSession(of.people.host, third);
    expect((await sessionPlan(of.people.host, third)).state).toBe("planned");
    const { now: meeting } = await sessionState(of.people.host, second);
    expect(meeting.agenda.map(({ title }) => title)).toEqual(givenTemplates()[0]?.items.map(({ title }) => title));
  });

  test("whoever was asked to run one changes neither who runs it nor the others of its series", async () => {
    const plan = { title: "Mondays", startsAt: soon(), facilitators: [of.people.member.id] };
    const repeat = { every: "week", count: 2 };
    const { sessions } = await planSession(of.people.host, of.slug, { ...plan, repeat });
    const [first = "", second = ""] = sessions.map(({ id }) => id);
    await changeSession(of.people.host, second, { facilitators: [] });
    const { member } = of.people;
    expect(await endOf(changeSession(member, first, { place: "The library" }))).toBe("answered");
    for (const more of [
      ...[{ place: "Nowhere", following: true }, { guests: "take-part" }, { texts: [] }],
      ...[{ facilitators: [member.id, of.people.moderator.id] }],
    ])
      expect(await endOf(changeSession(member, first, more))).toBe("forbidden");
    expect(await endOf(cancelSession(member, first, { following: true }))).toBe("forbidden");
    expect(await sessionPlan(member, second)).toMatchObject({ place: "", state: "planned", facilitators: [] });
  });

  test("calendars hear of each change: SEQUENCE rises", async () => {
    const id = await planned();
    await changeSession(of.people.host, id, { place: "Here" });
    await changeSession(of.people.host, id, { startsAt: soon(30) });
    await cancelSession(of.people.host, id);
    const [row] = await read().select().from(schema.readingSessions).where(eq(schema.readingSessions.id, id));
    expect(row).toMatchObject({ sequence: 3, state: "cancelled" });
  });
});

describe("coming", () => {
  test("seats go by who said so first, and move up", async () => {
    const id = await planned({ capacity: 1 });
    await answerInvitation(of.people.member, id, { answer: "yes" });
    expect(await answerInvitation(of.people.moderator, id, { answer: "yes", note: "late" })).toMatchObject({
      waits: true,
    });
    // A word more does not cost the seat.
    expect(await answerInvitation(of.people.member, id, { answer: "yes", note: "with cake" })).toMatchObject({
      waits: false,
    });
    await answerInvitation(of.people.member, id, { answer: "apologies", note: "I am ill." });
    expect((await rsvpsOf(of.people.host, id)).map(({ user, waits }) => [user.id, waits])).toEqual([
      [of.people.moderator.id, false],
      [of.people.member.id, false],
    ]);
    expect((await sessionPlan(of.people.host, id)).coming).toEqual({ yes: 1, maybe: 0, no: 1 });
  });

  test("is said by members, before it begins", async () => {
    const id = await planned();
    expect(await endOf(answerInvitation(of.people.outsider, id, { answer: "yes" }))).toBe("not-found");
    expect(await endOf(answerInvitation(of.people.member, id, { answer: "perhaps" }))).toBe("invalid");
    await tell("host", id, { ask: "start" });
    expect(await endOf(answerInvitation(of.people.member, id, { answer: "yes" }))).toBe("conflict");
  });
});

describe("customs", () => {
  test("are the hosts' to change, for everybody to read, and what new sessions begin with", async () => {
    const { rules, ...rest } = await customsFor(of.people.member, of.slug);
    const wished = { ...rest, guests: "none", rules: { ...rules, queue: "first-come", turnSeconds: 90 } };
    for (const who of ["member", "moderator", "facilitator"] as const)
      expect(await endOf(changeCustoms(of.people[who], of.slug, wished))).toBe("forbidden");
    expect(await endOf(changeCustoms(of.people.host, of.slug, { rules: {} }))).toBe("invalid");
    await changeCustoms(of.people.host, of.slug, wished);
    const id = await planned();
    expect((await sessionState(of.people.member, id)).now.rules).toMatchObject({
      queue: "first-come",
      turnSeconds: 90,
    });
    expect((await sessionPlan(of.people.member, id)).guests).toBe("none");
  });
});
