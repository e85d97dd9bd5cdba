/** Minutes to take elsewhere: a page by itself, and for programs. */
import { beforeAll, expect, test } from "vitest";
import { mintId } from "~/mint";
import * as html from "~/routes/s.$id.minutes[.]html";
import * as forPrograms from "~/routes/s.$id.minutes[.]json";
import * as markdown from "~/routes/s.$id.minutes[.]md";
import { minutesDocument } from "~/sessions/minutes-document";
import { writeMinutes } from "~/sessions/minutes.server";
import { get, outcome } from "../comments/page-support";
import { evenings, type Evenings } from "./evening";

let of: Evenings["of"];
let id: string;
/** A session of the same group that has no minutes. */
let without: string;

beforeAll(async () => {
  const { of: circle, planned, tell } = await evenings();
  of = circle;
  without = await planned();
  id = await planned({ title: "<script>alert(1)</script> & co" });
  await tell("host", id, { ask: "start" });
  await tell("host", id, {
    ask: "note",
    note: mintId(),
    kind: "decision",
    body: "We go on <img src=x>",
    person: "",
    due: "",
  });
  await tell("host", id, { ask: "end" });
  await writeMinutes(of.people.host, id, { step: "record", version: 0 });
});

type Door = { loader: typeof html.loader };
type Person = keyof Evenings["of"]["people"];
const asked = async (door: Door, who: Person): Promise<Response> =>
  (await door.loader(get("/x", { as: of.people[who], params: { id } }))) as unknown as Response;
const status = async (door: Door, who: Person) =>
  (await outcome(door.loader(get("/x", { as: of.people[who], params: { id } })))).status;

test("a draft is its writers' own; once it is shown, members have it, and nobody else", async () => {
  for (const door of [html, forPrograms] as Door[]) {
    expect(await status(door, "host")).toBe(200);
    expect(await status(door, "member")).toBe(404);
  }
  await writeMinutes(of.people.host, id, { step: "show", version: 1 });
  for (const door of [html, forPrograms] as Door[]) {
    expect(await status(door, "member")).toBe(200);
    for (const who of ["outsider", "pending"] as const) expect(await status(door, who)).toBe(404);
  }
});

test("as a page: a file without scripts, in which words are words", async () => {
  const response = await asked(html, "host");
  expect(response.headers.get("Content-Disposition")).toBe('inline; filename="minutes.html"');
  // It is shown, so it brings its own policy: its style by its hash, and nothing else.
  expect(response.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
  const kept = await html.loader(get("/x?download", { as: of.people.host, params: { id } }));
  expect((kept as unknown as Response).headers.get("Content-Disposition")).toMatch(/^attachment;/);
  const page = await response.text();
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).not.toMatch(/<script|<img|javascript:/i);
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co</title>");
  expect(page).toContain("We go on");
});

test("what addresses in it lead to is said, and cannot break out", () => {
  const session = { id: "x", title: "T", state: "ended", url: "/s/x", timeZone: "UTC" } as const;
  const page = minutesDocument({ session, parts: [] }, { site: 'https://a.example/"><b>', language: "en" });
  expect(page).toContain('<base href="https://a.example/&quot;&gt;&lt;b&gt;/">');
});

test("for programs: as written, and the record part by part", async () => {
  expect(await (await asked(forPrograms, "host")).json()).toMatchObject({
    ...{ session: { id }, state: "shown", version: 2, body: expect.any(String) },
    record: { decisions: ["We go on <img src=x>"], present: [expect.objectContaining({ name: of.people.host.name })] },
  });
});

test("where there are none, that is said as the API says it, alike for whoever may not know", async () => {
  for (const door of [html, forPrograms, markdown] as Door[]) {
    const told = [];
    for (const [who, which] of [
      ["host", without],
      ["outsider", id],
      ["outsider", "no-such-session"],
    ] as const) {
      const answer: unknown = await door.loader(get("/x", { as: of.people[who], params: { id: which } }));
      const response = answer as Response;
      expect(response.headers.get("Content-Type")).toContain("application/problem+json");
      told.push(await response.json());
    }
    expect(told[0]).toMatchObject({ status: 404, type: "/problems/not-found", detail: expect.any(String) });
    expect(told).toEqual([told[0], told[0], told[0]]);
  }
});
