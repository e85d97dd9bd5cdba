/** Pages on which sessions are planned, as browsers without a script send them. */
import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import { mintId } from "~/mint";
import * as answer from "~/routes/s.$id.answer";
import * as coming from "~/routes/s.$id.coming";
import * as cancel from "~/routes/s.$id.cancel";
import * as customs from "~/routes/g.$slug.sessions.customs";
import * as edit from "~/routes/s.$id.edit";
import * as list from "~/routes/g.$slug.sessions._index";
import * as planning from "~/routes/g.$slug.sessions.new";
import * as session from "~/routes/s.$id._index";
import * as starting from "~/routes/g.$slug.sessions.start";
import * as uncancel from "~/routes/s.$id.uncancel";
import { sessionState } from "~/sessions/record.server";
import { sessionPlan } from "~/sessions/sessions.server";
import { circle, type Circle } from "../groups/circle";
import { makeText } from "../support/people";
import { day, pagesOf } from "./pages";

process.env["LIMITS"] = "off";
let of: Circle;
let textId: string;
type Who = keyof Circle["people"];

beforeAll(async () => {
  of = await circle("public");
  textId = (await makeText(of.people.host, of.slug)).id;
});

const fields = (more: Record<string, string> = {}) => ({
  ...{ id: mintId(), title: "An evening", day: day(7), time: "19:00", minutes: "90", place: "The back room" },
  ...{ callUrl: "https://meet.example/circle", "texts.0": textId, template: "close-reading", "repeat.every": "never" },
  ...more,
});
const { sent, seen } = pagesOf(() => of);

async function planned(more: Record<string, string> = {}): Promise<string> {
  const { to } = await sent(planning, "host", fields(more));
  return /^\/s\/([^?]+)\?planned=\d+$/.exec(to ?? "")?.[1] ?? "";
}

describe("the form of a new session", () => {
  test("stands as it is filled: the newest text, its title, an agenda, an hour ahead", async () => {
    const { data } = await seen(planning, "host");
    const { values } = data as { values: Record<string, string> };
    expect(values).toMatchObject({ "texts.0": textId, template: "close-reading", time: "19:00", minutes: "90" });
    const { status, to } = await sent(planning, "host", values);
    expect([status, to]).toEqual([303, `/s/${values["id"]}?planned=1`]);
  });

  test("sent twice it is one session; a series says how many", async () => {
    const twice = fields();
    expect((await sent(planning, "host", twice)).to).toBe((await sent(planning, "host", twice)).to);
    const series = fields({ "repeat.every": "week", "repeat.interval": "2", "repeat.count": "4" });
    expect((await sent(planning, "host", series)).to).toMatch(/\?planned=4$/);
  });

  test("what is wrong is said by its field, and all that was typed comes back", async () => {
    const wrong = fields({ title: "X", capacity: "0", callUrl: "meet", about: "Bring the book" });
    const { status, data } = await sent(planning, "host", wrong);
    expect(status).toBe(422);
    expect(Object.keys(data["errors"] as object).sort()).toEqual(["callUrl", "capacity", "title"]);
    expect(data["values"]).toEqual(wrong);
  });

  test("start now: planned for now and live at once, and the same press again does nothing more", async () => {
    const now = fields({ day: "", time: "" });
    const first = await sent(starting, "facilitator", now);
    const again = await sent(starting, "facilitator", now);
    expect([first.to, again.to]).toEqual([`/s/${now["id"]}/run`, `/s/${now["id"]}/run`]);
    expect((await sessionState(of.people.host, now["id"] ?? "")).now).toMatchObject({
      state: "live",
      seq: expect.any(Number),
    });
    expect((await sent(starting, "member", fields())).status).toBe(403);
    expect((await sent(starting, "facilitator", fields({ title: "" }))).status).toBe(422);
  });

  test("the next one is offered a week after the last, at its hour and place", async () => {
    await planned({ day: day(60), time: "18:15", place: "The tower" });
    const { data } = await seen(planning, "host");
    expect(data["values"]).toMatchObject({ day: day(67), time: "18:15", place: "The tower" });
  });
});

