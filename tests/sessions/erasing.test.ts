/** Whoever deletes their account is named by no session any more, and says nothing there if they wished so. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import { mintId } from "~/mint";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { eraseFromSessions, ownSessions } from "~/sessions/erasing.server";
import { messagesFor, sendMessage } from "~/sessions/messages.server";
import { planSession } from "~/sessions/planning.server";
import { sessionState } from "~/sessions/record.server";
import { timePoll } from "~/sessions/time-poll-views.server";
import { answerTimes, askForTimes } from "~/sessions/time-polls.server";
import { answerInvitation } from "~/sessions/rsvps.server";
import { circle } from "../groups/circle";

async function evening() {
  const { people, slug } = await circle("private");
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const [session] = (await planSession(people.host, slug, { title: "An evening", startsAt })).sessions;
  const id = session?.id ?? "";
  const tell = (who: "host" | "member", ask: object) => command(people[who], id, commandIn({ id: mintId(), ...ask }));
  await answerInvitation(people.member, id, { answer: "yes", note: "Plumzz note" });
  const { poll: times } = await askForTimes(people.host, slug, { title: "Plumzz times", options: [{ startsAt }] });
  await answerTimes(people.member, times.id, { answers: [{ startsAt: times.options[0]?.startsAt, answer: "maybe" }] });
  await tell("host", { ask: "start" });
  const poll = mintId();
  await tell("host", { ask: "open-poll", poll, kind: "consent", question: "Go on?" });
  const mine = people.member.id;
  await tell("member", { ask: "raise", hand: mintId(), person: mine, words: "Plumzz words" });
  await tell("member", { ask: "vote", poll, person: mine, choice: 2, reason: "Plumzz reason" });
  await sendMessage(people.member, id, { body: "Plumzz message" });
  const note = { note: mintId(), kind: "minutes" };
  await tell("member", { ask: "note", ...note, body: "Plumzz first" });
  await tell("member", { ask: "change-note", ...note, body: "Plumzz second" });
  await tell("host", { ask: "call", from: null, turn: mintId() });
  const lines = async () =>
    JSON.stringify(await read().select().from(schema.sessionEvents).where(eq(schema.sessionEvents.sessionId, id)));
  return {
    people,
    id,
    times: times.id,
    lines,
    shows: async () => JSON.stringify((await sessionState(people.host, id)).now),
  };
}

describe("an account that is deleted", () => {
  test("keeps its words without its name", async () => {
    const { people, id, lines, shows } = await evening();
    const { name } = people.member;
    expect(await lines()).toContain(name);
    await eraseFromSessions(people.member.id, "keep-words");
    expect(await lines()).not.toContain(name);
    expect(await shows()).not.toContain(name);
    expect(await shows()).toContain("Plumzz second");
    // What was for a few alone goes in any case.
    expect(await messagesFor(people.host, id)).toEqual([]);
    const { now } = await sessionState(people.host, id);
    expect(now).toMatchObject({ turn: { person: { name: "somebody who is gone" } } });
    await eraseFromSessions(people.member.id, "keep-words");
    expect((await sessionState(people.host, id)).now.seq).toBe(now.seq);
  });

  test("says nothing any more where that was wished", async () => {
    const { people, times, lines, shows } = await evening();
    expect((await timePoll(people.host, times)).people).toHaveLength(1);
    await eraseFromSessions(people.member.id, "remove-words");
    expect(await timePoll(people.host, times)).toMatchObject({ people: [], answered: 0 });
    expect(await lines()).not.toMatch(/Plumzz/);
    expect(await lines()).not.toContain(people.member.name);
    expect(await shows()).not.toMatch(/Plumzz/);
  });
});

test("one's own export has what one said, and nobody else's", async () => {
  const { people, id } = await evening();
  const mine = JSON.stringify(await ownSessions(people.member.id));
  for (const word of ["note", "words", "reason", "message", "first", "second", "times"])
    expect(mine).toContain(`Plumzz ${word}`);
  expect(mine).not.toContain(people.host.name);
  expect(await ownSessions(people.outsider.id)).toEqual({ timePolls: [], readingSessions: [] });
  expect((await sessionState(people.host, id)).now.seq).toBeGreaterThan(0);
});
