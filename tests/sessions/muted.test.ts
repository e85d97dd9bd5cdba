/** Whoever is muted comes, listens and goes; what they would say there is refused, until when with it. */
import { beforeAll, expect, test } from "vitest";
import { write } from "#db/db.server";
import { restrain } from "~/groups/restraints.server";
import { mintId } from "~/mint";
import { messagesFor, sendMessage } from "~/sessions/messages.server";
import { planSession } from "~/sessions/planning.server";
import { answerInvitation } from "~/sessions/rsvps.server";
import { sessionFor } from "~/sessions/sessions.server";
import { canAmend, canAnswer, canRun, canTakePart, mayIn } from "~/sessions/session";
import { endOf } from "../accounts/people";
import { evenings, soon, type Evenings } from "./evening";

let evening: Evenings;
let id: string;
beforeAll(async () => {
  evening = await evenings();
  id = await evening.planned();
});
const mute = (who: "member" | "facilitator" | "host") =>
  write((tx) => restrain(tx, evening.of.id, evening.of.people[who].id, "mute", new Date(Date.now() + 3_600_000)));

test("a muted member", async () => {
  const { of, tell, planned } = evening;
  const { member, host } = of.people;
  await tell("host", id, { ask: "start" });
  await tell("member", id, { ask: "come", person: member.id, name: member.name });
  const hand = mintId();
  await tell("member", id, { ask: "raise", hand, person: member.id, kind: "point", words: "" });
  const poll = mintId();
  await tell("host", id, { ask: "open-poll", poll, kind: "choice", question: "Tea?", choices: ["yes", "no"] });
  const { message } = await sendMessage(member, id, { body: "Before." });
  await mute("member");

  const refused = [
    tell("member", id, { ask: "raise", hand: mintId(), person: member.id, kind: "point", words: "" }),
    tell("member", id, { ask: "vote", poll, person: member.id, choice: 0, reason: "" }),
    tell("member", id, { ask: "note", note: mintId(), kind: "note", body: "Mine." }),
    sendMessage(member, id, { body: "After." }),
    tell("member", id, { ask: "end" }),
  ];
  for (const each of await Promise.allSettled(refused)) {
    const said = each.status === "rejected" ? String(each.reason) : "it was done";
    expect(said).toMatch(/muted you in this group until/);
    expect(said).toContain(`/g/${of.slug}/standing`);
  }
  // What they sent they still read, their hand they take back, and they go.
  expect((await messagesFor(member, id)).map((each) => each.id)).toEqual([message.id]);
  expect(await endOf(tell("member", id, { ask: "lower", hand }))).toBe("answered");
  expect(await endOf(tell("member", id, { ask: "leave", person: member.id }))).toBe("answered");
  expect(await endOf(answerInvitation(member, await planned(), { answer: "yes" }))).toBe("answered");
  const { standing } = await sessionFor(member, id);
  expect([canRun, canTakePart, canAmend, canAnswer].map((rule) => rule(standing))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(mayIn(standing)).toBe("listen");
  expect(await endOf(tell("host", id, { ask: "note", note: mintId(), kind: "note", body: host.name }))).toBe(
    "answered",
  );
});

test("what a muted member is put down for they pass quietly or end, and nobody else's", async () => {
  const { of, textId, blocks, tell, planned } = evening;
  const { host, member, moderator } = of.people;
  const its = await planned();
  await tell("host", its, { ask: "start" });
  for (const who of ["member", "moderator"] as const)
    await tell(who, its, { ask: "come", person: of.people[who].id, name: of.people[who].name });
  await mute("member");
  const passage = { textId, from: blocks[1], to: blocks[1] };
  for (let at = 0; at < 6; at++) await tell("host", its, { ask: "add-reading", reading: mintId(), passage });
  const { roster } = (await tell("host", its, { ask: "rotate-readings" })).now;
  const read = (id: string) => roster.filter(({ reader }) => reader?.id === id).map((reading) => reading.id);
  const [own = "", another = ""] = read(member.id);
  const [theirs = ""] = read(moderator.id);
  const refused = async (ask: object) =>
    expect(await endOf(tell("member", its, ask)), JSON.stringify(ask)).toMatch(/^(?:forbidden|conflict)$/);
  await refused({ ask: "pass-reading", reading: theirs, person: moderator.id });
  const passed = await tell("member", its, { ask: "pass-reading", reading: own, person: member.id });
  expect(passed.now.roster.find(({ id }) => id === own)?.reader).toBeNull();
  await refused({ ask: "take-reading", reading: own, person: member.id });
  await tell("host", its, { ask: "begin-reading", reading: another });
  const ended = await tell("member", its, { ask: "end-reading", reading: another });
  expect(ended.now.roster.some(({ state }) => state === "reading")).toBe(false);

  await tell("host", its, { ask: "begin-round", first: member.id });
  await refused({ ask: "pass-round", person: moderator.id });
  await refused({ ask: "next-in-round", from: null, turn: mintId() });
  const { round } = (await tell("member", its, { ask: "pass-round", person: member.id })).now;
  expect(round?.waiting.map(({ id }) => id).sort()).toEqual([host.id, moderator.id].sort());
  const turn = mintId();
  await tell("host", its, { ask: "give-floor", from: null, person: member.id, turn, kind: "point" });
  expect((await tell("member", its, { ask: "end-turn", turn })).now.turn).toBeNull();
});

test("a muted facilitator leads nothing, also where they were asked to by name", async () => {
  const { of } = evening;
  const { facilitator } = of.people;
  const its = await evening.planned({ facilitators: [facilitator.id] });
  await mute("facilitator");
  expect(await endOf(evening.tell("facilitator", its, { ask: "start" }))).toBe("forbidden");
  expect(await endOf(planSession(facilitator, of.slug, { title: "Mine", startsAt: soon(), texts: [] }))).toBe(
    "forbidden",
  );
});
