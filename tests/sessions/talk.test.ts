/** How people talk in a session that is planned already or runs, where it begins, and beginning it by mistake. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import { mintId } from "~/mint";
import * as cancel from "~/routes/s.$id.cancel";
import * as customs from "~/routes/g.$slug.sessions.customs";
import * as edit from "~/routes/s.$id.edit";
import * as session from "~/routes/s.$id._index";
import { catchUp } from "~/sessions/catch-up.server";
import { changeCustoms, customsFor } from "~/sessions/customs.server";
import { standardRules } from "~/sessions/meeting";
import { changeSession, planSession } from "~/sessions/planning.server";
import { forgetMeetings, sessionState } from "~/sessions/record.server";
import { screenToRun } from "~/sessions/screens.server";
import { sessionPlan } from "~/sessions/sessions.server";
import { endOf } from "../accounts/people";
import type { Circle } from "../groups/circle";
import { evenings, soon, type Evenings } from "./evening";
import { pagesOf } from "./pages";

process.env["LIMITS"] = "off";
let of: Circle;
let textId: string;
let blocks: string[];
let planned: Evenings["planned"];
let tell: Evenings["tell"];
const { sent, seen } = pagesOf(() => of);

beforeAll(async () => void ({ of, textId, blocks, planned, tell } = await evenings()));

const rules = { ...standardRules, queue: "lists" as const, lists: ["East", "West"], turnSeconds: 60 };
const rulesOf = async (id: string) => (await sessionState(of.people.member, id)).now.rules;

describe("the rules of one session", () => {
  test("are said when it is planned, and changed after; what is unknown is refused", async () => {
    const id = await planned({ rules, namesInMinutes: false, amendmentDays: 3 });
    expect(await rulesOf(id)).toEqual(rules);
    expect(await sessionPlan(of.people.member, id)).toMatchObject({ namesInMinutes: false, amendmentDays: 3 });
    const fair = { ...standardRules, queue: "least-airtime" as const };
    await changeSession(of.people.host, id, { rules: fair, amendmentDays: 9 });
    forgetMeetings();
    expect(await rulesOf(id)).toEqual(fair);
    expect(await sessionPlan(of.people.member, id)).toMatchObject({ namesInMinutes: false, amendmentDays: 9 });
    expect(await endOf(changeSession(of.people.host, id, { rule: fair }))).toBe("invalid");
    expect(await endOf(changeSession(of.people.host, id, { rules: { queue: "loudest" } }))).toBe("invalid");
    const input = { title: "An evening", startsAt: soon(), airtime: "all" };
    expect(await endOf(planSession(of.people.host, of.slug, input))).toBe("invalid");
  });

  test("lists that take turns are at least two", async () => {
    const id = await planned();
    expect(await endOf(changeSession(of.people.host, id, { rules: { ...rules, lists: ["East"] } }))).toBe("invalid");
  });

  test("whoever was asked to run it says how people talk, what minutes tell is the planners', members neither", async () => {
    const id = await planned({ facilitators: [of.people.moderator.id] });
    await changeSession(of.people.moderator, id, { rules });
    expect(await rulesOf(id)).toEqual(rules);
    expect(await endOf(changeSession(of.people.moderator, id, { namesInMinutes: false }))).toBe("forbidden");
    expect(await endOf(changeSession(of.people.moderator, id, { amendmentDays: 1 }))).toBe("forbidden");
    expect(await endOf(changeSession(of.people.member, id, { rules: standardRules }))).toBe("forbidden");
    expect(await endOf(changeSession(of.people.outsider, id, { rules: standardRules }))).toBe("not-found");
    expect(await rulesOf(id)).toEqual(rules);
  });

  test("all of a series take them over; one that is over keeps its own", async () => {
    const repeat = { every: "week", interval: 1, count: 3 };
    const { sessions } = await planSession(of.people.host, of.slug, { title: "Weekly", startsAt: soon(), repeat });
    const [first, second, third] = sessions.map(({ id }) => id) as [string, string, string];
    await changeSession(of.people.host, second, { rules, following: true });
    expect(await rulesOf(first)).toEqual(standardRules);
    expect([await rulesOf(second), await rulesOf(third)]).toEqual([rules, rules]);
    await tell("host", first, { ask: "start" });
    await changeSession(of.people.host, first, { rules });
    expect(await rulesOf(first)).toEqual(rules);
    await tell("host", first, { ask: "end" });
    await changeSession(of.people.host, first, { rules, title: "Weekly, the first" });
    expect(await endOf(changeSession(of.people.host, first, { rules: standardRules }))).toBe("conflict");
  });

  test("the group's customs go to those that are planned where the hosts wish it", async () => {
    const [id, runs] = [await planned(), await planned()];
    await tell("host", runs, { ask: "start" });
    const wished = { ...(await customsFor(of.people.host, of.slug)), rules, amendmentDays: 2 };
    await changeCustoms(of.people.host, of.slug, wished);
    expect(await rulesOf(id)).toEqual(standardRules);
    expect(await endOf(changeCustoms(of.people.facilitator, of.slug, { ...wished, planned: true }))).toBe("forbidden");
    await changeCustoms(of.people.host, of.slug, { ...wished, guests: "none", planned: true });
    expect(await rulesOf(id)).toEqual(rules);
    expect(await sessionPlan(of.people.member, id)).toMatchObject({ amendmentDays: 2, guests: "listen" });
    expect(await rulesOf(runs)).toEqual(standardRules);
    const { data } = await seen(customs, "host", { slug: of.slug });
    expect(data).toMatchObject({ mayChange: true, planned: expect.any(Number) });
    await changeCustoms(of.people.host, of.slug, { ...wished, rules: standardRules, guests: "listen" });
  });

  test("the form that changes a session has them, and they stand on its page", async () => {
    const id = await planned({ facilitators: [of.people.moderator.id] });
    const { data } = await seen(edit, "host", { id });
    const { values } = data as { values: Record<string, string> };
    const changed: Record<string, string> = {
      ...values,
      "rules.queue": "lists",
      "rules.lists": "East\nWest\n",
      "rules.turnSeconds": "60",
    };
    delete changed["namesInMinutes"];
    expect(await sent(edit, "host", changed, { id })).toMatchObject({ status: 303 });
    const page = (await seen(session, "member", { id })).data as { before: { talk: unknown } };
    expect(page.before.talk).toMatchObject({ rules, namesInMinutes: false });
    // Whoever was asked to run it has the same form without what is the planners'.
    const short = { title: "Reworded", "rules.queue": "first-come", "rules.lists": "", minutes: "60" };
    const more = { "rules.repliesPerTurn": "1", "rules.turnSeconds": "0", "rules.airtime": "all" };
    expect(await sent(edit, "moderator", { ...short, ...more }, { id })).toMatchObject({ status: 303 });
    expect(await rulesOf(id)).toMatchObject({ queue: "first-come", turnSeconds: 0 });
    expect(await sessionPlan(of.people.member, id)).toMatchObject({ title: "Reworded", namesInMinutes: false });
  });
});

describe("where it begins", () => {
  test("at the first paragraph of its first text, or where its agenda will", async () => {
    const id = await planned();
    await tell("host", id, { ask: "start" });
    expect((await sessionState(of.people.member, id)).now.spot).toMatchObject({ textId });
    const other = await planned();
    const passage = { textId, from: blocks[1], to: blocks[1] };
    const item = { id: mintId(), title: "Later", mode: "discussion", minutes: 5, prompt: "", passage };
    await tell("host", other, { ask: "add-item", item });
    await tell("host", other, { ask: "start" });
    expect((await sessionState(of.people.member, other)).now.spot).toEqual({ textId, block: blocks[1] });
  });

  test("where somebody has put the group already, it stays; without a text it is nowhere", async () => {
    const id = await planned();
    await tell("host", id, { ask: "move", spot: { textId, block: blocks[1] } });
    await tell("host", id, { ask: "start" });
    expect((await sessionState(of.people.member, id)).now.spot).toEqual({ textId, block: blocks[1] });
    const none = await planned({ texts: [] });
    await tell("host", none, { ask: "start" });
    expect((await sessionState(of.people.member, none)).now.spot).toBeNull();
  });

  test("a template's items that read get the whole text", async () => {
    const id = await planned({ template: "close-reading" });
    const { agenda } = (await sessionState(of.people.member, id)).now;
    const reads = agenda.filter(({ mode }) => mode === "read-aloud" || mode === "silent-reading");
    expect(reads.length).toBeGreaterThan(0);
    for (const { passage } of reads) expect(passage).toMatchObject({ textId, from: expect.any(String) });
    expect(agenda.filter(({ mode }) => mode === "discussion").every(({ passage }) => passage === null)).toBe(true);
  });
});

describe("begun by mistake", () => {
  let id: string;
  beforeEach(async () => {
    id = await planned({ startsAt: new Date(Date.now() + 40 * 86_400_000).toISOString(), template: "close-reading" });
    await tell("host", id, { ask: "start" });
  });

  test("it goes back to being planned as if it had not begun, and can begin again", async () => {
    await tell("host", id, { ask: "next", from: null, to: null });
    await tell("host", id, { ask: "put-back" });
    forgetMeetings();
    const { now, mine } = await sessionState(of.people.host, id);
    expect(now).toMatchObject({ state: "planned", startedAt: null, spot: null, item: null, here: 0 });
    expect(now.agenda.every(({ state, beganAt }) => state === "waiting" && beganAt === null)).toBe(true);
    expect(mine.people).toEqual([]);
    const { readingSessions } = schema;
    const [row] = await read().select().from(readingSessions).where(eq(readingSessions.id, id));
    expect(row?.state).toBe("planned");
    await tell("host", id, { ask: "start" });
    await tell("host", id, { ask: "end" });
    const told = JSON.stringify(await catchUp(of.people.member, id));
    expect(told.match(/"what":"started"/g)).toHaveLength(1);
    expect(told).not.toContain('"what":"item"');
  });

  test("not where somebody waits, has spoken, voted or written; not by members", async () => {
    expect(await endOf(tell("member", id, { ask: "put-back" }))).toBe("forbidden");
    const note = mintId();
    await tell("member", id, { ask: "note", note, kind: "note", body: "A word" });
    expect(await endOf(tell("host", id, { ask: "put-back" }))).toBe("conflict");
    await tell("host", id, { ask: "remove-note", note });
    const hand = mintId();
    await tell("member", id, { ask: "raise", hand, person: of.people.member.id });
    expect(await endOf(tell("host", id, { ask: "put-back" }))).toBe("conflict");
    await tell("host", id, { ask: "call", from: null, turn: mintId() });
    expect(await endOf(tell("host", id, { ask: "put-back" }))).toBe("conflict");
    await tell("host", id, { ask: "end" });
    expect(await endOf(tell("host", id, { ask: "put-back" }))).toBe("conflict");
  });
});

describe("before one begins it", () => {
  test("it is asked where it is early or another one runs; about its time and alone it is not", async () => {
    const early = await planned({ startsAt: new Date(Date.now() + 3 * 3_600_000).toISOString() });
    const { before } = await screenToRun(of.people.host, early, "en");
    expect(before?.early).toMatch(/\d/);
    const runs = await planned();
    await tell("host", runs, { ask: "start" });
    const now = await planned({ startsAt: soon(0.5) });
    const { before: beside } = await screenToRun(of.people.host, now, "en");
    expect(beside?.early).toBeNull();
    expect(beside?.others.find(({ id }) => id === runs)).toMatchObject({ mayRun: true });
    const { data } = await seen(session, "member", { id: now });
    expect(data).toMatchObject({ before: { before: { early: null, others: [] } } });
    expect(await endOf(screenToRun(of.people.member, now, "en"))).toBe("forbidden");
  });

  test("calling off one that runs leads to where it is run", async () => {
    const id = await planned();
    await tell("host", id, { ask: "start" });
    expect(await seen(cancel, "host", { id })).toMatchObject({ to: `/s/${id}/run` });
    expect((await seen(cancel, "member", { id })).status).toBe(403);
  });
});