describe("the list", () => {
  test("tells strangers that there is one, and nothing of where it is or who comes", async () => {
    const id = await planned({ title: "Seen from outside" });
    const { status, data } = await seen(list, null);
    expect(status).toBe(200);
    const said = JSON.stringify(data);
    expect(said).toContain("Seen from outside");
    expect(said).not.toMatch(/back room|meet\.example|Greta/);
    const line = (data["coming"] as Array<{ id: string; mayOpen: boolean }>).find((each) => each.id === id);
    expect(line?.mayOpen).toBe(false);
    expect((await seen(session, null, { id })).status).toBe(404);
    expect((await seen(session, "outsider", { id })).status).toBe(404);
  });

  test("members open what they see there; only those who plan are offered to", async () => {
    const ends = async (who: Who | null) => (await seen(list, who)).data;
    expect(await ends("member")).toMatchObject({ mayPlan: false, isMember: true });
    expect(await ends("facilitator")).toMatchObject({ mayPlan: true });
    const { coming } = (await ends("member")) as { coming: Array<{ mayOpen: boolean }> };
    expect(coming.every(({ mayOpen }) => mayOpen)).toBe(true);
  });

  test("older ones come on pages of their own", async () => {
    for (let each = 0; each < 22; each++)
      await sent(cancel, "host", {}, { id: await planned({ day: day(-each - 2) }) });
    const { data } = await seen(list, "member");
    expect(data["past"]).toHaveLength(20);
    const next = `?${new URLSearchParams({ after: data["next"] as string }).toString()}`;
    const older = await seen(list, "member", {}, next);
    expect((older.data["past"] as unknown[]).length).toBeGreaterThan(1);
    expect(older.data).toMatchObject({ isOlder: true, coming: [] });
    expect((await seen(list, "member", {}, "?after=nonsense")).status).toBe(422);
  });
});

describe("answering", () => {
  test("one tap, a word with it, the waiting list", async () => {
    const id = await planned({ capacity: "1" });
    expect(await sent(answer, "member", { answer: "yes" }, { id })).toMatchObject({ status: 303, to: `/s/${id}` });
    await sent(answer, "moderator", { answer: "yes", note: "late" }, { id });
    const { data } = await seen(session, "moderator", { id });
    expect(data["before"]).toMatchObject({ mine: { answer: "yes", note: "late", waits: true } });
    const wrong = await sent(answer, "member", { answer: "perhaps", note: "x".repeat(600) }, { id });
    expect(wrong).toMatchObject({ status: 422, data: { values: { answer: "perhaps" } } });
    expect(Object.keys(wrong.data["errors"] as object)).toEqual(["answer", "note"]);
  });

  test("is nobody's from outside, and goes back to no other server", async () => {
    const id = await planned();
    expect((await sent(answer, "outsider", { answer: "yes" }, { id })).status).toBe(404);
    expect((await sent(answer, null, { answer: "yes" }, { id })).to).toMatch(/^\/sign-in/);
    expect((await sent(answer, "member", { answer: "no", to: "//evil.example" }, { id })).to).toBe(`/s/${id}`);
  });
});

