/** An appeal decided by one person: who may read it, who decides, in time or not, and what is exactly as before once it is granted. */
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { firstBrokenAct } from "~/acts/acts.server";
import type { SignedIn } from "~/accounts/user";
import { putBlock } from "~/accounts/blocks.server";
import { commentsOf } from "~/comments/reading.server";
import { noticesFor } from "~/comments/inbox.server";
import { mailNotices } from "~/comments/notice-mail.server";
import { react } from "~/comments/comments.server";
import type { Role } from "~/groups/group";
import { groupLog } from "~/groups/group-log.server";
import { removeMember } from "~/groups/memberships.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { appealFor, appealOf, sayInAppeal } from "~/moderation/appeal-views.server";
import { appealAgainst, withdrawAppeal } from "~/moderation/appeals.server";
import { caseFor } from "~/moderation/case-views.server";
import { decideAppeal, voteOnAppeal } from "~/moderation/deciding.server";
import { ownStanding } from "~/moderation/own-standing.server";
import { passedUp } from "~/moderation/operator-cases.server";
import { seeToOverdueAppeals } from "~/moderation/overdue.server";
import { queueFor, waitingFor } from "~/moderation/queue.server";
import { report } from "~/moderation/reports.server";
import { changeModeration } from "~/moderation/settings.server";
import { statementFor } from "~/moderation/statements.server";
import { undoAction } from "~/moderation/undoing.server";
import { endOf } from "../accounts/people";
import { addMember, makeCast, makeUser, say, type Cast } from "../support/people";

process.env["PUBLIC_URL"] = "https://read.example.org";
const { actions, appeals, mails, notices, users } = schema;
const all = { limit: 50, after: null };
const day = 86_400_000;

let cast: Cast;
let second: SignedIn;
beforeEach(async () => {
  cast = await makeCast("public");
  second = await makeUser(`Second ${mintId()}`);
  await addMember(cast.slug, second, "moderator");
  await write(async (tx) => {
    await tx.delete(notices);
    await tx.delete(appeals);
  });
});

const hide = (who = cast.moderator) =>
  act(who, cast.slug, { kind: "hide", comment: cast.comment.id, rule: 1, reason: "It goes for the person." });
const object = async (action: string, words = "It was a question, not an attack.") =>
  (await appealAgainst(cast.author, action, { id: mintId(), words })).id;
const become = (who: SignedIn, role: Role) =>
  write((tx) => tx.update(schema.memberships).set({ role }).where(eq(schema.memberships.userId, who.id)));
const grant = { decision: "grant", reason: "It asks about the text." };
const refuse = { decision: "refuse", reason: "It stays hidden." };
const appealNow = async (id: string) => (await appealFor(cast.author, id)).appeal;
const log = async () => (await groupLog(cast.host, cast.slug, all)).items;
const told = async (user: SignedIn) =>
  (await noticesFor(user, all)).items.filter(({ kind }) => kind === "appeal").map(({ outcome, url }) => [outcome, url]);
const shown = async () =>
  (await commentsOf(cast.member, cast.text.id, {}, all)).items.map(({ seq: _seq, version: _v, ...view }) => view);

