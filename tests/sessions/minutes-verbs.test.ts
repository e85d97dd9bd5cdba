/** Minutes against the database: who writes, who reads when, and that no version is ever changed. */
import { beforeAll, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { eq } from "drizzle-orm";
import { noticesFor } from "~/comments/inbox.server";
import { mintId } from "~/mint";
import { saidOf } from "~/notices/said";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { answerAmendment, proposeAmendment, withdrawAmendment } from "~/sessions/amendments.server";
import { minutesFor, minutesVersion, writeMinutes } from "~/sessions/minutes.server";
import { minutesLimits } from "~/sessions/minutes-view";
import { planSession } from "~/sessions/planning.server";
import { screenToRun } from "~/sessions/screens.server";
import { endOf } from "../accounts/people";
import { circle, type Circle } from "../groups/circle";

let of: Circle;
beforeAll(async () => {
  of = await circle("private");
});

async function evening(ends = true): Promise<string> {
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const [session] = (await planSession(of.people.host, of.slug, { title: "An evening", startsAt })).sessions;
  const id = session?.id ?? "";
  const tell = (ask: object) => command(of.people.host, id, commandIn({ id: mintId(), ...ask }));
  await tell({ ask: "start" });
  for (const who of ["member", "moderator"] as const)
    await command(
      of.people[who],
      id,
      commandIn({ id: mintId(), ask: "come", person: of.people[who].id, name: of.people[who].name }),
    );
  await tell({ ask: "note", note: mintId(), kind: "decision", body: "Plumzz" });
  if (ends) await tell({ ask: "end" });
  return id;
}

const step = (who: keyof Circle["people"], id: string, of_: object) => writeMinutes(of.people[who], id, of_);

describe("minutes", () => {
  test("are written when it is over, by those who run it", async () => {
    const running = await evening(false);
    expect(await endOf(step("host", running, { step: "record", version: 0 }))).toBe("conflict");
    const id = await evening();
    for (const who of ["member", "moderator"] as const)
      expect(await endOf(step(who, id, { step: "record", version: 0 }))).toBe("forbidden");
    expect(await endOf(step("outsider", id, { step: "record", version: 0 }))).toBe("not-found");
    expect(await step("facilitator", id, { step: "record", version: 0 })).toMatchObject({ state: "draft", version: 1 });
  });

  test("are nobody else's while they are a draft, and all members' once shown", async () => {
    const id = await evening();
    await step("host", id, { step: "record", version: 0 });
    const draft = await minutesFor(of.people.member, id);
    expect(JSON.stringify(draft)).not.toContain("Plumzz");
    expect(draft).toMatchObject({ state: null, versions: [], mayWrite: false, mayAmend: false });
    expect(await endOf(minutesVersion(of.people.member, id, 1))).toBe("not-found");
    await step("host", id, { step: "show", version: 1 });
    const shown = await minutesFor(of.people.member, id);
    expect(shown).toMatchObject({ state: "shown", version: 2, mayAmend: true, mayWrite: false });
    expect(shown.body).toContain("Plumzz");
    // What was there before it was shown stays theirs who wrote it.
    expect(shown.versions.map(({ version }) => version)).toEqual([2]);
    expect(await endOf(minutesVersion(of.people.member, id, 1))).toBe("not-found");
    expect(await endOf(minutesFor(of.people.outsider, id))).toBe("not-found");
  });

  test("two who write at once lose nothing: the second is told, and no version is overwritten", async () => {
    const id = await evening();
    await step("host", id, { step: "record", version: 0 });
    await step("facilitator", id, { step: "save", version: 1, body: "First" });
    expect(await endOf(step("host", id, { step: "save", version: 1, body: "Second" }))).toBe("conflict");
    expect(await minutesVersion(of.people.host, id, 2)).toMatchObject({ body: "First" });
    expect((await minutesVersion(of.people.host, id, 1)).body).toContain("Plumzz");
  });

  test("are approved only when they were shown, and then stay as they are", async () => {
    const id = await evening();
    await step("host", id, { step: "record", version: 0 });
    expect(await endOf(step("host", id, { step: "approve", version: 1 }))).toBe("conflict");
    await step("host", id, { step: "show", version: 1 });
    expect(await step("host", id, { step: "approve", version: 2, anyway: true })).toMatchObject({
      state: "approved",
      version: 3,
    });
    for (const what of ["record", "save", "show", "approve"])
      expect(await endOf(step("host", id, { step: what, version: 3, body: "x" }))).toBe("conflict");
  });

  test("what was planned since they were written is told to their writers, until they tell it", async () => {
    const id = await evening();
    await step("host", id, { step: "record", version: 0 });
    const startsAt = new Date(Date.now() + 9 * 86_400_000).toISOString();
    await planSession(of.people.host, of.slug, { title: "After it", startsAt });
    const { since } = await minutesFor(of.people.host, id);
    expect(since).toMatch(/^After it: /);
    await step("host", id, { step: "show", version: 1 });
    expect((await minutesFor(of.people.member, id)).since).toBeNull();
    const again = await step("host", id, { step: "record", version: 2 });
    expect(again.since).toBeNull();
    expect(again.body).toContain(since);
  });

  test("wrong steps are told by field", async () => {
    const id = await evening();
    expect(await endOf(step("host", id, { step: "burn", version: 0 }))).toBe("invalid");
    expect(await endOf(step("host", id, { step: "save", version: 0, body: "" }))).toBe("invalid");
    expect(await endOf(step("host", id, { step: "save", version: 0, body: "x".repeat(60_001) }))).toBe("invalid");
  });
});

test("a session whose minutes are approved does not go on: what would happen then could come into none", async () => {
  const id = await evening();
  const tell = (ask: string) => endOf(command(of.people.host, id, commandIn({ id: mintId(), ask })));
  await step("host", id, { step: "record", version: 0 });
  await step("host", id, { step: "show", version: 1 });
  expect([await tell("reopen"), await tell("end")]).toEqual(["answered", "answered"]);
  const isClosed = async () => (await screenToRun(of.people.host, id, "en")).isClosed;
  expect(await isClosed()).toBe(false);
  await step("host", id, { step: "approve", version: 2, anyway: true });
  expect(await tell("reopen")).toBe("conflict");
  // Where it was run it is told so instead of a button.
  expect(await isClosed()).toBe(true);
});

describe("amendments", () => {
  const { notices } = schema;
  const toldOf = (amendment: string) =>
    read()
      .select({ userId: notices.userId, data: notices.data })
      .from(notices)
      .where(eq(notices.key, `amendment:${amendment}`));

  test("nobody fills all there is room for", async () => {
    const id = await evening();
    await step("host", id, { step: "record", version: 0 });
    await step("host", id, { step: "show", version: 1 });
    const propose = (who: "member" | "moderator") =>
      endOf(proposeAmendment(of.people[who], id, { id: mintId(), body: "It was otherwise." }));
    const ends = await Promise.all(Array.from({ length: 30 }, () => propose("member")));
    expect(ends.filter((end) => end === "answered")).toHaveLength(minutesLimits.amendmentsOfOne);
    expect(new Set(ends)).toEqual(new Set(["answered", "conflict"]));
    expect(await propose("moderator")).toBe("answered");
  });

  async function shown(): Promise<string> {
    const id = await evening();
    await step("host", id, { step: "record", version: 0 });
    await step("host", id, { step: "show", version: 1 });
    return id;
  }

  test("are members' to propose, and decided by those who run it, with a reason", async () => {
    const id = await shown();
    const mine = { id: mintId(), body: "It was the hay." };
    const { amendment: made, created } = await proposeAmendment(of.people.member, id, mine);
    expect(created).toBe(true);
    expect(await proposeAmendment(of.people.member, id, mine)).toEqual({ amendment: made, created: false });
    expect(await endOf(proposeAmendment(of.people.moderator, id, mine))).toBe("invalid");
    expect((await minutesFor(of.people.host, id)).amendments).toHaveLength(1);
    expect(await endOf(proposeAmendment(of.people.outsider, id, { body: "x" }))).toBe("not-found");
    expect(await endOf(answerAmendment(of.people.member, id, made.id, { state: "taken" }))).toBe("forbidden");
    expect(await endOf(answerAmendment(of.people.host, id, made.id, { state: "declined" }))).toBe("invalid");
    expect(await answerAmendment(of.people.host, id, made.id, { state: "declined", answer: "No." })).toMatchObject({
      ...{ state: "declined", answer: "No." },
    });
    const other = await shown();
    expect(await endOf(answerAmendment(of.people.host, other, made.id, { state: "taken" }))).toBe("not-found");
    // An id that stands in another session is taken, whoever's it is.
    for (const who of ["member", "moderator"] as const)
      expect(await endOf(proposeAmendment(of.people[who], other, mine))).toBe("invalid");
    expect((await minutesFor(of.people.host, other)).amendments).toEqual([]);
  });

  test("are those's who were there: a member who was not is told so, and may still read", async () => {
    const id = await shown();
    const absent = of.people.facilitator;
    expect(await minutesFor(absent, id)).toMatchObject({ isOpen: true, wasHere: false, mayAmend: false });
    expect(await minutesFor(of.people.member, id)).toMatchObject({ isOpen: true, wasHere: true, mayAmend: true });
    expect(await endOf(proposeAmendment(absent, id, { body: "It was the hay." }))).toBe("forbidden");
  });

  test("are withdrawn by whoever proposed them, and by nobody else, while they are open: their words go", async () => {
    const id = await shown();
    const mine = { id: mintId(), body: "It was Plotzenbach." };
    await proposeAmendment(of.people.member, id, mine);
    for (const who of ["host", "facilitator", "moderator", "outsider"] as const)
      expect(await endOf(withdrawAmendment(of.people[who], id, mine.id))).toBe("not-found");
    expect(await endOf(withdrawAmendment(of.people.member, await shown(), mine.id))).toBe("not-found");
    expect(await endOf(withdrawAmendment(of.people.member, id, mintId()))).toBe("not-found");
    for (const time of ["once", "twice"])
      expect(await endOf(withdrawAmendment(of.people.member, id, mine.id)), time).toBe("answered");
    const now = await minutesFor(of.people.host, id);
    expect(now.amendments).toMatchObject([{ id: mine.id, state: "withdrawn", body: "", answer: "" }]);
    expect(JSON.stringify(await read().select().from(schema.amendments))).not.toContain("Plotzenbach");
    // Sent again late it is the same one, and whoever runs it decides on it no more; what they wrote for it is not saved by the way.
    expect(await proposeAmendment(of.people.member, id, mine)).toMatchObject({
      ...{ created: false, amendment: { state: "withdrawn", body: "" } },
    });
    const decided = answerAmendment(of.people.host, id, mine.id, { state: "declined", answer: "No." });
    expect(await endOf(decided)).toBe("conflict");
    const take = { step: "save", version: 2, body: "Otherwise.", amendment: mine.id };
    expect(await endOf(step("host", id, take))).toBe("conflict");
    expect(await step("host", id, { step: "approve", version: 2, anyway: true })).toMatchObject({
      ...{ version: 3, amendments: [{ state: "withdrawn" }] },
    });
    expect(await toldOf(mine.id)).toEqual([]);
  });

  test("are not withdrawn once they were decided on", async () => {
    const id = await shown();
    const propose = async () => (await proposeAmendment(of.people.member, id, { body: "It was late." })).amendment.id;
    const [declined, lapsed] = [await propose(), await propose()];
    await answerAmendment(of.people.host, id, declined, { state: "declined", answer: "No." });
    await step("host", id, { step: "approve", version: 2, anyway: true });
    for (const each of [declined, lapsed])
      expect(await endOf(withdrawAmendment(of.people.member, id, each))).toBe("conflict");
    expect((await minutesFor(of.people.host, id)).amendments).toMatchObject([
      ...[{ state: "declined", body: "It was late." }, { state: "lapsed" }],
    ]);
  });

  test("are taken in by the words that are saved, in one step, and their author hears of it", async () => {
    const id = await shown();
    const { id: amendment } = (await proposeAmendment(of.people.member, id, { body: "It was the hay." })).amendment;
    const take = { step: "save", version: 2, body: "The hay.", amendment, answer: "So it was." };
    expect(await endOf(step("member", id, take))).toBe("forbidden");
    expect(await endOf(step("host", id, { ...take, version: 1 }))).toBe("conflict");
    expect(await endOf(step("host", id, { ...take, amendment: mintId() }))).toBe("not-found");
    // What was refused has changed neither.
    expect(await minutesFor(of.people.host, id)).toMatchObject({ version: 2, amendments: [{ state: "open" }] });
    expect(await step("host", id, take)).toMatchObject({
      ...{ version: 3, body: "The hay.", state: "shown" },
      amendments: [{ state: "taken", answer: "So it was." }],
    });
    expect(await toldOf(amendment)).toEqual([{ userId: of.people.member.id, data: { what: "taken" } }]);
  });

  test("that are open, or can still be proposed, hold back the approval until it is asked for all the same", async () => {
    const id = await shown();
    const approve = { step: "approve", version: 2 };
    expect(await endOf(step("host", id, approve))).toBe("conflict");
    const { id: amendment } = (await proposeAmendment(of.people.member, id, { body: "It was the hay." })).amendment;
    const long = new Date(Date.now() - 9 * 86_400_000);
    await write((tx) =>
      tx.update(schema.sessionMinutes).set({ at: long }).where(eq(schema.sessionMinutes.sessionId, id)),
    );
    expect(await endOf(step("host", id, approve))).toBe("conflict");
    await answerAmendment(of.people.host, id, amendment, { state: "declined", answer: "No." });
    expect(await step("host", id, approve)).toMatchObject({ state: "approved" });
    expect(await endOf(answerAmendment(of.people.host, id, amendment, { state: "taken" }))).toBe("conflict");
    const soon = await shown();
    expect(await step("host", soon, { ...approve, anyway: true })).toMatchObject({ state: "approved" });
  });

  test("stay decided as they were once the minutes are approved; what was left open is not taken in, as its author hears", async () => {
    const id = await shown();
    const propose = async (body: string) => (await proposeAmendment(of.people.member, id, { body })).amendment.id;
    const [taken, open] = [await propose("It was the hay."), await propose("It was late.")];
    const { id: own } = (await proposeAmendment(of.people.host, id, { body: "It was I." })).amendment;
    await step("host", id, { step: "save", version: 2, body: "The hay.", amendment: taken });
    expect(await step("host", id, { step: "approve", version: 3, anyway: true })).toMatchObject({
      amendments: [
        { id: taken, state: "taken" },
        { id: open, state: "lapsed", answer: "" },
        { id: own, state: "lapsed" },
      ],
    });
    const decide = (amendment: string, state: string) =>
      endOf(answerAmendment(of.people.host, id, amendment, { state, answer: "After all." }));
    expect(await decide(taken, "declined")).toBe("conflict");
    expect(await decide(open, "taken")).toBe("conflict");
    expect(await decide(open, "declined")).toBe("conflict");
    expect(await decide(mintId(), "declined")).toBe("not-found");
    expect((await minutesFor(of.people.member, id)).amendments.map(({ state }) => state)).toEqual([
      ...["taken", "lapsed", "lapsed"],
    ]);
    // What was left open by an approval before it closed anything is told to be the same.
    await write((tx) => tx.update(schema.amendments).set({ state: "open" }).where(eq(schema.amendments.id, open)));
    expect((await minutesFor(of.people.member, id)).amendments[1]).toMatchObject({ id: open, state: "lapsed" });
    expect(await decide(open, "declined")).toBe("conflict");
    // Whoever approves hears nothing of what they proposed themselves.
    expect(await toldOf(taken)).toEqual([{ userId: of.people.member.id, data: { what: "taken" } }]);
    expect(await toldOf(open)).toEqual([{ userId: of.people.member.id, data: { what: "lapsed" } }]);
    expect(await toldOf(own)).toEqual([]);
    const [news] = (await noticesFor(of.people.member, { limit: 50, after: null })).items.filter(
      ({ amendment }) => amendment === "lapsed",
    );
    expect(news).toMatchObject({ kind: "minutes-shown", url: `/s/${id}/minutes#amendments`, approved: false });
    expect(news && saidOf(news)).toBe("approved minutes without your amendment, which was still open");
  });

  test("come in time: neither to a draft, nor after the days, nor once approved, nor in an archived group", async () => {
    const draft = await evening();
    await step("host", draft, { step: "record", version: 0 });
    expect(await endOf(proposeAmendment(of.people.member, draft, { body: "x" }))).toBe("conflict");
    const late = await shown();
    const long = new Date(Date.now() - 9 * 86_400_000);
    await write((tx) =>
      tx.update(schema.sessionMinutes).set({ at: long }).where(eq(schema.sessionMinutes.sessionId, late)),
    );
    expect(await endOf(proposeAmendment(of.people.member, late, { body: "x" }))).toBe("conflict");
    expect((await minutesFor(of.people.member, late)).mayAmend).toBe(false);
    const approved = await shown();
    await step("host", approved, { step: "approve", version: 2, anyway: true });
    expect(await endOf(proposeAmendment(of.people.member, approved, { body: "x" }))).toBe("conflict");
    const kept = await shown();
    await write((tx) => tx.update(schema.groups).set({ archivedAt: new Date() }).where(eq(schema.groups.id, of.id)));
    expect(await endOf(proposeAmendment(of.people.member, kept, { body: "x" }))).toBe("forbidden");
    await write((tx) => tx.update(schema.groups).set({ archivedAt: null }).where(eq(schema.groups.id, of.id)));
    expect(await read().$count(schema.amendments, eq(schema.amendments.sessionId, kept))).toBe(0);
  });
});
