/** Doors of sessions as browsers use them: with a script and without. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mintId } from "~/mint";
import * as doing from "~/routes/s.$id.do";
import { planSession } from "~/sessions/planning.server";
import { sessionState } from "~/sessions/record.server";
import { outcome, post } from "../comments/page-support";
import { circle, type Circle } from "../groups/circle";

process.env["LIMITS"] = "off";
let of: Circle;
let id: string;

beforeAll(async () => void (of = await circle("private")));
beforeEach(async () => {
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  id = (await planSession(of.people.host, of.slug, { title: "An evening", startsAt })).sessions[0]?.id ?? "";
});

const tell = (who: keyof Circle["people"], fields: Record<string, string>, accept = "text/html") =>
  outcome(doing.action(post(`/s/${id}/do`, fields, { as: of.people[who], params: { id }, accept })));

describe("what pages ask of a session", () => {
  test("is done, and one goes back to the page that asked, never elsewhere", async () => {
    const start = { ask: "start", id: mintId(), to: `/s/${id}/run` };
    expect(await tell("host", start)).toMatchObject({ status: 303, to: `/s/${id}/run` });
    expect((await sessionState(of.people.host, id)).now.state).toBe("live");
    // The same again is done once, and answered alike.
    expect(await tell("host", start)).toMatchObject({ status: 303 });
    for (const to of ["//evil.example", "https://evil.example/", "/\\evil.example", ""])
      expect(await tell("host", { ask: "move", id: mintId(), to })).toMatchObject({ status: 303, to: `/s/${id}` });
  });

  test("fields with dots are objects and lists", async () => {
    const item = { "item.id": mintId(), "item.title": "Reading", "item.mode": "read-aloud", "item.minutes": "15" };
    const blank = { "item.passage.textId": "", "item.passage.from": "", "item.passage.to": "", "item.prompt": "" };
    await tell("facilitator", { ask: "add-item", id: mintId(), ...item, ...blank, before: "" });
    const { now } = await sessionState(of.people.host, id);
    expect(now.agenda.map(({ title, minutes, passage }) => [title, minutes, passage])).toEqual([["Reading", 15, null]]);
  });

  test("with a script the answer is what stands, or why not, with its status", async () => {
    const done = await tell("host", { ask: "start", id: mintId() }, "*/*");
    expect(done).toMatchObject({ status: 200, data: { now: { id, state: "live" }, mine: {} } });
    expect(await tell("member", { ask: "end", id: mintId() }, "*/*")).toMatchObject({
      status: 403,
      data: { kind: "forbidden", detail: expect.any(String) },
    });
    expect(await tell("host", { ask: "jump", id: mintId() }, "*/*")).toMatchObject({
      status: 422,
      data: { errors: { ask: expect.any(String) } },
    });
  });

  test("is refused to whoever may not, and to those outside is not there", async () => {
    const ends = async (who: keyof Circle["people"]) => (await tell(who, { ask: "start", id: mintId() })).status;
    expect([await ends("member"), await ends("moderator")]).toEqual([403, 403]);
    expect([await ends("outsider"), await ends("pending")]).toEqual([404, 404]);
    expect((await sessionState(of.people.host, id)).now.state).toBe("planned");
    const stranger = outcome(doing.action(post(`/s/${id}/do`, { ask: "start", id: mintId() }, { params: { id } })));
    expect((await stranger).to).toMatch(/^\/sign-in\?/);
  });
});
