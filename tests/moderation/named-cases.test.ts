/** That an action is about the case it names, that nobody acts in a case about themselves, and what the page of acting shows. */
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { removeComment } from "~/comments/comments.server";
import { floorOf } from "~/comments/floor.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { actPage } from "~/moderation/act-page.server";
import { appealFor } from "~/moderation/appeal-views.server";
import { appealAgainst } from "~/moderation/appeals.server";
import { changeCase } from "~/moderation/casework.server";
import { report } from "~/moderation/reports.server";
import { changeModeration } from "~/moderation/settings.server";
import { textFor } from "~/texts/texts.server";
import { endOf } from "../accounts/people";
import { addMember, block, makeCast, makeUser, say, type Cast } from "../support/people";

let cast: Cast, moderator2: SignedIn;
beforeEach(async () => {
  cast = await makeCast("public");
  moderator2 = await makeUser();
  await addMember(cast.slug, moderator2, "moderator");
});

const until = () => new Date(Date.now() + 3 * 86_400_000).toISOString();
const reason = "It goes for the person.";
const hide = (comment: string, rest = {}) => ({ kind: "hide", comment, rule: 1, reason, ...rest });
const saying = (user: SignedIn, body: string) =>
  say(user, cast.text.id, { anchor: { block: block(cast.text, 2) }, body });

async function reported(named: Parameters<typeof report>[1], by: SignedIn = cast.member) {
  const made = await report(by, named, { rule: 1, words: "Look at this." });
  const [row] = await read().select().from(schema.reports).where(eq(schema.reports.id, made.report.id));
  return row?.caseId ?? "";
}
const outcomeOf = async (id: string) =>
  (await read().select().from(schema.cases).where(eq(schema.cases.id, id)))[0]?.outcome ?? null;

test("nothing done elsewhere closes a case", async () => {
  const other = await saying(cast.author, "Another thing.");
  const of = await reported({ comment: cast.comment.id });
  const person = await reported({ slug: cast.slug, user: cast.author.id });
  const text = await reported({ text: cast.text.id });
  const wrong: Array<[string, Record<string, unknown>]> = [
    [of, hide(other.id)],
    [of, { kind: "mute", user: cast.facilitator.id, rule: 1, reason, until: until() }],
    [of, { kind: "lock", scope: "thread", thread: other.id, reason }],
    [of, { kind: "move", thread: other.id, place: "text", reason }],
    [person, { kind: "warn", user: cast.member.id, rule: 1, reason }],
    [person, hide((await saying(cast.member, "Mine.")).id)],
    [text, { kind: "warn", user: cast.author.id, rule: 1, reason }],
  ];
  for (const [id, input] of wrong)
    expect([input, await endOf(act(cast.moderator, cast.slug, { ...input, case: id }))]).toEqual([input, "invalid"]);
  for (const id of [of, person, text]) expect(await outcomeOf(id)).toBeNull();
  const right: Array<[string, Record<string, unknown>]> = [
    [of, { kind: "lock", scope: "thread", thread: cast.comment.id, reason }],
    [person, { kind: "mute", user: cast.author.id, rule: 1, reason, until: until() }],
    [text, { kind: "lock", scope: "text", text: cast.text.id, reason }],
  ];
  for (const [id, input] of right) {
    expect([input, await endOf(act(cast.moderator, cast.slug, { ...input, case: id }))]).toEqual([input, "answered"]);
    expect(await outcomeOf(id)).toBe("acted");
  }
});

test("another case is no way around those who decide this one", async () => {
  const of = await reported({ comment: cast.comment.id });
  await changeCase(cast.moderator, of, { handTo: "hosts" });
  const person = await reported({ slug: cast.slug, user: cast.author.id });
  const around = hide(cast.comment.id, { case: person });
  expect(await endOf(act(cast.moderator, cast.slug, around))).toBe("forbidden");
  expect(await outcomeOf(person)).toBeNull();
  expect(await endOf(act(cast.host, cast.slug, hide(cast.comment.id)))).toBe("answered");
});

