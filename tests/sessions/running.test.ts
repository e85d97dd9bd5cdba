/** What those who run a session do for people without a device, and what others may not. */
import { beforeAll, expect, test } from "vitest";
import { recordFor, sessionState } from "~/sessions/record.server";
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
  await tell("host", id, { ask: "come", person: "old-tom-1", name: "Old Tom" });
  return id;
}

test("whoever runs it votes for people without a device, and others do not", async () => {
  const id = await running();
  await tell("host", id, { ask: "open-poll", poll: "poll-one-1", kind: "consent", question: "So?" });
  const vote = { ask: "vote", poll: "poll-one-1", person: "old-tom-1", choice: 2, reason: "Too fast" };
  expect(await endOf(tell("member", id, vote))).toBe("forbidden");
  const { mine } = await tell("host", id, vote);
  expect(mine.votedFor).toEqual({ "poll-one-1": ["old-tom-1"] });
  expect(mine.objections["poll-one-1"]).toEqual([{ reason: "Too fast", by: { id: "old-tom-1", name: "Old Tom" } }]);
  // Whoever has not voted is not swayed, and hears of nobody.
  const before = await sessionState(of.people.member, id);
  expect([before.mine.objections, before.mine.votedFor, before.now.polls[0]?.objections]).toEqual([{}, {}, []]);
  await tell("host", id, { ask: "close-poll", poll: "poll-one-1" });
  const { now } = await sessionState(of.people.member, id);
  expect(now.polls[0]?.objections).toEqual([{ reason: "Too fast", by: { id: "old-tom-1", name: "Old Tom" } }]);
});

test("who was here when it ended is here when it goes on; one name is one person", async () => {
  const id = await running();
  const again = { ask: "come", person: "old-tom-2", name: "old tom " };
  expect(await endOf(tell("host", id, again))).toBe("conflict");
  await tell("host", id, { ask: "end" });
  const { mine } = await tell("host", id, { ask: "reopen" });
  expect(mine.people.find((person) => person.id === "old-tom-1")?.isHere).toBe(true);
  await tell("host", id, { ask: "leave", person: "old-tom-1" });
  const back = (await tell("host", id, again)).mine.people.filter(({ hasDevice }) => !hasDevice);
  expect(back.map((person) => [person.id, person.isHere])).toEqual([["old-tom-1", true]]);
});

test("a speaker yields to the first who waits; nobody else calls", async () => {
  const id = await running();
  await tell("host", id, { ask: "raise", hand: "of-old-tom", person: "old-tom-1" });
  await tell("member", id, { ask: "raise", hand: "of-member-1", person: of.people.member.id });
  await tell("host", id, { ask: "call", hand: "of-member-1", turn: "turn-one-1" });
  const { now } = await tell("member", id, { ask: "call", from: "turn-one-1", turn: "turn-two-2" });
  expect(now.turn?.person.id).toBe("old-tom-1");
  expect(await endOf(tell("member", id, { ask: "call", from: "turn-two-2", turn: "turn-three" }))).toBe("forbidden");
});

test("the floor goes to whoever is chosen, and it shows who chose; nobody else gives it", async () => {
  const id = await running();
  const { host, member } = of.people;
  await tell("host", id, { ask: "raise", hand: "of-old-tom-1", person: "old-tom-1" });
  await tell("member", id, { ask: "come", person: member.id, name: "Me" });
  const give = (person: string, turn: string, from: string | null) => ({ ask: "give-floor", from, person, turn });
  for (const who of ["member", "moderator"] as const)
    expect(await endOf(tell(who, id, give(member.id, "turn-no-1", null)))).toBe("forbidden");
  expect(await endOf(tell("host", id, give(of.people.outsider.id, "turn-no-1", null)))).toBe("conflict");

  const first = (await tell("host", id, give(member.id, "turn-one-1", null))).now;
  expect(first.turn).toMatchObject({
    person: { id: member.id },
    given: { by: { id: host.id, name: host.name }, before: 1, asked: false },
  });
  expect(first.queue.map(({ person }) => person.id)).toEqual(["old-tom-1"]);
  // Somebody without a device who stands first has it by the rule, and waits no longer.
  const second = (await tell("host", id, give("old-tom-1", "turn-two-2", "turn-one-1"))).now;
  expect([second.turn?.given, second.turn?.person.name, second.queue]).toEqual([null, "Old Tom", []]);
  // Another facilitator who saw the first turn changes nothing.
  expect((await tell("host", id, give(member.id, "turn-3-3-3", "turn-one-1"))).now.turn?.id).toBe("turn-two-2");
  const { events } = await recordFor(member, id, 0);
  expect(events).toContainEqual(
    expect.objectContaining({ kind: "turn-began", by: host.id, given: { before: 1, asked: false } }),
  );
});
