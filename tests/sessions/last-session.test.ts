/** What a group's page and its list of sessions say of one that is over: to whom, and what of it. */
import { beforeAll, expect, test } from "vitest";
import { mintId } from "~/mint";
import * as groupPage from "~/routes/g.$slug._index";
import * as sessionsPage from "~/routes/g.$slug.sessions._index";
import { groupFor } from "~/groups/groups.server";
import { sessionLeft } from "~/sessions/after.server";
import { lastSession, type LastSession } from "~/sessions/last-session.server";
import { writeMinutes } from "~/sessions/minutes.server";
import { endOf } from "../accounts/people";
import { circle } from "../groups/circle";
import { evenings, soon, type Evenings } from "./evening";
import { pagesOf } from "./pages";

let all: Evenings;
let id: string;
const { seen } = pagesOf(() => all.of);

const lastFor = async (who: Parameters<Evenings["of"]["as"]>[0], isNext = false): Promise<LastSession | null> => {
  const { group } = await groupFor(all.of.as(who), all.of.slug);
  return lastSession(all.of.as(who), group.id, { language: "en", isNext });
};

beforeAll(async () => {
  all = await evenings();
  const passage = { textId: all.textId, from: all.blocks[1], to: all.blocks[1] };
  id = await all.planned({ startsAt: soon(-2) });
  await all.tell("host", id, { ask: "start" });
  await all.tell("host", id, { ask: "move", spot: { textId: all.textId, block: passage.from } });
  const note = (kind: string, body: string) => all.tell("host", id, { ask: "note", note: mintId(), kind, body });
  for (const number of [1, 2, 3, 4, 5]) await note("decision", `Decision ${number}`);
  await note("question", "Who keeps the keys?");
  await note("task", "Fetch the keys");
  await all.tell("host", id, { ask: "end" });
});

test("a group that never met has none", async () => {
  const other = await circle("private");
  const { group } = await groupFor(other.people.host, other.slug);
  expect(await lastSession(other.people.host, group.id, { language: "en", isNext: false })).toBeNull();
});

test("members see what was decided, by paragraph, and how much is left", async () => {
  const last = await lastFor("member");
  expect(last?.session.id).toBe(id);
  expect(last?.decisions.map(({ body }) => body)).toEqual(["Decision 3", "Decision 4", "Decision 5"]);
  expect(last).toMatchObject({ moreDecisions: 2, parked: 1, tasks: 1 });
  const left = await sessionLeft(all.of.people.member, id);
  const { place } = left.notes.find(({ body }) => body === "Who keeps the keys?") ?? {};
  expect(place?.number).toBeGreaterThan(0);
  expect(place?.href).toBe(`/t/${all.textId}?p=${place?.number}#p${place?.number}`);
  expect(place?.title).toBeNull();
});

test("what could come, and whose turn it is, is proposed to whoever may plan, while nothing is planned", async () => {
  expect((await lastFor("host"))?.next).toMatchObject({ is: "proposed", turn: { why: expect.any(String) as string } });
  expect((await lastFor("facilitator"))?.next?.to).toBe(`/g/${all.of.slug}/sessions/new?after=${id}`);
  expect((await lastFor("member"))?.next).toBeNull();
  expect((await lastFor("host", true))?.next).toBeNull();
});

test("nobody outside finds it, on no page", async () => {
  for (const who of ["outsider", "pending", "stranger"] as const)
    expect(await endOf(lastFor(who))).toBe(who === "pending" ? "answered" : "not-found");
  // Whoever waits to be let in sees the group's door, and behind it nothing.
  expect(await lastFor("pending")).toBeNull();
  const answer = await seen(groupPage, "outsider");
  expect(JSON.stringify(answer)).not.toContain("Decision");
});

test("of a public group strangers learn that it met, and nothing of what was said", async () => {
  const open = await circle("public");
  const { planSession } = await import("~/sessions/planning.server");
  const plan = { title: "In the open", startsAt: soon(-2) };
  const first = (await planSession(open.people.host, open.slug, plan)).sessions[0]?.id ?? "";
  const { command } = await import("~/sessions/commanding.server");
  const { commandIn } = await import("~/sessions/command-input");
  for (const ask of [
    { ask: "start" },
    { ask: "note", note: mintId(), kind: "decision", body: "Kept in" },
    { ask: "end" },
  ])
    await command(open.people.host, first, commandIn({ id: mintId(), ...ask }));
  const { group } = await groupFor(null, open.slug);
  for (const who of ["stranger", "outsider", "pending"] as const)
    expect(await lastSession(open.as(who), group.id, { language: "en", isNext: false })).toBeNull();
  expect((await lastSession(open.people.member, group.id, { language: "en", isNext: false }))?.decisions).toHaveLength(
    1,
  );
});

test("the list leads to the minutes as far as they are: a draft only those who run it", async () => {
  const listed = async (who: "host" | "member") =>
    (JSON.stringify(await seen(sessionsPage, who)).match(/"minuted":("\w+"|null)/g) ?? []).at(-1);
  expect([await listed("host"), await listed("member")]).toEqual(['"minuted":null', '"minuted":null']);
  await writeMinutes(all.of.people.host, id, { step: "record", version: 0 });
  expect([await listed("host"), await listed("member")]).toEqual(['"minuted":"draft"', '"minuted":null']);
  await writeMinutes(all.of.people.host, id, { step: "show", version: 1 });
  expect([await listed("host"), await listed("member")]).toEqual(['"minuted":"shown"', '"minuted":"shown"']);
});
