/** An evening as a program runs it that knows nothing but the contract; answers are held against the document. */
import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { addresses, schemaOf } from "~/api/addresses";
import type { Method } from "~/api/operation";
import type { SignedIn } from "~/accounts/user";
import { addMember, makeGroup, makeText, makeUser, tokenOf } from "../support/people";
import { call, type Answer, type Json } from "./client";

let host: SignedIn, member: SignedIn;
let token: string, members: string, slug: string, text: Json, id: string;

beforeAll(async () => {
  [host, member] = [await makeUser(), await makeUser()];
  slug = await makeGroup(host, "private");
  await addMember(slug, member);
  [token, members] = [await tokenOf(host), await tokenOf(member)];
  text = (await call("GET", `/texts/${(await makeText(host, slug)).id}`, { token })).body;
  const made = await ask("POST", "/groups/{slug}/sessions", token, {
    ...{ id: "an-evening-01", title: "The fields", day: "2027-05-12", time: "19:00", timeZone: "Europe/Berlin" },
    texts: [text.id],
  });
  expect(made.status).toBe(201);
  expect(made.headers.get("Location")).toBe("/api/v1/sessions/an-evening-01");
  expect(made.body).toMatchObject({ id: "an-evening-01", startsAt: "2027-05-12T17:00:00.000Z", state: "planned" });
  id = made.body.id;
});

/** Asks, and holds the answer against what the document says of that address. */
async function ask(method: Method, address: string, as: string, body?: object, more: Record<string, string> = {}) {
  const path = address.replace(/\{(\w+)\}/g, (_, name: string) => more[name] ?? (name === "slug" ? slug : id));
  const answer: Answer = await call(method, path, { token: as, body });
  const gives = addresses[address]?.[method]?.gives ?? {};
  if (answer.status < 300) {
    expect(Object.keys(gives)).toContain(String(answer.status));
    const name = gives[answer.status];
    if (name) expect((schemaOf(name) as z.ZodType).safeParse(answer.body).error?.issues ?? []).toEqual([]);
  }
  return answer;
}

const blocks = () => text.sections.flatMap((section: Json) => section.blocks.map((block: Json) => block.id as string));

test("sent twice it is one, and it stands in the list", async () => {
  const again = await ask("POST", "/groups/{slug}/sessions", token, {
    ...{ id: "an-evening-01", title: "The fields", startsAt: "2027-05-12T17:00:00Z" },
  });
  expect(again.status).toBe(200);
  const list = await ask("GET", "/groups/{slug}/sessions", members);
  expect(list.body.items.map((line: Json) => line.id)).toEqual(["an-evening-01"]);
  expect((await call("GET", `/groups/${slug}/sessions?when=past`, { token })).body.items).toEqual([]);
});

