/** An appeal decided by members drawn by lot: who can be drawn, who declines or leaves, and what is told of how they vote. */
import { and, eq } from "drizzle-orm";
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { beforeEach, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { putBlock } from "~/accounts/blocks.server";
import type { SignedIn } from "~/accounts/user";
import { noticesFor } from "~/comments/inbox.server";
import { commentsOf } from "~/comments/reading.server";
import { groupLog } from "~/groups/group-log.server";
import { leaveGroup } from "~/groups/memberships.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { AppealPage } from "~/moderation/appeal-page";
import { appealFor, sayInAppeal } from "~/moderation/appeal-views.server";
import { appealAgainst } from "~/moderation/appeals.server";
import { CaseShare } from "~/moderation/case-acts";
import { caseFor } from "~/moderation/case-views.server";
import { changeCase } from "~/moderation/casework.server";
import { answerLot, decideAppeal, voteOnAppeal } from "~/moderation/deciding.server";
import { seeToOverdueAppeals } from "~/moderation/overdue.server";
import type { CaseView } from "~/moderation/queue";
import { queueFor } from "~/moderation/queue.server";
import { report } from "~/moderation/reports.server";
import { changeModeration } from "~/moderation/settings.server";
import { statementFor } from "~/moderation/statements.server";
import { remindOfCases } from "~/moderation/waiting.server";
import { appealWords } from "~/words/appeals";
import { endOf } from "../accounts/people";
import { addMember, makeCast, makeUser, say, type Cast } from "../support/people";

const { appealPanel, appeals, memberships } = schema;
const all = { limit: 50, after: null };
const day = 86_400_000;
const grant = { decision: "grant", reason: "It asks about the text." };
const refuse = { decision: "refuse", reason: "It goes for the person." };

let cast: Cast;
/** Members who can be drawn. */
let pool: SignedIn[];
let action: string;

/** @param count of members without a share in it */
async function circle(count: number): Promise<void> {
  cast = await makeCast("private");
  await changeModeration(cast.host, cast.slug, { appeals: "panel" });
  pool = [];
  for (let at = 0; at < count; at++) {
    const each = await makeUser();
    await addMember(cast.slug, each);
    pool.push(each);
  }
  // These have a share in it, each in a way of their own.
  await say(cast.member, cast.text.id, { parentId: cast.comment.id, body: "Everybody’s." });
  await say(cast.facilitator, cast.text.id, { parentId: cast.comment.id, body: "The parish’s." });
  const [reporter, turned, unwanted, muted] = [await makeUser(), await makeUser(), await makeUser(), await makeUser()];
  for (const each of [reporter, turned, unwanted, muted]) await addMember(cast.slug, each);
  await report(reporter, { comment: cast.comment.id }, { rule: 1 });
  await write(async (tx) => {
    await putBlock(tx, turned.id, cast.author.id);
    await putBlock(tx, cast.moderator.id, unwanted.id);
  });
  await act(cast.host, cast.slug, { kind: "mute", user: muted.id, rule: 1, reason: "Enough.", until: in9Days() });
  const done = await act(cast.moderator, cast.slug, {
    ...{ kind: "hide", comment: cast.comment.id, rule: 1, reason: "It goes for the person." },
  });
  action = done.action.id;
}
const in9Days = () => new Date(Date.now() + 9 * day).toISOString();

const object = async () => (await appealAgainst(cast.author, action, { id: mintId(), words: "It was a question." })).id;
const seats = async (id: string) => read().select().from(appealPanel).where(eq(appealPanel.appealId, id));
const drawn = async (id: string) => {
  const held = (await seats(id)).filter(({ answer }) => answer === null || answer === "accepted");
  return held.map(({ userId }) => pool.find((each) => each.id === userId) as SignedIn);
};
const three = async (id: string) => (await drawn(id)) as [SignedIn, SignedIn, SignedIn];
const appealNow = async (id: string) => (await appealFor(cast.author, id)).appeal;
const state = async () => (await commentsOf(cast.member, cast.text.id, {}, all)).items[0]?.state;
const log = async () => (await groupLog(cast.host, cast.slug, all)).items;

const html = (element: ReactElement) =>
  renderToStaticMarkup(createElement(RouterProvider, { router: createMemoryRouter([{ path: "/", element }]) }));
const appealHtml = (shown: Awaited<ReturnType<typeof appealFor>>) =>
  html(createElement(AppealPage, { ...shown, fresh: "fresh123", refused: undefined }));
const shareHtml = (of: CaseView) =>
  html(createElement(CaseShare, { of, me: cast.host.id, noteId: "n", refused: undefined }));

beforeEach(() => write((tx) => tx.delete(appeals)));

test("three are drawn of those without a share in it, told, and read what it is about and nothing else of it", async () => {
  await circle(4);
  const id = await object();
  const held = await seats(id);
  expect(held).toHaveLength(3);
  expect(held.every(({ userId }) => pool.some((each) => each.id === userId))).toBe(true);
  const [one] = await three(id);
  const { items } = await noticesFor(one, all);
  expect(items.filter(({ kind }) => kind === "appeal")).toMatchObject([
    { outcome: "asked", url: `/g/${cast.slug}/appeals/${id}` },
  ]);
  const { appeal } = await appealFor(one, id);
  expect(appeal).toMatchObject({
    ...{ way: "panel", about: "Whose beasts?", words: "It was a question.", action: { by: null } },
    ...{ panel: { seats: 3, accepted: 0, voted: 0 }, mine: { lot: "drawn", mayDecide: false, seesAction: false } },
  });
  expect(await endOf(statementFor(one, cast.slug, action))).toBe("not-found");
  const free = pool.filter((each) => !held.some(({ userId }) => userId === each.id));
  for (const who of [...free, cast.member, cast.facilitator]) {
    expect(await endOf(appealFor(who, id))).toBe("not-found");
    expect(await endOf(voteOnAppeal(who, id, grant))).toBe("not-found");
    expect(await endOf(answerLot(who, id, true))).toBe("not-found");
  }
  expect(await endOf(decideAppeal(cast.host, id, grant))).toBe("conflict");
  await sayInAppeal(one, id, { id: mintId(), body: "Which beasts?" });
  expect((await appealNow(id)).messages).toMatchObject([{ side: "deciding", by: null }]);
});

test("two who agree decide; how each voted stands nowhere, and the log names none of them", async () => {
  await circle(3);
  const id = await object();
  const [one, two, other] = await three(id);
  await answerLot(one, id, true);
  await voteOnAppeal(one, id, refuse);
  expect(await endOf(voteOnAppeal(one, id, grant))).toBe("conflict");
  expect(await endOf(answerLot(one, id, false))).toBe("conflict");
  expect(await endOf(voteOnAppeal(two, id, { decision: "grant", reason: "" }))).toBe("invalid");
  await voteOnAppeal(two, id, grant);
  for (const who of [cast.author, cast.moderator, cast.host, other])
    expect(JSON.stringify((await appealFor(who, id)).appeal)).not.toMatch(
      /It asks about|It goes for the person\.".*"grant/,
    );
  expect(await appealNow(id)).toMatchObject({ state: "open", panel: { voted: 2 }, decided: null });
  await voteOnAppeal(other, id, grant);
  expect(await appealNow(id)).toMatchObject({ state: "granted", decided: { role: "panel" } });
  expect(await state()).toBe("visible");
  const [undone, line] = await log();
  expect([undone, line]).toMatchObject([
    { act: "moderation.undo", actor: null },
    { act: "moderation.appeal-grant", actor: null },
  ]);
  for (const who of pool) expect(JSON.stringify(await log())).not.toContain(who.id);
  expect((await appealFor(one, id)).appeal.state).toBe("granted");
  expect(await endOf(voteOnAppeal(one, id, grant))).toBe("conflict");
});

test("two votes at once that would both make it certain: it is decided once", async () => {
  await circle(3);
  const id = await object();
  const [one, two, other] = await three(id);
  await voteOnAppeal(one, id, refuse);
  const ends = await Promise.all([endOf(voteOnAppeal(two, id, refuse)), endOf(voteOnAppeal(other, id, refuse))]);
  expect(ends.sort()).toEqual(["answered", "conflict"]);
  expect((await log()).filter(({ act }) => act === "moderation.appeal-refuse")).toHaveLength(1);
  expect(await state()).toBe("removed");
});

test("who declines is replaced by another, and not drawn again; where too few are left somebody who did not act decides", async () => {
  await circle(4);
  const id = await object();
  const [one, two] = await three(id);
  await answerLot(one, id, false);
  expect(await endOf(appealFor(one, id))).toBe("not-found");
  expect(await endOf(voteOnAppeal(one, id, grant))).toBe("not-found");
  const now = await drawn(id);
  expect(now).toHaveLength(3);
  expect(now.map((each) => each.id)).not.toContain(one.id);
  await answerLot(two, id, false);
  expect(await appealNow(id)).toMatchObject({ state: "open", way: "moderator", decides: "moderators", panel: null });
  expect((await log())[0]).toMatchObject({ act: "moderation.appeal-pass-up", after: { why: "few" } });
  const rest = (await drawn(id))[0] as SignedIn;
  expect(await endOf(voteOnAppeal(rest, id, grant))).toBe("not-found");
  expect(await endOf(appealFor(rest, id))).toBe("not-found");
  await decideAppeal(cast.host, id, grant);
});

test("who said that they will, and cannot after all, steps back: on the page and as a program; not once they have voted", async () => {
  await circle(5);
  const id = await object();
  const [one, two, other] = await three(id);
  for (const each of [one, two]) await answerLot(each, id, true);
  const page = async (who: SignedIn) => appealHtml(await appealFor(who, id));
  expect(await page(one)).toContain(`>${appealWords.en.stepBack}<`);
  expect(await page(other)).not.toContain(`>${appealWords.en.stepBack}<`);
  expect(await page(cast.author)).not.toContain(`>${appealWords.en.stepBack}<`);
  await answerLot(one, id, false);
  expect(await endOf(appealFor(one, id))).toBe("not-found");
  expect(await endOf(answerLot(one, id, true))).toBe("not-found");
  const now = (await drawn(id)).map((each) => each.id);
  expect(now).toHaveLength(3);
  expect(now).not.toContain(one.id);
  expect((await appealNow(id)).panel).toEqual({ seats: 3, accepted: 1, voted: 0 });
  await voteOnAppeal(two, id, grant);
  expect(await page(two)).not.toContain(`>${appealWords.en.stepBack}<`);
  expect(await endOf(answerLot(two, id, false))).toBe("conflict");
});

test.each([
  ["restore", { state: "restored" }, "visible"],
  ["pass-up", { state: "open", way: "moderator", decides: "moderators" }, "removed"],
] as const)(
  "two disagree, and the third said that they will and never votes: at the deadline %s",
  async (overdue, then, shown) => {
    await circle(6);
    await changeModeration(cast.host, cast.slug, { overdue });
    const id = await object();
    const [one, two, silent] = await three(id);
    await answerLot(silent, id, true);
    await voteOnAppeal(one, id, grant);
    await voteOnAppeal(two, id, refuse);
    const { deadline } = await appealNow(id);
    await seeToOverdueAppeals(new Date(Date.parse(deadline) - 1));
    expect(await appealNow(id)).toMatchObject({ state: "open", way: "panel", panel: { accepted: 3, voted: 2 } });
    await seeToOverdueAppeals(new Date(deadline));
    expect(await appealNow(id)).toMatchObject(then);
    expect(await state()).toBe(shown);
    expect(await endOf(voteOnAppeal(silent, id, grant))).not.toBe("answered");
  },
);

test("moderators see that members drawn by lot decide it: nobody claims it or hands it over, until one of them is to decide", async () => {
  await circle(3);
  const id = await object();
  const of = async () => (await queueFor(cast.host, cast.slug, all, { why: "appeal" })).items[0];
  expect(await of()).toMatchObject({ kind: "appeal", target: id, byPanel: true });
  const caseId = (await of())?.id ?? "";
  const seen = () => caseFor(cast.host, caseId, "en");
  expect(await seen()).toMatchObject({ byPanel: true, others: [], mayPassUp: [] });
  expect(shareHtml(await seen())).not.toMatch(/moderation\/[\w-]+\/(?:claim|hand-over)/);
  for (const change of [{ claim: true }, { handTo: "operators" }, { handTo: cast.moderator.id, note: "Yours?" }])
    expect(await endOf(changeCase(cast.host, caseId, change))).toBe("conflict");
  await changeCase(cast.host, caseId, { note: "Let us wait for them." });
  expect(await seen()).toMatchObject({ claimedBy: null, notes: [{ body: "Let us wait for them." }] });
  await answerLot((await three(id))[0], id, false);
  expect(await seen()).toMatchObject({ byPanel: false });
  expect(shareHtml(await seen())).toMatch(/moderation\/[\w-]+\/claim/);
  await changeCase(cast.host, caseId, { claim: true });
  expect(await seen()).toMatchObject({ claimedBy: { id: cast.host.id } });
});

test("two who agree need not wait for the third, who said that they will", async () => {
  await circle(3);
  const id = await object();
  const [one, two, silent] = await three(id);
  await answerLot(silent, id, true);
  await voteOnAppeal(one, id, refuse);
  await voteOnAppeal(two, id, refuse);
  expect(await appealNow(id)).toMatchObject({ state: "refused", decided: { role: "panel" } });
});

test("where too few can be drawn from the beginning, one decides", async () => {
  await circle(2);
  const id = await object();
  expect(await appealNow(id)).toMatchObject({ way: "moderator" });
  expect(await seats(id)).toEqual([]);
});

test("who leaves the group, is given a role, takes part in the thread or says nothing makes way for another", async () => {
  await circle(7);
  const id = await object();
  const [gone, raised, loud] = await three(id);
  await leaveGroup(gone, cast.slug);
  const theirs = and(eq(memberships.userId, raised.id));
  await write((tx) => tx.update(memberships).set({ role: "moderator" }).where(theirs));
  for (const who of [gone]) expect(await endOf(appealFor(who, id))).toBe("not-found");
  for (const who of [gone, raised]) expect(await endOf(voteOnAppeal(who, id, grant))).toBe("not-found");
  await answerLot(loud, id, true);
  expect((await appealFor(loud, id)).appeal.panel).toEqual({ seats: 3, accepted: 1, voted: 0 });
  expect(await seeToOverdueAppeals()).toBe(1);
  expect(await seeToOverdueAppeals()).toBe(0);
  const now = await drawn(id);
  expect(now).toHaveLength(3);
  const ids = now.map((each) => each.id);
  expect(ids).toContain(loud.id);
  expect(ids).not.toContain(gone.id);
  // Whoever said that they will is waited for; the two others have not answered.
  await seeToOverdueAppeals(new Date(Date.now() + 3 * day));
  const later = (await drawn(id)).map((each) => each.id);
  expect(later).toContain(loud.id);
  expect(later.filter((each) => ids.includes(each))).toEqual([loud.id]);
});

test("a panel that is late: what was done is undone, or somebody else decides, as the group has chosen", async () => {
  await circle(3);
  await changeModeration(cast.host, cast.slug, { overdue: "pass-up" });
  const id = await object();
  for (const each of await drawn(id)) await answerLot(each, id, true);
  await seeToOverdueAppeals(new Date(Date.now() + 8 * day));
  expect(await appealNow(id)).toMatchObject({ state: "open", way: "moderator", decides: "moderators" });
  await changeModeration(cast.host, cast.slug, { overdue: "restore" });
  await seeToOverdueAppeals(new Date(Date.now() + 20 * day));
  expect(await appealNow(id)).toMatchObject({ state: "restored" });
  expect(await state()).toBe("visible");
});

test("an account that is gone leaves a seat that another is drawn for; moderators are not reminded of what a panel decides", async () => {
  await circle(4);
  const id = await object();
  const [gone] = await three(id);
  await write((tx) => tx.delete(schema.users).where(eq(schema.users.id, gone.id)));
  expect(await seats(id)).toHaveLength(2);
  expect(await seeToOverdueAppeals()).toBe(1);
  expect(await drawn(id)).toHaveLength(3);
  await remindOfCases(new Date(Date.now() + 2 * day));
  const [of] = await read()
    .select()
    .from(schema.cases)
    .where(eq(schema.cases.subject, `appeal:${id}`));
  expect(of?.remindedAt).toBeNull();
});
