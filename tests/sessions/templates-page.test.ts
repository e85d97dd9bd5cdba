/** Agendas to begin with, as their page changes them; when an evening ends; who has missed something. */
import { beforeAll, describe, expect, test } from "vitest";
import * as planning from "~/routes/g.$slug.sessions.new";
import * as templates from "~/routes/g.$slug.sessions.templates";
import * as edit from "~/routes/s.$id.edit";
import { eveningEnd } from "~/sessions/evening-end";
import { newMeeting, type Meeting } from "~/sessions/meeting";
import { hasMissed } from "~/sessions/missed";
import { keepTemplate, renameTemplate, templatesOf } from "~/sessions/templates.server";
import { endOf } from "../accounts/people";
import type { Circle } from "../groups/circle";
import { evenings, type Evenings } from "./evening";
import { pagesOf } from "./pages";

process.env["LIMITS"] = "off";
let of: Circle;
let planned: Evenings["planned"];
const { sent, seen } = pagesOf(() => of);
beforeAll(async () => void ({ of, planned } = await evenings()));

const items = [{ title: "Round", mode: "go-round", minutes: 20, prompt: "" }];
const beginsWith = async () =>
  ((await seen(planning, "host")).data as { values: Record<string, string> }).values["template"];

describe("agendas to begin with", () => {
  test("the last that was kept changes nothing for new sessions; one is chosen, and none can be", async () => {
    const before = await beginsWith();
    const { id } = await keepTemplate(of.people.facilitator, of.slug, { name: "Ours", items });
    expect(await beginsWith()).toBe(before);
    expect(await sent(templates, "facilitator", { do: "choose", template: id })).toMatchObject({ status: 303 });
    expect(await beginsWith()).toBe(id);
    expect((await seen(templates, "host")).data).toMatchObject({ chosen: id, own: [{ id, name: "Ours", items }] });
    await sent(templates, "host", { do: "choose", template: "" });
    expect(await beginsWith()).toBe("");
    expect((await sent(templates, "host", { do: "choose", template: "nothing-like-that" })).status).toBe(422);
    // One that is removed is not begun with any more.
    await sent(templates, "host", { do: "choose", template: id });
    await sent(templates, "host", { do: "remove", id });
    expect(await beginsWith()).toBe(before);
  });

  test("one is renamed, and only by those who plan", async () => {
    const { id } = await keepTemplate(of.people.host, of.slug, { name: "Evenings", items });
    expect(await sent(templates, "facilitator", { do: "rename", id, name: "Long evenings" })).toMatchObject({
      status: 303,
    });
    const named = async () => (await templatesOf(of.people.member, of.slug)).find((each) => each.id === id)?.name;
    expect(await named()).toBe("Long evenings");
    const refused = await sent(templates, "host", { do: "rename", id, name: "x" });
    expect(refused).toMatchObject({ status: 422, data: { values: { id, name: "x" } } });
    const forms: Array<Record<string, string>> = [
      { do: "rename", id, name: "Theirs" },
      { do: "remove", id },
      { do: "choose", template: id },
    ];
    for (const form of forms) expect((await sent(templates, "member", form)).status).toBe(403);
    expect((await seen(templates, "member")).status).toBe(403);
    expect((await seen(templates, "outsider")).status).toBe(404);
    expect(await endOf(renameTemplate(of.people.host, of.slug, "close-reading", { name: "Mine now" }))).toBe(
      "not-found",
    );
    expect(await named()).toBe("Long evenings");
  });
});

test("whoever edits from where it is run goes back there; the group's zone is told where it is changed", async () => {
  const id = await planned();
  const { data } = await seen(edit, "host", { id });
  expect(data).toMatchObject({ zoneUrl: `/g/${of.slug}/settings` });
  expect((await seen(edit, "facilitator", { id })).data).toMatchObject({ zoneUrl: null });
});

describe("the evening's end", () => {
  const plan = { startsAt: "2026-05-12T19:00:00.000Z", minutes: 90 };
  const at = (time: string) => Date.parse(`2026-05-12T${time}:00.000Z`);
  const item = (id: string, state: "waiting" | "current" | "done", minutes: number, beganAt: string | null = null) => ({
    ...{ id, state, minutes, beganAt, title: id, mode: "discussion" as const, passage: null, prompt: "" },
    ...{ endedAt: null, extended: 0 },
  });

  test("is as planned; what is left of the agenda may run past it", () => {
    const startedAt = "2026-05-12T19:05:00.000Z";
    const agenda = [item("a", "done", 30), item("b", "current", 40, startedAt), item("c", "waiting", 60)];
    const now = { startedAt, agenda, item: "b" };
    // At 19:25 twenty minutes of b and sixty of c are left, until 20:45.
    expect(eveningEnd(now, plan, at("19:25"))).toEqual({ end: at("20:30"), past: 15, over: 0 });
    expect(eveningEnd({ ...now, agenda: agenda.slice(0, 2) }, plan, at("19:25"))).toMatchObject({ past: 0 });
    expect(eveningEnd(now, plan, at("20:42"))).toMatchObject({ over: 12, past: 60 });
  });

  test("begun on another day it is as long as planned from then", () => {
    const now = { startedAt: "2026-05-02T10:00:00.000Z", agenda: [], item: null };
    expect(eveningEnd(now, plan, Date.parse(now.startedAt)).end).toBe(Date.parse("2026-05-02T11:30:00.000Z"));
  });
});

test("who has missed something: came late, went, or never came; not who was there throughout", () => {
  const minute = 60_000;
  const here = (...stays: Array<[number, number | null]>): Meeting => ({
    ...newMeeting(),
    ...{ state: "live", startedAt: 100 * minute },
    people: {
      ana: {
        ...{ id: "ana", userId: "ana", name: "Ana", list: null },
        here: stays.map(([from, to]) => ({ from: from * minute, to: to === null ? null : to * minute })),
      },
    },
  });
  const now = 130 * minute;
  expect(hasMissed(here([90, null]), "ana", now)).toBe(false);
  expect(hasMissed(here([100.5, 110], [110.5, null]), "ana", now)).toBe(false);
  expect(hasMissed(here([112, null]), "ana", now)).toBe(true);
  expect(hasMissed(here([100, 110]), "ana", now)).toBe(true);
  expect(hasMissed(here([100, 110], [120, null]), "ana", now)).toBe(true);
  expect(hasMissed(here([100, null]), "ben", now)).toBe(true);
  expect(hasMissed(here(), "ben", 100.5 * minute)).toBe(false);
  expect(hasMissed({ ...newMeeting() }, "ana", now)).toBe(false);
});