describe("changing and calling off", () => {
  test("the form changes what it shows; a time that stays moves nothing", async () => {
    const id = await planned();
    const { data } = await seen(edit, "host", { id });
    const values = data["values"] as Record<string, string>;
    expect(values).toMatchObject({ title: "An evening", time: "19:00", "texts.0": textId });
    const before = await sessionPlan(of.people.host, id);
    await sent(edit, "host", { ...values, title: "Another evening" }, { id });
    const { ["texts.0"]: _, ...bare } = values;
    await sent(edit, "host", { ...bare, title: "Without a text" }, { id });
    const after = await sessionPlan(of.people.host, id);
    expect(after).toMatchObject({ title: "Without a text", texts: [], startsAt: before.startsAt });
    for (const who of ["member", "moderator"] as const)
      expect((await sent(edit, who, values, { id })).status).toBe(403);
    expect((await sent(edit, "outsider", values, { id })).status).toBe(404);
  });

  test("of a series this one, or those after it too", async () => {
    const id = await planned({ "repeat.every": "week", "repeat.interval": "1", "repeat.count": "3" });
    const series = async () => {
      const { seriesId } = await sessionPlan(of.people.host, id);
      const { data } = await seen(list, "host");
      const all = [...(data["coming"] as object[]), ...(data["past"] as object[])] as Array<Record<string, string>>;
      return all.filter((line) => line["seriesId"] === seriesId);
    };
    const values = (await seen(edit, "host", { id })).data["values"] as Record<string, string>;
    await sent(edit, "host", { ...values, title: "Renamed", following: "true" }, { id });
    expect((await series()).map(({ title }) => title)).toEqual(["Renamed", "Renamed", "Renamed"]);
    await sent(cancel, "host", { following: "true" }, { id });
    expect((await series()).map(({ state }) => state)).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect(await sent(uncancel, "host", {}, { id })).toMatchObject({ status: 303, to: `/s/${id}` });
    expect((await sessionPlan(of.people.host, id)).state).toBe("planned");
    expect((await sent(cancel, "member", {}, { id })).status).toBe(403);
  });

  test("what was called off together is taken back together, and nothing that was called off by itself", async () => {
    const first = await planned({ "repeat.every": "week", "repeat.interval": "1", "repeat.count": "4" });
    const { seriesId } = await sessionPlan(of.people.host, first);
    const rows = await read()
      .select({ id: schema.readingSessions.id })
      .from(schema.readingSessions)
      .where(eq(schema.readingSessions.seriesId, seriesId ?? ""))
      .orderBy(asc(schema.readingSessions.startsAt));
    const ids = rows.map(({ id }) => id);
    const states = async () => Promise.all(ids.map(async (id) => (await sessionPlan(of.people.host, id)).state));
    await sent(cancel, "host", {}, { id: ids[1] ?? "" });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sent(cancel, "host", { following: "true" }, { id: ids[2] ?? "" });
    const offered = async (id?: string) =>
      ((await seen(session, "host", { id: id ?? "" })).data["before"] as { offWith: number }).offWith;
    expect([await offered(ids[1]), await offered(ids[2]), await offered(ids[3])]).toEqual([0, 1, 1]);
    expect((await sent(uncancel, "member", { together: "true" }, { id: ids[3] ?? "" })).status).toBe(403);
    await sent(uncancel, "host", { together: "true" }, { id: ids[3] ?? "" });
    expect(await states()).toEqual(["planned", "cancelled", "planned", "planned"]);
  });
});

test("who comes stands on a page of its own too, for members", async () => {
  const id = await planned();
  await sent(answer, "member", { answer: "yes", note: "With cake" }, { id });
  const { data } = await seen(coming, "moderator", { id });
  expect(data).toMatchObject({ coming: { yes: 1, all: 1 }, rsvps: [{ note: "With cake" }] });
  expect((await seen(coming, "outsider", { id })).status).toBe(404);
});

describe("how a group holds its sessions", () => {
  const rules = {
    ...{
      "rules.queue": "lists",
      "rules.repliesPerTurn": "1",
      "rules.turnSeconds": "90",
      "rules.airtime": "facilitators",
    },
    ...{ "rules.lists": "Front row\n\nBack row\n", guests: "take-part", amendmentDays: "10" },
  };
  test("is published to all who read, and the hosts' to change", async () => {
    expect(await sent(customs, "host", rules)).toMatchObject({ status: 303 });
    const { data } = await seen(customs, null);
    expect(data).toMatchObject({
      mayChange: false,
      customs: {
        rules: { queue: "lists", lists: ["Front row", "Back row"], repliesPerTurn: 1, turnSeconds: 90 },
        ...{ guests: "take-part", namesInMinutes: false, amendmentDays: 10 },
      },
    });
    for (const who of ["facilitator", "moderator", "member", "outsider"] as const)
      expect((await sent(customs, who, rules)).status).toBe(403);
    const wrong = await sent(customs, "host", { ...rules, amendmentDays: "1000", "rules.queue": "loudest" });
    expect(wrong).toMatchObject({
      status: 422,
      data: { errors: { amendmentDays: expect.any(String) }, values: { "rules.lists": rules["rules.lists"] } },
    });
  });
});