describe("objecting", () => {
  test("is for whom it concerns, once, in time; the same id again is the same appeal", async () => {
    const { action } = await hide();
    const input = { id: mintId(), words: "It was a question." };
    for (const who of [cast.member, cast.moderator, cast.host, cast.facilitator, cast.outsider, cast.elsewhere, second])
      expect(await endOf(appealAgainst(who, action.id, input))).toBe("not-found");
    expect(await endOf(appealAgainst(cast.author, action.id, { id: mintId(), words: " " }))).toBe("invalid");
    expect(await endOf(appealAgainst(cast.author, "no-such-action", input))).toBe("not-found");
    expect(await appealAgainst(cast.author, action.id, input)).toEqual({ id: input.id });
    expect(await appealAgainst(cast.author, action.id, input)).toEqual({ id: input.id });
    expect(await endOf(object(action.id))).toBe("conflict");
    const view = await appealNow(input.id);
    expect(view).toMatchObject({ state: "open", way: "moderator", words: input.words, about: "Whose beasts?" });
    expect(view).toMatchObject({ action: { id: action.id, by: null }, mine: { side: "author", mayDecide: false } });
    const statement = await statementFor(cast.author, cast.slug, action.id);
    expect(statement).toMatchObject({ appealUntil: null, action: { appeal: { id: input.id, state: "open" } } });
    expect((await log())[0]).toMatchObject({ act: "moderation.appeal", after: { appeal: input.id } });
    expect(JSON.stringify(await log())).not.toMatch(/Whose beasts|It was a question/);
  });

  test("not once the days for it are over, nor against what is undone", async () => {
    const late = (await hide()).action.id;
    await write((tx) =>
      tx
        .update(actions)
        .set({ at: new Date(Date.now() - 31 * day) })
        .where(eq(actions.id, late)),
    );
    expect(await endOf(object(late))).toBe("conflict");
    await undoAction(cast.moderator, cast.slug, late, { reason: "Too strict" });
    const { action } = await hide();
    await undoAction(cast.moderator, cast.slug, action.id, { reason: "Too strict" });
    expect(await endOf(object(action.id))).toBe("conflict");
  });

  test.each(["suspend", "ban", "mute"])("also for who has to (%s), and they read what becomes of it", async (kind) => {
    const until = kind === "ban" ? undefined : new Date(Date.now() + 9 * day).toISOString();
    const input = { kind, user: cast.author.id, rule: 1, reason: "Three times.", until };
    const { action } = await act(cast.moderator, cast.slug, input);
    const id = await object(action.id);
    await sayInAppeal(cast.author, id, { id: mintId(), body: "Twice at most." });
    await decideAppeal(second, id, grant);
    expect(await appealNow(id)).toMatchObject({ state: "granted", decided: { reason: grant.reason } });
    expect(await ownStanding(cast.author, cast.slug)).toMatchObject({
      inForce: [],
      membership: { role: "member", state: "active" },
      appeals: [{ id, state: "granted" }],
    });
  });
});

describe("reading", () => {
  test("is for whoever has a part in it; nobody else hears that it is there", async () => {
    const { action } = await hide();
    await report(cast.facilitator, { comment: cast.comment.id }, { rule: 1 }).catch(() => null);
    const id = await object(action.id);
    const operator: SignedIn = { ...(await makeUser()), isOperator: true };
    const others = [cast.member, cast.facilitator, cast.pending, cast.outsider, cast.elsewhere, operator];
    for (const who of others) {
      expect(await endOf(appealFor(who, id))).toBe("not-found");
      expect(await endOf(appealOf(who, action.id))).toBe("not-found");
      expect(await endOf(sayInAppeal(who, id, { id: mintId(), body: "Me too" }))).toBe("not-found");
      expect(await endOf(decideAppeal(who, id, grant))).toBe("not-found");
      expect(await endOf(voteOnAppeal(who, id, grant))).toBe("not-found");
      expect(await endOf(withdrawAppeal(who, id))).toBe("not-found");
    }
    expect(await endOf(appealFor(null, id))).toBe("signed-out");
    expect(await appealFor(second, id)).toMatchObject({ appeal: { mine: { side: "deciding", mayDecide: true } } });
    const actor = (await appealFor(cast.moderator, id)).appeal;
    expect(actor.mine).toMatchObject({ side: "moderators", mayDecide: false, mayWithdraw: false });
    await become(cast.moderator, "member");
    expect(await endOf(appealFor(cast.moderator, id))).toBe("answered");
    await removeMember(cast.host, cast.slug, cast.moderator.id);
    expect(await endOf(appealFor(cast.moderator, id))).toBe("not-found");
  });

  test("both sides are heard, a message once; whoever objected reads no moderator’s name; neither can drown the other", async () => {
    const { action } = await hide();
    const id = await object(action.id);
    const first = { id: mintId(), body: "I meant the beasts." };
    await sayInAppeal(cast.author, id, first);
    await sayInAppeal(cast.author, id, first);
    await sayInAppeal(cast.moderator, id, { id: mintId(), body: "It read otherwise." });
    await sayInAppeal(second, id, { id: mintId(), body: "Which beasts?" });
    const heard = (await appealNow(id)).messages.map(({ side, by, body }) => [side, by?.name ?? null, body]);
    expect(heard).toEqual([
      ["author", cast.author.name, "I meant the beasts."],
      ["moderators", null, "It read otherwise."],
      ["deciding", null, "Which beasts?"],
    ]);
    expect((await appealFor(second, id)).appeal.messages[1]?.by?.id).toBe(cast.moderator.id);
    expect(await told(cast.author)).toHaveLength(2);
    for (let at = 1; at < 50; at++) await sayInAppeal(cast.author, id, { id: mintId(), body: `And ${at}` });
    expect(await endOf(sayInAppeal(cast.author, id, { id: mintId(), body: "More" }))).toBe("conflict");
    expect(await endOf(sayInAppeal(cast.moderator, id, { id: mintId(), body: "Still here" }))).toBe("answered");
    await decideAppeal(second, id, refuse);
    expect(await endOf(sayInAppeal(cast.moderator, id, { id: mintId(), body: "Right so" }))).toBe("conflict");
  });

  test("waits in the queue of those who can decide, not of who acted, until it is decided", async () => {
    const { action } = await hide();
    const id = await object(action.id);
    const queue = async (who: SignedIn) => (await queueFor(who, cast.slug, all, { why: "appeal" })).items;
    expect(await queue(second)).toMatchObject([
      { kind: "appeal", target: id, excerpt: expect.stringContaining("It was") },
    ]);
    expect(await queue(cast.host)).toHaveLength(1);
    expect(await queue(cast.moderator)).toEqual([]);
    expect([await waitingFor(second, cast.slug), await waitingFor(cast.moderator, cast.slug)]).toMatchObject([
      { count: 1 },
      { count: 0 },
    ]);
    const of = (await queue(second))[0]?.id ?? "";
    expect(await endOf(caseFor(cast.moderator, of, "en"))).toBe("not-found");
    await decideAppeal(second, id, refuse);
    expect(await queue(second)).toEqual([]);
    expect(await endOf(caseFor(second, of, "en"))).toBe("answered");
  });
});

