/** Reading aloud: the order as tables, and the roster against the database, with who may not. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mintId } from "~/mint";
import type { ReadingNow } from "~/sessions/now";
import { askedBy } from "~/sessions/passage-numbers.server";
import { ownReading, readingOrder } from "~/sessions/reading-order";
import { recordFor, sessionState } from "~/sessions/record.server";
import { endOf } from "../accounts/people";
import { evenings, type Evenings } from "./evening";

const reading = (id: string, state: ReadingNow["state"], reader?: string): ReadingNow => ({
  ...{ id, state, isOver: false, passage: { textId: "text", from: id, to: id } },
  reader: reader === undefined ? null : { id: reader, name: reader },
});

describe("the order", () => {
  test.each<[string, ReadingNow[], string | null, string[], number]>([
    ["nothing", [], null, [], 0],
    ["none has begun", [reading("a", "waiting"), reading("b", "waiting")], null, ["a", "b"], 0],
    ["one goes on", [reading("a", "read"), reading("b", "reading"), reading("c", "waiting")], "b", ["c"], 1],
    [
      "what was passed over comes after the last",
      [reading("a", "waiting"), reading("b", "reading"), reading("c", "waiting")],
      "b",
      ["c", "a"],
      0,
    ],
  ])("%s", (_, roster, current, waiting, read) => {
    const order = readingOrder(roster);
    expect([order.current?.id ?? null, order.waiting.map(({ id }) => id), order.read]).toEqual([
      current,
      waiting,
      read,
    ]);
  });

  const roster = [reading("a", "reading", "ana"), reading("b", "waiting"), reading("c", "waiting", "ben")];
  test.each<[string, object | null]>([
    ["ana", { ahead: 0, isNow: true }],
    ["ben", { ahead: 1, isNow: false }],
    ["cem", null],
  ])("one's own turn: %s", (person, own) => {
    const found = ownReading(readingOrder(roster), person);
    expect(found && { ahead: found.ahead, isNow: found.isNow }).toEqual(own);
  });
});

describe("the roster", () => {
  let of: Evenings["of"];
  let tell: Evenings["tell"];
  let evening: Evenings;
  let id: string;
  const marta = "marta-of-the-roster";
  const roster = async () => (await sessionState(of.people.member, id)).now.roster;
  const readers = async () => (await roster()).map(({ reader }) => reader?.id ?? null);

  beforeAll(async () => {
    evening = await evenings();
    ({ of, tell } = evening);
  });
  beforeEach(async () => {
    id = await evening.planned();
    await tell("host", id, { ask: "start" });
    await tell("host", id, { ask: "come", person: marta, name: "Marta" });
    await tell("member", id, { ask: "come", person: of.people.member.id, name: "x" });
  });

  const [first, last] = [0, 3];
  const passage = () => ({
    textId: evening.textId,
    from: evening.blocks[first] ?? "",
    to: evening.blocks[last] ?? "",
  });
  const split = { ask: "add-reading", reading: mintId(), each: true };
  const numbered = async (ask: object) =>
    tell("host", id, { ...split, id: mintId(), reading: mintId(), passage: passage(), ...ask });

  test("one press makes a reading of each paragraph; pressed again it adds none that waits", async () => {
    await numbered({});
    const added = await roster();
    expect(added.length).toBeGreaterThan(1);
    expect(added.every(({ passage: { from, to } }) => from === to)).toBe(true);
    await numbered({});
    expect((await roster()).map((each) => each.id)).toEqual(added.map((each) => each.id));
    // The very same command again adds nothing either, also when one was read meanwhile.
    const command = { ...split, id: mintId(), reading: mintId(), passage: passage() };
    await tell("host", id, { ask: "begin-reading", reading: added[0]?.id });
    await tell("host", id, command);
    await tell("host", id, command);
    expect(await roster()).toHaveLength(added.length + 1);
  });

  test("is shared out among those here, least read first; whoever passes is not asked again", async () => {
    await numbered({});
    await tell("host", id, { ask: "rotate-readings" });
    const counts = new Map<string | null, number>();
    for (const reader of await readers()) counts.set(reader, (counts.get(reader) ?? 0) + 1);
    expect(counts.get(null)).toBeUndefined();
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
    const mine = (await roster()).find(({ reader }) => reader?.id === of.people.member.id);
    await tell("member", id, { ask: "pass-reading", reading: mine?.id, person: of.people.member.id });
    await tell("host", id, { ask: "rotate-readings" });
    const now = (await roster()).find((each) => each.id === mine?.id);
    expect(now?.reader?.id).not.toBe(of.people.member.id);
    expect(now?.reader).not.toBeNull();
    // Quietly: the record names whoever passed to themselves alone.
    const passed = async (who: "member" | "moderator" | "host") =>
      (await recordFor(of.people[who], id, 0)).events.find((line) => "kind" in line && line.kind === "reading-passed");
    expect(await passed("member")).toMatchObject({ person: of.people.member.id });
    for (const who of ["moderator", "host"] as const)
      expect(JSON.stringify(await passed(who))).not.toContain(of.people.member.id);
  });

  test("is taken by whoever takes part, for themselves; the rest is for those who run it", async () => {
    await numbered({});
    const [one, two] = await roster();
    const take = (who: "member" | "moderator" | "host", person: string, reading = one?.id) =>
      endOf(tell(who, id, { ask: "take-reading", reading, person }));
    expect(await take("moderator", of.people.member.id)).toBe("forbidden");
    expect(await take("member", of.people.member.id)).toBe("answered");
    expect(await take("moderator", of.people.moderator.id)).toBe("forbidden");
    expect(await take("host", marta)).toBe("answered");
    expect(await take("host", of.people.facilitator.id)).toBe("conflict");
    for (const ask of [
      { ask: "rotate-readings" },
      { ask: "begin-reading", reading: one?.id },
      { ask: "remove-reading", reading: one?.id },
      { ask: "add-reading", reading: mintId(), passage: passage() },
    ])
      expect(await endOf(tell("member", id, ask))).toBe("forbidden");
    await tell("host", id, { ask: "begin-reading", reading: one?.id });
    expect(await endOf(tell("member", id, { ask: "end-reading", reading: one?.id }))).toBe("forbidden");
    expect(await endOf(tell("host", id, { ask: "remove-reading", reading: one?.id }))).toBe("conflict");
    // Whoever reads says that it is read.
    await take("member", of.people.member.id, two?.id);
    await tell("host", id, { ask: "begin-reading", reading: two?.id });
    expect((await sessionState(of.people.member, id)).now.spot?.block).toBe(two?.passage.from);
    await tell("member", id, { ask: "end-reading", reading: two?.id });
    expect((await roster()).slice(0, 2).map(({ state }) => state)).toEqual(["read", "read"]);
  });

  test("whoever leaves, or passes while reading, leaves it free", async () => {
    await numbered({});
    const [one, two] = await roster();
    const { id: me } = of.people.member;
    for (const reading of [one, two])
      await tell("member", id, { ask: "take-reading", reading: reading?.id, person: me });
    await tell("host", id, { ask: "begin-reading", reading: one?.id });
    await tell("member", id, { ask: "pass-reading", reading: one?.id, person: me });
    expect((await roster())[0]).toMatchObject({ state: "waiting", reader: null });
    await tell("member", id, { ask: "leave", person: me });
    expect(await readers()).not.toContain(me);
    // Not passed: they come back, and may be asked.
    await tell("member", id, { ask: "take-reading", reading: two?.id, person: me });
    await tell("host", id, { ask: "remove-reading", reading: one?.id });
    expect((await roster())[0]).toMatchObject({ id: two?.id, reader: { id: me } });
  });

  test("passages are told by numbers on pages; what there is not is said by its field", async () => {
    const form = (more: Record<string, string>) =>
      Object.entries({
        ask: "add-reading",
        id: mintId(),
        reading: mintId(),
        "passage.textId": evening.textId,
        ...more,
      });
    const asked = await askedBy(of.people.host, id, form({ "passage.fromNumber": "1", "passage.toNumber": "" }));
    expect(asked).toMatchObject({ ask: "add-reading", passage: { textId: evening.textId } });
    for (const [from, to, field] of [
      ["", "", "fromNumber"],
      ["99999", "", "fromNumber"],
      ["x", "", "fromNumber"],
      ["2", "1", "toNumber"],
    ] as const) {
      const numbers = { "passage.fromNumber": from, "passage.toNumber": to };
      const refusal: unknown = await askedBy(of.people.host, id, form(numbers)).catch((error: unknown) => error);
      expect(Object.keys((refusal as { more: { errors: object } }).more.errors)).toEqual([`passage.${field}`]);
    }
    expect(await endOf(askedBy(of.people.outsider, id, form({ "passage.fromNumber": "1" })))).toBe("not-found");
  });
});
