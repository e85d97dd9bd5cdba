/** Where a session has been, told in the margin of its text: what counts, and who is told. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { mintId } from "~/mint";
import type { MeetingEvent } from "~/sessions/event";
import { newMeeting } from "~/sessions/meeting";
import { visitsOf } from "~/sessions/visits";
import { visitedIn } from "~/sessions/visits.server";
import { minutesAt, writeMinutes } from "~/sessions/minutes.server";
import * as page from "~/routes/t.$id._index";
import { get, outcome } from "../comments/page-support";
import { block, makeText } from "../support/people";
import { evenings, type Evenings } from "./evening";

let of: Evenings["of"];
let planned: Evenings["planned"];
let tell: Evenings["tell"];
beforeAll(async () => void ({ of, planned, tell } = await evenings()));

describe("of what happened", () => {
  const lines = (...moves: Array<[at: number, kind: string, block?: string]>) =>
    moves.map(([at, kind, to], number) => ({
      ...{ number, at, by: null, of: "x", kind },
      ...(kind === "moved" ? { spot: to ? { textId: "t", block: to } : null } : {}),
    })) as unknown as MeetingEvent[];
  const blocks = (...moves: Parameters<typeof lines>) =>
    visitsOf(newMeeting(), lines(...moves), () => []).map((visit) => [visit.block, visit.at]);

  test.each<[string, Parameters<typeof lines>, Array<[string, number]>]>([
    [
      "where it stood",
      [
        [0, "started"],
        [1_000, "moved", "a"],
        [9_000, "moved", "b"],
        [19_000, "ended"],
      ],
      [
        ["a", 1_000],
        ["b", 9_000],
      ],
    ],
    [
      "not what it passed",
      [
        [0, "started"],
        [1_000, "moved", "a"],
        [2_000, "moved", "b"],
        [9_000, "ended"],
      ],
      [["b", 2_000]],
    ],
    [
      "where it ended, however shortly",
      [
        [0, "started"],
        [8_900, "moved", "a"],
        [9_000, "ended"],
      ],
      [["a", 8_900]],
    ],
    [
      "each once, the first time",
      [
        [0, "started"],
        [1_000, "moved", "a"],
        [9_000, "moved", "b"],
        [19_000, "moved", "a"],
        [29_000, "ended"],
      ],
      [
        ["a", 1_000],
        ["b", 9_000],
      ],
    ],
    [
      "what was set before it began counts from then",
      [
        [0, "moved", "a"],
        [5_000, "started"],
        [9_000, "ended"],
      ],
      [["a", 5_000]],
    ],
    [
      "nothing, if it was nowhere",
      [
        [0, "started"],
        [9_000, "ended"],
      ],
      [],
    ],
  ])("%s", (_, moves, expected) => expect(blocks(...moves)).toEqual(expected));
});

describe("in the margin", () => {
  const evening = async (guests = "listen", more: object = {}) => {
    const text = await makeText(of.people.host, of.slug);
    const id = await planned({ texts: [text.id], guests, ...more });
    const passage = { textId: text.id, from: block(text, 1), to: block(text, 2) };
    const item = { id: mintId(), title: "Read", mode: "discussion", minutes: 5, prompt: "", passage };
    await tell("host", id, { ask: "add-item", item, before: null });
    await tell("host", id, { ask: "start" });
    await tell("host", id, { ask: "next", from: null, to: null, skip: false });
    await tell("host", id, { ask: "next", from: item.id, to: null, skip: false });
    await tell("host", id, { ask: "end" });
    return { text, id };
  };

  test("by the day on which it was, not the one that was planned", async () => {
    const today = () =>
      new Intl.DateTimeFormat("en", { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date());
    const before = today();
    const startsAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const { text } = await evening("listen", { startsAt, timeZone: "UTC" });
    const words = (await visitedIn(of.people.member, text.id, "en")).get(block(text, 1))?.words;
    expect([before, today()].map((day) => `discussed on ${day}`)).toContain(words);
  });

  test("it is told to members once it is over, and leads to the minutes once they are shown", async () => {
    const { text, id } = await evening();
    const told = await visitedIn(of.people.member, text.id, "en");
    expect([...told.keys()].sort()).toEqual([block(text, 1), block(text, 2)].sort());
    expect(told.get(block(text, 1))).toEqual({
      words: expect.stringMatching(/^discussed on \w+ \d+$/),
      ...{ href: `/s/${id}`, session: id },
    });
    await writeMinutes(of.people.host, id, { step: "record", version: 0 });
    expect((await visitedIn(of.people.member, text.id, "en")).get(block(text, 1))?.href).toBe(`/s/${id}`);
    await writeMinutes(of.people.host, id, { step: "show", version: 1 });
    expect((await visitedIn(of.people.member, text.id, "en")).get(block(text, 1))?.href).toBe(
      `/s/${id}/minutes?passage=${block(text, 1)}#passage`,
    );
    // There the line that speaks of it is marked; of what is in none of the texts none is.
    const marked = async (of_: string) =>
      (await minutesAt(of.people.member, id, of_)).parts.filter(({ html }) => html.includes(' id="passage"'));
    const [course, ...others] = await marked(block(text, 1));
    expect(others).toEqual([]);
    expect(course?.html).toMatch(/<li id="passage" tabindex="-1"[^>]*><strong>Read<\/strong>/);
    expect(await marked("no-such-block")).toEqual([]);
    // A passage of two paragraphs says so once.
    const html = async (who: "member" | null) => {
      const asked = get(`/t/${text.id}`, { as: who && of.people[who], params: { id: text.id } });
      return String((await outcome(page.loader(asked))).data["html"]);
    };
    expect((await html("member")).match(/class="discussed"/g)).toHaveLength(1);
  });

  test("to nobody else, and not while it is called on again", async () => {
    const { text, id } = await evening("none");
    for (const who of ["stranger", "outsider", "pending"] as const)
      expect((await visitedIn(of.as(who), text.id, "en")).size).toBe(0);
    expect((await visitedIn(of.people.host, text.id, "en")).size).toBe(2);
    await tell("host", id, { ask: "reopen" });
    expect((await visitedIn(of.people.host, text.id, "en")).size).toBe(0);
    await tell("host", id, { ask: "end" });
    expect((await visitedIn(of.people.host, text.id, "en")).size).toBe(2);
    const rows = await read().select().from(schema.sessionVisits).where(eq(schema.sessionVisits.sessionId, id));
    expect(rows).toHaveLength(2);
    await write((tx) => tx.delete(schema.readingSessions).where(eq(schema.readingSessions.id, id)));
    expect((await visitedIn(of.people.host, text.id, "en")).size).toBe(0);
  });
});