test("a case about whoever asks is not there for them, whatever they do in it", async () => {
  const mine = await saying(cast.moderator, "By a moderator.");
  const cases = [await reported({ comment: mine.id }), await reported({ slug: cast.slug, user: cast.moderator.id })];
  const acts = [
    { kind: "warn", user: cast.author.id, rule: 1, reason },
    { kind: "lock", scope: "thread", thread: mine.id, reason },
    { kind: "slow", scope: "group", seconds: 60, reason },
  ];
  for (const id of cases) {
    for (const input of acts)
      expect(await endOf(act(cast.moderator, cast.slug, { ...input, case: id }))).toBe("not-found");
    expect(await endOf(actPage(cast.moderator, cast.slug, { case: id }, null, "en"))).toBe("not-found");
    expect(await endOf(actPage(moderator2, cast.slug, { case: id }, null, "en"))).toBe("answered");
    expect(await outcomeOf(id)).toBeNull();
  }
});

test("an appeal is not put away by doing something in its case", async () => {
  const { action } = await act(cast.moderator, cast.slug, hide(cast.comment.id));
  const { id } = await appealAgainst(cast.author, action.id, { id: mintId(), words: "It is a question." });
  const [appeal] = await read().select().from(schema.appeals).where(eq(schema.appeals.id, id));
  const of = appeal?.caseId ?? "";
  for (const input of [hide(cast.comment.id), { kind: "warn", user: cast.author.id, rule: 1, reason }])
    expect(await endOf(act(moderator2, cast.slug, { ...input, case: of }))).toBe("invalid");
  expect(await outcomeOf(of)).toBeNull();
});

test("only answers to a question of the group are asked for: what another group asks is told to nobody here", async () => {
  const other = await makeCast("private");
  const answers = (question: string) => ({ kind: "answers", scope: "group", question, reason });
  expect(await endOf(act(cast.host, cast.slug, answers(other.comment.id)))).toBe("invalid");
  expect((await floorOf(null, await textFor(null, cast.text.id), "en")).closed).toBeNull();
  expect(await endOf(act(cast.host, cast.slug, answers(cast.comment.id)))).toBe("answered");
});

test("the page of acting shows words to those alone who read them elsewhere", async () => {
  const law = { kind: "law", basis: "own", ground: "§ 130 StGB", reason };
  const [own, gone, lawful] = [
    await saying(cast.author, "My own, taken back."),
    await saying(cast.author, "Hidden words."),
    await saying(cast.author, "Unlawful words."),
  ];
  await removeComment(cast.author, own.id);
  await act(cast.moderator, cast.slug, hide(gone.id));
  await act(cast.host, cast.slug, { ...law, comment: lawful.id });
  const operator = { ...(await makeUser()), isOperator: true };
  const shown = async (viewer: SignedIn, comment: string, kind: string) =>
    (await actPage(viewer, cast.slug, { comment }, kind, "en")).html !== null;
  for (const [viewer, sees] of [
    [cast.moderator, { [cast.comment.id]: true, [own.id]: false, [gone.id]: true, [lawful.id]: false }],
    [cast.host, { [cast.comment.id]: true, [own.id]: false, [gone.id]: true, [lawful.id]: false }],
    [operator, { [cast.comment.id]: true, [gone.id]: false, [lawful.id]: false }],
  ] as const)
    for (const [id, may] of Object.entries(sees))
      expect([id, await shown(viewer, id, viewer === operator ? "law" : "warn")]).toEqual([id, may]);
});

test("what had to go by law is judged by no lot", async () => {
  for (let at = 0; at < 5; at++) await addMember(cast.slug, await makeUser());
  await changeModeration(cast.host, cast.slug, { appeals: "panel" });
  const law = { kind: "law", comment: cast.comment.id, basis: "own", ground: "§ 130 StGB", reason };
  const { action } = await act(cast.host, cast.slug, law);
  const { id } = await appealAgainst(cast.author, action.id, { id: mintId(), words: "It is lawful." });
  expect((await appealFor(cast.author, id)).appeal).toMatchObject({ way: "moderator", decides: "operators" });
  expect(await read().select().from(schema.appealPanel).where(eq(schema.appealPanel.appealId, id))).toEqual([]);
  // One that went to lots before: they decide it without its words.
  const [drawn] = [cast.facilitator];
  const seat = { appealId: id, userId: drawn.id, drawnAt: new Date() };
  await write((tx) => tx.insert(schema.appealPanel).values(seat));
  await write((tx) => tx.update(schema.appeals).set({ way: "panel" }).where(eq(schema.appeals.id, id)));
  expect((await appealFor(drawn, id)).appeal).toMatchObject({ mine: { lot: "drawn" }, about: null });
});
