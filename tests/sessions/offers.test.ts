/** What an agenda is offered: ranking and parked questions as tables, then against the database. */
import { beforeAll, describe, expect, test } from "vitest";
import { postComment } from "~/comments/comments.server";
import { talkedAbout } from "~/comments/talked-about.server";
import { mintId } from "~/mint";
import { agendaPage } from "~/sessions/agenda-page.server";
import { evidenceOfTalk, ranked, type Evidence } from "~/sessions/contested";
import type { Happening, MeetingEvent } from "~/sessions/event";
import { parkedQuestions, type SessionEventLine } from "~/sessions/parked";
import { contestedWords } from "~/words/session-offers";
import { endOf } from "../accounts/people";
import { evenings, type Evenings } from "./evening";

process.env["LIMITS"] = "off";

describe("ranking", () => {
  const talk = (block: string, comments: number, people: number, answered = 0, questions = 0) =>
    evidenceOfTalk({ textId: "t", block, comments, people, answered, questions });
  const order = (...sources: Evidence[][]) => ranked(sources, 10).map(({ block }) => block);

  test.each<[string, Evidence[], string[]]>([
    ["one remark is no argument", [talk("a", 1, 1)], []],
    ["one open question is not understood", [talk("a", 1, 1, 0, 1)], ["a"]],
    ["several people before many words of one", [talk("a", 6, 1), talk("b", 4, 3)], ["b", "a"]],
    ["to and fro before side by side", [talk("a", 6, 2, 1), talk("b", 6, 2, 4)], ["b", "a"]],
    ["open questions before talk", [talk("a", 7, 3), talk("b", 3, 3, 0, 2)], ["b", "a"]],
    ["equal ones stay in one order", [talk("b", 5, 2), talk("a", 5, 2)], ["a", "b"]],
  ])("%s", (_, evidence, blocks) => expect(order(evidence)).toEqual(blocks));

  test("a further source counts with the others, and what speaks for a place is said together", () => {
    const marks: Evidence[] = [{ textId: "t", block: "a", weight: 9, reasons: [{ what: "questions", count: 3 }] }];
    expect(order([talk("a", 2, 1), talk("b", 6, 2)], marks)).toEqual(["a", "b"]);
    expect(ranked([[talk("a", 2, 1)], marks], 1)[0]?.reasons).toHaveLength(2);
    expect(ranked([[talk("a", 9, 1), talk("b", 8, 1)]], 1)).toHaveLength(1);
  });

  test("each says why", () => {
    const said = talk("a", 9, 5, 3, 2).reasons.map((reason) => contestedWords.en.reason(reason));
    expect(said.join(", ")).toBe("9 comments by 5 people, 3 of them answered, 2 open questions");
    expect(talk("a", 1, 1).reasons.map((reason) => contestedWords.en.reason(reason))).toEqual([
      "1 comment by 1 person",
    ]);
  });
});

describe("parked questions", () => {
  const line = (sessionId: string, happening: Happening, isOver = true): SessionEventLine => ({
    ...{ sessionId, isOver },
    event: { ...happening, number: 1, at: 0, by: null, of: "command" } as MeetingEvent,
  });
  const at = { by: "ana", item: null, spot: null, person: null, due: null };
  const noted = (note: string, kind: "question" | "note" = "question"): Happening => ({
    ...{ kind: "noted", note: { ...at, id: note, kind, body: `Body of ${note}` } },
  });
  const item = (id: string) => ({ id, title: "t", mode: "discussion" as const, minutes: 5, passage: null, prompt: "" });
  const added = (id: string): Happening => ({ kind: "item-added", item: item(id), before: null });
  const changed = (as: "question" | "decision", body = "Other words"): Happening => ({
    ...{ kind: "note-changed", note: "q", as, body, person: null, due: null },
  });

  test.each<[string, SessionEventLine[], string[]]>([
    ["of one that is over", [line("one", noted("q"))], ["q"]],
    ["not of one that still goes on", [line("one", noted("q"), false)], []],
    ["other notes are none", [line("one", noted("q", "note"))], []],
    ["taken away again", [line("one", noted("q")), line("one", { kind: "note-removed", note: "q" })], []],
    ["made a decision", [line("one", noted("q")), line("one", changed("decision"))], []],
    ["said in other words", [line("one", noted("q")), line("one", changed("question"))], ["q"]],
    ["its words were removed", [line("one", noted("q")), line("one", changed("question", ""))], []],
    ["taken up", [line("one", noted("q")), line("two", added("one/q"), false)], []],
    ["one of that id in another session is another", [line("one", noted("q")), line("two", added("two/q"))], ["q"]],
    [
      "taken up and taken out again",
      [line("one", noted("q")), line("two", added("one/q")), line("two", { kind: "item-removed", item: "one/q" })],
      ["q"],
    ],
    [
      "skipped",
      [
        line("one", noted("q")),
        line("two", added("one/q")),
        line("two", { kind: "item-ended", item: "one/q", skipped: true }),
      ],
      ["q"],
    ],
    [
      "talked about",
      [
        line("one", noted("q")),
        line("two", added("one/q")),
        line("two", { kind: "item-ended", item: "one/q", skipped: false }),
      ],
      [],
    ],
  ])("%s", (_, lines, notes) =>
    expect(parkedQuestions(lines, (session, note) => `${session}/${note}`).map(({ note }) => note)).toEqual(notes),
  );
});

describe("the page of an agenda", () => {
  let evening: Evenings;
  beforeAll(async () => void (evening = await evenings()));

  test("offers them to those who run it, and no more what was taken up", async () => {
    const { of, planned, tell, textId, blocks } = evening;
    const [block = "", other = ""] = blocks.slice(1);
    const before = await planned();
    await tell("host", before, { ask: "start" });
    await tell("host", before, { ask: "move", spot: { textId, block } });
    await tell("member", before, { ask: "note", note: mintId(), kind: "question", body: "What was a stint worth?" });
    const next = await planned();
    const offers = async () => (await agendaPage(of.people.host, next)).offers;
    expect((await offers()).parked).toEqual([]);
    await tell("host", before, { ask: "end" });
    const [question] = (await offers()).parked;
    expect(question).toMatchObject({
      item: { title: "What was a stint worth?", passage: { textId, from: block, to: block } },
      why: contestedWords.en.parkedIn("An evening"),
    });

    const { comment } = await postComment(of.people.member, textId, {
      body: "Why?",
      kind: "question",
      anchor: { block: other },
    });
    await postComment(of.people.moderator, textId, { body: "Because.", parentId: comment.id });
    const [place] = (await offers()).contested;
    expect(place?.item.passage).toEqual({ textId, from: other, to: other });
    expect(place?.why).toBe("2 comments by 2 people, 1 open question");
    expect(await talkedAbout(of.people.outsider, [textId])).toEqual([]);

    for (const { item } of [question, place].flatMap((each) => each ?? []))
      await tell("host", next, { ask: "add-item", item: { ...item, mode: "discussion", minutes: 10 } });
    expect(await offers()).toEqual({ parked: [], contested: [] });
    // Nor is it offered to another session of the group; taken out again, it is.
    const third = await planned();
    expect((await agendaPage(of.people.host, third)).offers.parked).toEqual([]);
    await tell("host", next, { ask: "remove-item", item: question?.item.id });
    expect((await agendaPage(of.people.host, third)).offers.parked).toHaveLength(1);
    expect(await endOf(agendaPage(of.people.member, next))).toBe("forbidden");
    expect(await endOf(agendaPage(of.people.outsider, next))).toBe("not-found");
  });
});