test("an evening: who comes, the agenda, place, queue, turns, polls, and the end", async () => {
  expect((await ask("PUT", "/sessions/{id}/rsvp", members, { answer: "yes", note: "late" })).body).toMatchObject({
    ...{ answer: "yes", waits: false },
  });
  expect((await ask("GET", "/sessions/{id}/rsvp", members)).body.coming).toEqual({ yes: 1, maybe: 0, no: 0 });
  expect((await ask("GET", "/sessions/{id}/rsvps", members)).body.items).toHaveLength(1);

  const [first, second] = blocks();
  const passage = { textId: text.id, from: first, to: second };
  const item = { id: "item-number-1", title: "Together", mode: "discussion", minutes: 20, passage };
  expect((await ask("POST", "/sessions/{id}/agenda", token, item)).status).toBe(201);
  expect((await ask("POST", "/sessions/{id}/agenda", token, item)).status).toBe(200);
  const started = await ask("PATCH", "/sessions/{id}", token, { state: "live" });
  expect(started.body).toMatchObject({ state: "live", now: { state: "live" } });

  await ask("POST", "/sessions/{id}/agenda/next", token, { from: null });
  expect((await ask("GET", "/sessions/{id}/position", members)).body.spot).toEqual({ textId: text.id, block: first });
  await ask("PATCH", "/sessions/{id}/agenda/{item}", token, { extend: 5 }, { item: item.id });
  expect((await ask("GET", "/sessions/{id}/agenda", members)).body.items[0]).toMatchObject({
    extended: 5,
    state: "current",
  });
  await ask("PUT", "/sessions/{id}/position", token, { spot: { textId: text.id, block: second } });
  expect((await ask("PUT", "/sessions/{id}/position", members, { spot: null })).status).toBe(403);

  const hand = await ask("POST", "/sessions/{id}/queue", members, { id: "hand-number-1", words: "on the second word" });
  expect([hand.status, hand.body.because]).toEqual([201, { why: "spoke", times: 0 }]);
  expect((await ask("POST", "/sessions/{id}/queue", members, { words: "another word" })).status).toBe(200);
  await ask("PATCH", "/sessions/{id}/queue/{hand}", members, { kind: "question" }, { hand: "hand-number-1" });
  expect((await ask("GET", "/sessions/{id}/queue", members)).body.items).toMatchObject([
    { id: "hand-number-1", kind: "question", words: "another word" },
  ]);
  expect((await ask("POST", "/sessions/{id}/turns", members, {})).status).toBe(403);
  expect((await ask("POST", "/sessions/{id}/turns", token, { id: "turn-number-1" })).body.turn).toMatchObject({
    ...{ id: "turn-number-1", person: { id: member.id } },
  });
  expect(
    (await ask("DELETE", "/sessions/{id}/turns/{turn}", members, undefined, { turn: "turn-number-1" })).status,
  ).toBe(204);
  expect((await ask("GET", "/sessions/{id}/turns", members)).body).toMatchObject({ turn: null, over: 1 });

  const poll = {
    id: "poll-number-1",
    kind: "choice",
    question: "Where next?",
    choices: ["On", "Back"],
    isSecret: true,
  };
  await ask("POST", "/sessions/{id}/polls", token, poll);
  const vote = (choice: number) =>
    ask("PUT", "/sessions/{id}/polls/{poll}/vote", members, { choice }, { poll: poll.id });
  expect((await vote(1)).body.items[0]).toMatchObject({ voted: 1, tally: null });
  expect((await vote(0)).status).toBe(409);
  expect((await vote(9)).status).toBe(409);
  await ask("PATCH", "/sessions/{id}/polls/{poll}", token, { state: "closed" }, { poll: poll.id });
  expect((await ask("GET", "/sessions/{id}/polls", members)).body.items[0]).toMatchObject({ tally: [0, 1] });

  const note = { id: "note-number-1", ask: "note", note: "note-number-1", kind: "decision", body: "We go on." };
  // Decisions are put down by those who run it.
  expect((await ask("POST", "/sessions/{id}/commands", members, note)).status).toBe(403);
  expect((await ask("POST", "/sessions/{id}/commands", token, note)).body.now.notes).toMatchObject([
    { body: "We go on." },
  ]);
  expect((await ask("PATCH", "/sessions/{id}", token, { state: "ended" })).body.now).toMatchObject({ state: "ended" });
  const { body } = await ask("GET", "/sessions/{id}/events", members);
  expect(body.events.map((line: Json) => line.number)).toEqual(body.events.map((_: Json, at: number) => at + 1));
  expect(JSON.stringify(body.events.filter(({ kind }: Json) => kind === "voted"))).not.toContain("choice");
});

describe("is told what is wrong:", () => {
  test.each<[string, Method, string, object, string[]]>([
    [
      "a time that the clock skips",
      "POST",
      "/groups/{slug}/sessions",
      { title: "x1", day: "2027-03-28", time: "02:30", timeZone: "Europe/Berlin" },
      ["time"],
    ],
    ["an ask that is none", "POST", "/sessions/{id}/commands", { id: "abcdefgh", ask: "constructor" }, ["ask"]],
    ["a command without an id", "POST", "/sessions/{id}/commands", { ask: "start" }, ["id"]],
    ["a position that is none", "PUT", "/sessions/{id}/position", {}, ["spot"]],
    ["a state that is none", "PATCH", "/sessions/{id}", { state: "over" }, ["state"]],
    ["an answer that is none", "PUT", "/sessions/{id}/rsvp", { answer: "well" }, ["answer"]],
    ["customs with nothing in them", "PUT", "/groups/{slug}/session-customs", {}, ["rules", "guests", "amendmentDays"]],
  ])("%s", async (_, method, address, body, fields) => {
    const answer = await ask(method, address, token, body);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.errors)).toEqual(expect.arrayContaining(fields));
  });
});

test("lists by `when` alone: what is none of these is told, not taken for another", async () => {
  const listed = (when: string) => call("GET", `/groups/${slug}/sessions?when=${when}`, { token: members });
  for (const when of ["coming", "past", "all"]) expect((await listed(when)).status).toBe(200);
  for (const when of ["bogus", "", "Coming"]) {
    const { status, body } = await listed(when);
    expect([status, Object.keys(body.errors)]).toEqual([422, ["when"]]);
  }
});

test("templates are kept and dropped; those of the product stay", async () => {
  const item = { title: "Welcome", mode: "go-round", minutes: 5, prompt: "" };
  const kept = await ask("POST", "/groups/{slug}/session-templates", token, { name: "Ours", items: [item] });
  const list = () => ask("GET", "/groups/{slug}/session-templates", members);
  expect((await list()).body.items[0]).toMatchObject({ name: "Ours", items: [item] });
  await ask("DELETE", "/groups/{slug}/session-templates/{id}", token, undefined, { id: kept.body.id });
  expect((await list()).body.items.map((each: Json) => each.name)).not.toContain("Ours");
  expect((await list()).body.items.length).toBeGreaterThan(0);
});