describe("deciding", () => {
  test("granted, all is as before: at its place, with its replies and reactions; told, and in the log", async () => {
    const reply = await say(cast.member, cast.text.id, { parentId: cast.comment.id, body: "Everybody’s." });
    await react(cast.member, cast.comment.id, "insight", true);
    const before = await shown();
    const { action } = await hide();
    expect(JSON.stringify(await shown())).not.toContain("Whose beasts");
    const id = await object(action.id);
    await decideAppeal(second, id, grant);
    expect(await shown()).toEqual(before);
    expect(before.map((view) => view.id)).toEqual([cast.comment.id, reply.id]);
    expect(await appealNow(id)).toMatchObject({
      state: "granted",
      decided: { role: "moderator", reason: grant.reason },
      mine: { maySay: false, mayWithdraw: false },
    });
    expect(await told(cast.author)).toEqual([["decided", `/g/${cast.slug}/appeals/${id}`]]);
    const lines = (await log()).map(({ act, reason }) => [act, reason]);
    expect(lines.slice(0, 3)).toEqual([
      ["moderation.undo", grant.reason],
      ["moderation.appeal-grant", grant.reason],
      ["moderation.appeal", ""],
    ]);
    expect(await firstBrokenAct(read())).toBeNull();
    expect(await endOf(decideAppeal(cast.host, id, refuse))).toBe("conflict");
  });

  test("refused, it stands, and there is no second appeal", async () => {
    const { action } = await hide();
    const id = await object(action.id);
    expect(await endOf(decideAppeal(second, id, { decision: "maybe", reason: "Hm" }))).toBe("invalid");
    expect(await endOf(decideAppeal(second, id, { decision: "grant", reason: "" }))).toBe("invalid");
    await decideAppeal(second, id, refuse);
    expect((await shown()).map(({ state }) => state)).toEqual(["removed"]);
    expect(await appealNow(id)).toMatchObject({ state: "refused" });
    expect((await log())[0]).toMatchObject({ act: "moderation.appeal-refuse", reason: refuse.reason });
    expect(await endOf(object(action.id))).toBe("conflict");
    expect(await endOf(withdrawAppeal(cast.author, id))).toBe("conflict");
  });

  test("never by who acted, whom it concerns, who reported it, or who does not want to see one of them", async () => {
    const third = await makeUser();
    await addMember(cast.slug, third, "moderator");
    await report(second, { comment: cast.comment.id }, { rule: 1 });
    await write((tx) => putBlock(tx, third.id, cast.author.id));
    const { action } = await hide();
    await become(cast.author, "moderator");
    const id = await object(action.id);
    expect(await endOf(decideAppeal(cast.moderator, id, grant))).toBe("not-found");
    expect(await endOf(decideAppeal(cast.author, id, grant))).toBe("not-found");
    expect(await endOf(decideAppeal(second, id, grant))).toBe("forbidden");
    expect(await endOf(decideAppeal(third, id, grant))).toBe("forbidden");
    expect((await appealFor(second, id)).appeal.mine.mayDecide).toBe(false);
    const program: SignedIn = { ...cast.host, by: { token: "t", scopes: ["read", "write"] } };
    expect(await endOf(decideAppeal(program, id, grant))).toBe("forbidden");
    await decideAppeal(cast.host, id, grant);
    expect(JSON.stringify(await appealNow(id))).not.toContain(second.name);
  });

  test("a report of a person keeps whoever made it from deciding what was done to that person, not to a comment", async () => {
    await report(second, { slug: cast.slug, user: cast.author.id }, { rule: 1 });
    const warned = await act(cast.moderator, cast.slug, {
      kind: "warn",
      user: cast.author.id,
      rule: 1,
      reason: "Unkind.",
    });
    expect(await endOf(decideAppeal(second, await object(warned.action.id), grant))).toBe("forbidden");
    expect(await endOf(decideAppeal(second, await object((await hide()).action.id), grant))).toBe("answered");
  });

  test("by nobody who stands below who acted: what a host did goes to another host, or to operators", async () => {
    const { action } = await hide(cast.host);
    const id = await object(action.id);
    expect(await appealNow(id)).toMatchObject({ decides: "operators" });
    const passed = async (who: SignedIn) => (await passedUp(who)).filter(({ target }) => target === id).length;
    const self: SignedIn = { ...cast.host, isOperator: true };
    expect([await passed(self), await passed({ ...second, isOperator: true })]).toEqual([0, 1]);
    expect(await endOf(decideAppeal(self, id, refuse))).toBe("not-found");
    expect(await endOf(decideAppeal(second, id, grant))).toBe("not-found");
    const operator: SignedIn = { ...(await makeUser()), isOperator: true };
    expect((await appealFor(operator, id)).appeal.mine).toMatchObject({ mayDecide: true, seesAction: false });
    await decideAppeal(operator, id, grant);
    expect(await appealNow(id)).toMatchObject({ state: "granted", decided: { role: "operator" } });
    const co = await makeUser();
    await addMember(cast.slug, co, "host");
    const again = await object((await hide(cast.host)).action.id);
    expect(await appealNow(again)).toMatchObject({ decides: "hosts" });
    expect(await endOf(decideAppeal(second, again, grant))).toBe("not-found");
    await decideAppeal(co, again, grant);
  });

  test("two at once: one decides, the other is told", async () => {
    const { action } = await hide();
    const id = await object(action.id);
    const ends = await Promise.all([
      endOf(decideAppeal(second, id, grant)),
      endOf(decideAppeal(cast.host, id, refuse)),
    ]);
    expect(ends.sort()).toEqual(["answered", "conflict"]);
    const decided = (await log()).filter(({ act }) => /appeal-(?:grant|refuse)/.test(act));
    expect(decided).toHaveLength(1);
    expect(await told(cast.author)).toHaveLength(1);
  });

  test("taken back by whoever objected: nobody decides any more, and the action stands", async () => {
    const { action } = await hide();
    const id = await object(action.id);
    await withdrawAppeal(cast.author, id);
    expect(await endOf(withdrawAppeal(cast.author, id))).toBe("conflict");
    expect(await endOf(decideAppeal(second, id, grant))).toBe("conflict");
    expect(await appealNow(id)).toMatchObject({ state: "withdrawn" });
    expect(await waitingFor(second, cast.slug)).toMatchObject({ count: 0 });
    expect((await log())[0]).toMatchObject({ act: "moderation.appeal-withdraw" });
    expect(await told(cast.author)).toEqual([]);
  });

  test("undone meanwhile by a moderator: the appeal has what it asked for", async () => {
    const { action } = await hide();
    const id = await object(action.id);
    await undoAction(cast.moderator, cast.slug, action.id, { reason: "You are right." });
    expect(await appealNow(id)).toMatchObject({ state: "granted", decided: { reason: "You are right." } });
    expect(await waitingFor(second, cast.slug)).toMatchObject({ count: 0 });
    expect(await endOf(decideAppeal(second, id, refuse))).toBe("conflict");
    expect((await shown()).map(({ state }) => state)).toEqual(["visible"]);
  });
});

