/** What of the record is told, to whom, and what is asked of it again or of nobody. */
import { beforeAll, describe, expect, test } from "vitest";
import { mintId } from "~/mint";
import { changeSession } from "~/sessions/planning.server";
import { recordFor, sessionState } from "~/sessions/record.server";
import { decide } from "~/sessions/decide";
import { newMeeting } from "~/sessions/meeting";
import { endOf } from "../accounts/people";
import { evenings, type Evenings } from "./evening";

let evening: Evenings;
beforeAll(async () => {
  evening = await evenings();
});

type Line = { kind: string } & Record<string, unknown>;
const linesFor = async (who: "host" | "member" | "moderator", id: string) =>
  (await recordFor(evening.of.people[who], id, 0)).events as Line[];
const ofKind = (lines: Line[], ...kinds: string[]) => lines.filter(({ kind }) => kinds.includes(kind));

describe("where the group names nobody", () => {
  /** Somebody objects, speaks and notes something; then it is over. */
  async function told(namesInMinutes: boolean) {
    const { of, tell, planned } = evening;
    const { member } = of.people;
    const [id, poll, hand] = [await planned(), mintId(), mintId()];
    await changeSession(of.people.host, id, { namesInMinutes });
    await tell("host", id, { ask: "start" });
    await tell("host", id, { ask: "open-poll", poll, kind: "consent", question: "Shall we?" });
    await tell("member", id, { ask: "vote", poll, person: member.id, choice: 2, reason: "Plumzz" });
    await tell("host", id, { ask: "close-poll", poll });
    await tell("member", id, { ask: "raise", hand, person: member.id, words: "on my own field" });
    await tell("host", id, { ask: "call", from: null, hand, turn: mintId() });
    await tell("member", id, { ask: "note", note: mintId(), kind: "note", body: "Of the hay" });
    return id;
  }
  const spoken = ["hand-raised", "hand-lowered", "turn-began", "turn-ended", "noted"];

  test("the record tells nobody who objected and why, but those themselves", async () => {
    const id = await told(false);
    for (const who of ["host", "moderator"] as const) {
      const [line] = ofKind(await linesFor(who, id), "voted");
      expect(line).toMatchObject({ person: evening.of.people.member.id });
      expect(Object.keys(line ?? {}).sort()).toEqual(["at", "by", "kind", "number", "person", "poll"]);
    }
    expect(ofKind(await linesFor("member", id), "voted")).toMatchObject([{ choice: 2, reason: "Plumzz" }]);
    expect((await sessionState(evening.of.people.moderator, id)).now.polls[0]?.objections).toEqual([
      { reason: "Plumzz", by: null },
    ]);
  });

  test("nor, once it is over, who spoke, wished to, or wrote", async () => {
    const id = await told(false);
    const { member } = evening.of.people;
    const during = ofKind(await linesFor("moderator", id), ...spoken);
    expect(during.map(({ kind }) => kind)).toEqual(["hand-raised", "hand-lowered", "turn-began", "noted"]);
    expect(JSON.stringify(during)).toContain(member.id);
    await evening.tell("host", id, { ask: "end" });
    const after = ofKind(await linesFor("moderator", id), ...spoken);
    expect(after.map(({ kind }) => kind)).toEqual(["hand-raised", "hand-lowered", "turn-began", "noted", "turn-ended"]);
    expect(JSON.stringify(after)).not.toContain(member.id);
    expect(JSON.stringify(after)).not.toContain("on my own field");
    expect(JSON.stringify(after)).toContain("Of the hay");
    // Who was there is in the minutes all the same.
    expect(JSON.stringify(ofKind(await linesFor("moderator", id), "came"))).toContain(member.id);
  });

  test("nor who talked with whom in small groups", async () => {
    const id = await told(false);
    const { member } = evening.of.people;
    await evening.tell("host", id, { ask: "draw-groups", after: 0 });
    await evening.tell("host", id, { ask: "join-group", person: member.id, group: 0, after: 1 });
    const kinds = ["groups-drawn", "group-joined"];
    expect(JSON.stringify(ofKind(await linesFor("moderator", id), ...kinds))).toContain(member.id);
    await evening.tell("host", id, { ask: "end" });
    const after = ofKind(await linesFor("moderator", id), ...kinds);
    expect(after[0]).toMatchObject({ kind: "groups-drawn", groups: [] });
    expect(JSON.stringify(after)).not.toContain(member.id);
  });

  test("where it names them it tells all of it", async () => {
    const id = await told(true);
    await evening.tell("host", id, { ask: "end" });
    const lines = await linesFor("moderator", id);
    expect(ofKind(lines, "voted")).toMatchObject([{ choice: 2, reason: "Plumzz" }]);
    for (const line of ofKind(lines, "hand-raised", "turn-began"))
      expect(line).toMatchObject({ person: evening.of.people.member.id, words: "on my own field" });
  });
});

test("a task is of somebody who has come to the session", async () => {
  const { of, tell, planned } = evening;
  const id = await planned();
  await tell("host", id, { ask: "start" });
  await tell("member", id, { ask: "come", person: of.people.member.id, name: "Me" });
  const [note, task] = [mintId(), { kind: "task", body: "Bring the map" }];
  for (const person of ["no-such-person", of.people.outsider.id, of.people.moderator.id])
    expect(await endOf(tell("host", id, { ask: "note", note: mintId(), ...task, person }))).toBe("conflict");
  await tell("host", id, { ask: "note", note, ...task, person: of.people.member.id });
  expect(await endOf(tell("host", id, { ask: "change-note", note, ...task, person: "no-such-person" }))).toBe(
    "conflict",
  );
  const { notes } = (await sessionState(of.people.host, id)).now;
  expect(notes.map((each) => each.person?.id)).toEqual([of.people.member.id]);
});

describe("of the machine", () => {
  const runs = { person: null, may: "run" } as const;

  test("to go where the group is already changes nothing, in whatever order its place was read", () => {
    const at = { ...newMeeting(), state: "live", spot: { block: "b2", textId: "t1" }, part: 3 } as const;
    const move = (block: string) => decide(at, { ask: "move", id: "asked-one", spot: { textId: "t1", block } }, runs);
    expect(move("b2")).toEqual({ events: [] });
    expect(move("b3")).toEqual({ events: [{ kind: "moved", spot: { textId: "t1", block: "b3" } }] });
  });

  test.each<[extended: number, minutes: number, added: number | null]>([
    [0, 5, 5],
    [0, -5, -5],
    [0, -600, -10],
    [-10, -1, null],
    [590, 600, 10],
    [600, 5, null],
  ])("an item of ten minutes, extended by %i, and by %i more", (extended, minutes, added) => {
    const item = { id: "item-one", title: "Read", mode: "discussion", minutes: 10, passage: null, prompt: "" } as const;
    const of = { ...item, state: "current", beganAt: 0, endedAt: null, extended } as const;
    const meeting = { ...newMeeting(), state: "live" as const, agenda: [of] };
    expect(decide(meeting, { ask: "extend", id: "asked-one", item: "item-one", minutes }, runs)).toEqual({
      events: added === null ? [] : [{ kind: "item-extended", item: "item-one", minutes: added }],
    });
  });
});
