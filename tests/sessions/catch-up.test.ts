/** What happened, for whoever was not there: as much as is left of the session, and no more. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { schema, write } from "#db/db.server";

import { postComment, removeComment } from "~/comments/comments.server";
import { mintId } from "~/mint";
import { catchUp } from "~/sessions/catch-up.server";
import { catchUpLimits, type CatchUp, type Told } from "~/sessions/catch-up";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { planSession } from "~/sessions/planning.server";
import { forgetMeetings } from "~/sessions/record.server";
import { textView } from "~/texts/texts.server";
import { endOf } from "../accounts/people";
import { circle, everybody, type Circle } from "../groups/circle";
import { makeText } from "../support/people";

process.env["LIMITS"] = "off";
let of: Circle;
let textId: string;
let blocks: string[];
let id: string;

beforeAll(async () => {
  of = await circle("public");
  textId = (await makeText(of.people.host, of.slug)).id;
  blocks = (await textView(of.people.host, textId)).sections.flatMap((section) =>
    section.blocks.map((each) => each.id),
  );
});
beforeEach(async () => void (id = await planned()));

async function planned(more: object = {}): Promise<string> {
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  const plan = { title: "An evening", startsAt, texts: [textId], ...more };
  return (await planSession(of.people.host, of.slug, plan)).sessions[0]?.id ?? "";
}

const tell = (who: keyof Circle["people"], ask: object) =>
  command(of.people[who], id, commandIn({ id: mintId(), ...ask }));
const newsOf = ({ moments }: CatchUp) => moments.flatMap(({ news }) => news);
const whatOf = <What extends Told["what"]>(page: CatchUp, what: What) =>
  newsOf(page).filter((each): each is Extract<Told, { what: What }> => each.what === what);

const secrets = {
  comment: "Of the wool, Plumzz",
  gone: "Grumbll",
  note: "We read on, Knorzz",
  words: "the price of wool",
};

async function evening(): Promise<void> {
  const passage = { textId, from: blocks[1], to: blocks[2] };
  await tell("host", {
    ask: "add-item",
    item: { id: mintId(), title: "Reading", mode: "discussion", minutes: 5, passage },
  });
  await tell("host", { ask: "start" });
  await tell("host", { ask: "next", from: null, to: null });
  await tell("member", { ask: "raise", hand: mintId(), person: of.people.member.id, words: secrets.words });
  await tell("moderator", { ask: "raise", hand: mintId(), person: of.people.moderator.id });
  await tell("host", { ask: "call", from: null, hand: null, turn: mintId() });
  const during = { sessionId: id };
  await postComment(of.people.member, textId, { body: secrets.comment, anchor: { block: blocks[1] } }, during);
  const { comment } = await postComment(of.people.member, textId, { body: secrets.gone }, during);
  await removeComment(of.people.member, comment.id);
  const poll = mintId();
  await tell("host", { ask: "open-poll", poll, kind: "yes-no", question: "On?", isSecret: true });
  await tell("member", { ask: "vote", poll, person: of.people.member.id, choice: 1 });
  await tell("host", { ask: "close-poll", poll });
  await tell("host", { ask: "open-poll", poll: mintId(), kind: "yes-no", question: "Still open?" });
  await tell("host", { ask: "note", note: mintId(), kind: "decision", body: secrets.note });
  const taken = mintId();
  await tell("host", { ask: "note", note: taken, kind: "note", body: "Taken back, Fnorgg" });
  await tell("host", { ask: "remove-note", note: taken });
}

describe("catching up", () => {
  test("tells where the group was, who spoke, who waited, what was asked, decided and written", async () => {
    await evening();
    const page = await catchUp(of.people.facilitator, id);
    expect(page.items).toEqual([{ at: 1, title: "Reading" }]);
    const speaks = page.moments.find((moment) => moment.speaks);
    expect(speaks).toMatchObject({
      ...{ block: blocks[1], item: "Reading", waiting: 1, here: 3 },
      speaks: { name: of.people.member.name, as: "point" },
    });
    expect(page.places[blocks[1] ?? ""]).toMatchObject({ number: 2, textId });
    expect(whatOf(page, "turn")).toEqual([
      { what: "turn", name: of.people.member.name, as: "point", words: secrets.words, seconds: null, given: null },
    ]);
    expect(whatOf(page, "comment")).toMatchObject([
      { name: of.people.member.name, isQuestion: false, excerpt: secrets.comment, number: 2 },
    ]);
    expect(whatOf(page, "poll-closed")).toMatchObject([{ isSecret: true, voted: 1, tally: [0, 1, 0] }]);
    expect(whatOf(page, "note")).toMatchObject([{ kind: "decision", body: secrets.note, by: of.people.host.name }]);
    const all = JSON.stringify(page);
    // Neither what was taken back, nor how a poll stands that is open, nor who voted.
    for (const gone of [secrets.gone, "Fnorgg"]) expect(all).not.toContain(gone);
    expect(whatOf(page, "poll-opened")).toHaveLength(2);
    expect(JSON.stringify(newsOf(page).filter(({ what }) => what.startsWith("poll")))).not.toContain("Mia");
    await tell("host", { ask: "end" });
    const over = await catchUp(of.people.member, id);
    expect(over.session.state).toBe("ended");
    expect(whatOf(over, "turn")[0]?.seconds).toEqual(expect.any(Number));
    expect(whatOf(over, "poll-closed")).toHaveLength(2);
  });

  test("names nobody where the group's minutes name nobody", async () => {
    id = await planned();
    await write((tx) => tx.update(schema.readingSessions).set({ namesInMinutes: false }));
    await evening();
    await tell("host", { ask: "draw-groups", after: 0 });
    await tell("host", { ask: "begin-round", first: null });
    const page = await catchUp(of.people.moderator, id);
    expect(whatOf(page, "groups")).toMatchObject([{ groups: [{ people: 3, names: null }] }]);
    expect(whatOf(page, "round")).toHaveLength(1);
    const all = JSON.stringify(page);
    for (const who of ["host", "member", "moderator"] as const) expect(all).not.toContain(of.people[who].name);
    expect(all).not.toContain(secrets.words);
    expect(page.moments.some(({ speaks }) => speaks?.name === null)).toBe(true);
    expect(whatOf(page, "comment")).toMatchObject([{ name: null, excerpt: secrets.comment }]);
    await write((tx) => tx.update(schema.readingSessions).set({ namesInMinutes: true }));
  });

  test("of a session that has not begun there is nothing to tell; it is found by those who may see it alone", async () => {
    expect((await catchUp(of.people.member, id)).moments).toEqual([]);
    await evening();
    const seen = await Promise.all(everybody.map(async (who) => [who, await endOf(catchUp(of.as(who), id))]));
    const outside = ["stranger", "outsider", "pending"];
    expect(seen).toEqual(everybody.map((who) => [who, outside.includes(who) ? "not-found" : "answered"]));
  });

  test("a record of thousands of lines is one page of moments", async () => {
    await tell("host", { ask: "start" });
    const at = Date.now();
    const line = (number: number) => ({
      ...{ sessionId: id, number, at: new Date(at + number * 1000), by: of.people.host.id, of: `c-${number}` },
      ...(number % 2 === 0
        ? { kind: "moved", data: { spot: { textId, block: blocks[number % 5] ?? null } } }
        : { kind: "turn-began", data: { turn: `t${number}`, person: of.people.host.id, as: "point", words: "" } }),
    });
    const [from, to] = [10, 6_010];
    const numbers = Array.from({ length: to - from }, (_, each) => each + from);
    await write(async (tx) => {
      await tx.delete(schema.sessionEvents);
      await tx
        .insert(schema.sessionEvents)
        .values([
          { sessionId: id, number: 1, at: new Date(at), by: null, of: "c", kind: "started", data: {} },
          ...Array.from({ length: 8 }, (_, each) => ({ ...line(2), number: each + 2 })),
        ]);
      for (let begin = 0; begin < numbers.length; begin += 500)
        await tx.insert(schema.sessionEvents).values(numbers.slice(begin, begin + 500).map(line));
      await tx.update(schema.readingSessions).set({ seq: to - 1 });
    });
    forgetMeetings();
    const page = await catchUp(of.people.member, id);
    expect(page.moments.length).toBeGreaterThan(20);
    expect(page.moments.length).toBeLessThanOrEqual(catchUpLimits.moments);
    for (const { news } of page.moments) expect(news.length).toBeLessThanOrEqual(catchUpLimits.news);
    expect(page.moments.some(({ more }) => more > 0)).toBe(true);
    expect(JSON.stringify(page).length).toBeLessThan(1_000_000);
  });
});