describe("not decided in time", () => {
  const later = (days: number) => new Date(Date.now() + days * day);

  test("what was done is undone, by itself, once", async () => {
    const { action } = await hide();
    const id = await object(action.id);
    expect(await seeToOverdueAppeals(later(6))).toBe(0);
    const seen = await Promise.all([seeToOverdueAppeals(later(8)), seeToOverdueAppeals(later(8))]);
    expect(seen[0] + seen[1]).toBe(1);
    expect(await appealNow(id)).toMatchObject({ state: "restored", decided: { role: "rule" } });
    expect((await shown()).map(({ state }) => state)).toEqual(["visible"]);
    expect(await told(cast.author)).toMatchObject([["overdue", expect.any(String)]]);
    const [undone, line] = await log();
    expect([undone, line]).toMatchObject([
      { act: "moderation.undo", actor: null },
      { act: "moderation.appeal-overdue", actor: null, after: { appeal: id } },
    ]);
    expect(await endOf(decideAppeal(second, id, refuse))).toBe("conflict");
  });

  test("or it goes up, to hosts and then to operators, each with time of their own; at last it is undone", async () => {
    await changeModeration(cast.host, cast.slug, { overdue: "pass-up", decideWithin: 3 });
    const { action } = await hide();
    const id = await object(action.id);
    await seeToOverdueAppeals(later(4));
    expect(await appealNow(id)).toMatchObject({ state: "open", decides: "hosts" });
    expect(await endOf(decideAppeal(second, id, grant))).toBe("not-found");
    expect(await seeToOverdueAppeals(later(5))).toBe(0);
    await seeToOverdueAppeals(later(8));
    expect(await appealNow(id)).toMatchObject({ state: "open", decides: "operators" });
    expect(await endOf(decideAppeal(cast.host, id, grant))).toBe("not-found");
    await seeToOverdueAppeals(later(12));
    expect(await appealNow(id)).toMatchObject({ state: "restored" });
    const acts = (await log()).map((line) => line.act).filter((each) => each.startsWith("moderation.appeal"));
    expect(acts).toEqual([
      "moderation.appeal-overdue",
      "moderation.appeal-pass-up",
      "moderation.appeal-pass-up",
      "moderation.appeal",
    ]);
  });
});

test("a decision is mailed whatever somebody chose of news; of a private group it tells no word", async () => {
  cast = await makeCast("private");
  second = await makeUser(`Second ${mintId()}`);
  await addMember(cast.slug, second, "moderator");
  const mine = eq(users.id, cast.author.id);
  await write((tx) => tx.update(users).set({ emailConfirmedAt: new Date(), mailNotices: false }).where(mine));
  const id = await object((await hide()).action.id, "Plantedobjection");
  await sayInAppeal(cast.moderator, id, { id: mintId(), body: "Plantedmessage" });
  await decideAppeal(second, id, { decision: "grant", reason: "Plantedreason" });
  await mailNotices(Date.now() + 120_000);
  const sent = (await read().select().from(mails)).filter(({ text }) => text.includes(id));
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toContain(`https://read.example.org/g/${cast.slug}/appeals/${id}`);
  expect(`${sent[0]?.subject} ${sent[0]?.text}`).not.toMatch(/Planted|Whose beasts|Second/);
  const [row] = await read()
    .select()
    .from(appeals)
    .where(and(eq(appeals.id, id), eq(appeals.state, "granted")));
  expect(row?.decidedBy).toBe(second.id);
});
