/** What those who run a session do for people without a device, and what others may not. */
import { beforeAll, expect, test } from "vitest";
import { sessionState } from "~/sessions/record.server";
import { endOf } from "../accounts/people";
import { evenings, type Evenings } from "./evening";

process.env["LIMITS"] = "off";
let of: Evenings["of"];
let planned: Evenings["planned"];
let tell: Evenings["tell"];
beforeAll(async () => void ({ of, planned, tell } = await evenings()));

async function running(): Promise<string> {
  const id = await planned();
  await tell("host", id, { ask: "start" });
  await tell("host", id, { ask: "come", person: "tom", name: "Old Tom" });
  await tell("member", id, { ask: "come", person: of.people.member.id, name: "" }).catch(() => undefined);
  return id;
}

test("whoever runs it votes for people without a device, and others do not", async () => {
  const id = await running();
  await tell("host", id, { ask: "open-poll", poll: "poll-1", kind: "consent", question: "So?" });
  const vote = { ask: "vote", poll: "poll-1", person: "tom", choice: 2, reason: "Too fast" };
  expect(await endOf(tell("member", id, vote))).toBe("forbidden");
  const { mine } = await tell("host", id, vote);
  expect(mine.votedFor).toEqual({ "poll-1": ["tom"] });
  expect(mine.objections["poll-1"]).toEqual([{ reason: "Too fast", by: { id: "tom", name: "Old Tom" } }]);
  // Whoever has not voted is not swayed, and hears of nobody.
  const before = await sessionState(of.people.member, id);
  expect([before.mine.objections, before.mine.votedFor, before.now.polls[0]?.objections]).toEqual([{}, {}, []]);
  await tell("host", id, { ask: "close-poll", poll: "poll-1" });
  const { now } = await sessionState(of.people.member, id);
  expect(now.polls[0]?.objections).toEqual([{ reason: "Too fast", by: { id: "tom", name: "Old Tom" } }]);
});

test("who was here when it ended is here when it goes on; one name is one person", async () => {
  const id = await running();
  const again = { ask: "come", person: "tom-2", name: "old tom " };
  expect(await endOf(tell("host", id, again))).toBe("conflict");
  await tell("host", id, { ask: "end" });
  const { mine } = await tell("host", id, { ask: "reopen" });
  expect(mine.people.find((person) => person.id === "tom")?.isHere).toBe(true);
  await tell("host", id, { ask: "leave", person: "tom" });
  const back = (await tell("host", id, again)).mine.people.filter(({ hasDevice }) => !hasDevice);
  expect(back.map((person) => [person.id, person.isHere])).toEqual([["tom", true]]);
});

test("a speaker yields to the first who waits; nobody else calls", async () => {
  const id = await running();
  await tell("host", id, { ask: "raise", hand: "of-tom", person: "tom" });
  await tell("host", id, { ask: "give-floor", person: of.people.member.id, turn: "turn-1" }).catch(async () => {
    await tell("member", id, { ask: "raise", hand: "of-member", person: of.people.member.id });
    await tell("host", id, { ask: "call", hand: "of-member", turn: "turn-1" });
  });
  expect(await endOf(tell("facilitator", id, { ask: "call", from: "turn-0", turn: "turn-9" }))).toBe("fine");
  const { now } = await tell("member", id, { ask: "call", from: "turn-1", turn: "turn-2" });
  expect(now.turn?.person.id).toBe("tom");
  expect(await endOf(tell("member", id, { ask: "call", from: "turn-2", turn: "turn-3" }))).toBe("forbidden");
});
