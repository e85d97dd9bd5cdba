/** What nobody in its group is left to decide: operators are told, see it and nothing else of the group, and decide it from there. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn, Viewer } from "~/accounts/user";
import { viewerOfToken } from "~/accounts/viewer.server";
import { noticesFor } from "~/comments/inbox.server";
import { mailNotices } from "~/comments/notice-mail.server";
import { emptyLimits } from "~/limits/limits.server";
import { mintId } from "~/mint";
import { actPage } from "~/moderation/act-page.server";
import { act } from "~/moderation/acting.server";
import { appealAgainst } from "~/moderation/appeals.server";
import { changeCase } from "~/moderation/casework.server";
import { decideAppeal } from "~/moderation/deciding.server";
import { dismissCase } from "~/moderation/dismissing.server";
import { passedUp } from "~/moderation/operator-cases.server";
import { report } from "~/moderation/reports.server";
import { undoAction } from "~/moderation/undoing.server";
import { remindOfCases } from "~/moderation/waiting.server";
import { endOf } from "../accounts/people";
import { addMember, makeCast, makeUser, say, tokenOf, type Cast } from "../support/people";

let cast: Cast, operator: SignedIn;
const all = { limit: 50, after: null };

async function makeOperator(): Promise<SignedIn> {
  const user = await makeUser();
  await write((tx) => tx.update(schema.users).set({ isOperator: true }).where(eq(schema.users.id, user.id)));
  return { ...user, isOperator: true };
}
const told = async (who: SignedIn) =>
  (await noticesFor(who, all)).items.flatMap(({ kind, outcome, url, group }) =>
    group?.slug === cast.slug && ["passed-up", "appeal", "case-waits"].includes(kind) ? [{ kind, outcome, url }] : [],
  );
const forOperators = { kind: "passed-up", outcome: null, url: "/operator/cases" };
const listed = async (who: Viewer) => (await passedUp(who)).filter(({ group }) => group.slug === cast.slug);

beforeEach(async () => {
  emptyLimits();
  cast = await makeCast("private");
  operator = await makeOperator();
});

/** A report against the only host: no moderator stands as high. */
async function aboutHost() {
  const word = await say(cast.host, cast.text.id, { body: "You are all fools." });
  await report(cast.member, { comment: word.id }, { rule: 1, words: "Rude." });
  const [line] = await listed(operator);
  if (!line) throw new Error("nothing was passed up");
  return { id: line.id, word };
}
const object = (action: string) => appealAgainst(cast.author, action, { id: mintId(), words: "It was a question." });
const warn = async (who: SignedIn) =>
  (await act(who, cast.slug, { kind: "warn", comment: cast.comment.id, rule: 1, reason: `Says ${who.name}.` })).action
    .id;

describe("operators are told", () => {
  test("of a report that only they can decide; once, however often it is reported", async () => {
    await aboutHost();
    expect(await told(operator)).toEqual([forOperators]);
    expect(await told(cast.moderator)).toEqual([]);
    const [word] = await read().select().from(schema.cases).where(eq(schema.cases.userId, cast.host.id));
    await report(cast.author, { comment: word?.subject.slice("comment:".length) ?? "" }, { rule: 2, words: "Rude." });
    expect(await told(operator)).toEqual([forOperators]);
  });

  test("of an appeal against what the only host did, of what is handed to them, of what is left alone when the others are gone", async () => {
    const { id } = await object(await warn(cast.host));
    expect(await told(operator)).toEqual([forOperators]);
    await decideAppeal(operator, id, { decision: "refuse", reason: "It was rude." });

    cast = await makeCast("private");
    await report(cast.member, { comment: cast.comment.id }, { rule: 1, words: "Rude." });
    const [one] = await read().select().from(schema.cases).where(eq(schema.cases.userId, cast.author.id));
    expect(await told(operator)).toEqual([]);
    await changeCase(cast.moderator, one?.id ?? "", { handTo: "operators" });
    expect(await told(operator)).toEqual([forOperators]);

    cast = await makeCast("private");
    await report(cast.member, { comment: cast.comment.id }, { rule: 1, words: "Rude." });
    for (const { id } of [cast.host, cast.moderator])
      await write((tx) =>
        tx.update(schema.memberships).set({ role: "member" }).where(eq(schema.memberships.userId, id)),
      );
    await remindOfCases(new Date(Date.now() + 2 * 86_400_000));
    expect(await told(operator)).toEqual([forOperators]);
  });

  test("again for each day that it waits, once for a group however much there is; and no more once it is decided", async () => {
    const first = await aboutHost();
    const word = await say(cast.host, cast.text.id, { body: "Fools, I say." });
    await report(cast.member, { comment: word.id }, { rule: 1, words: "Rude again." });
    const hours = (many: number) => new Date(Date.now() + many * 3_600_000);
    const times = async () => (await told(operator)).length;
    expect(await times()).toBe(2);
    await remindOfCases(hours(20));
    expect(await times()).toBe(2);
    await remindOfCases(hours(49));
    await remindOfCases(hours(49));
    expect(await times()).toBe(3);
    await remindOfCases(hours(74));
    expect(await told(operator)).toEqual(Array(4).fill(forOperators));
    const waiting = await listed(operator);
    expect(waiting.map(({ id }) => id)).toContain(first.id);
    for (const { id } of waiting) await dismissCase(operator, cast.slug, id, { reason: "No breach." });
    await remindOfCases(hours(99));
    expect(await times()).toBe(4);
  });

  test("by mail too, without a word of what it is about; and nobody whom it concerns, or who is one no more", async () => {
    const [concerned, former, shut] = [await makeOperator(), await makeOperator(), await makeOperator()];
    await addMember(cast.slug, concerned, "host");
    await addMember(cast.slug, cast.host, "member");
    const { users } = schema;
    await write((tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, shut.id)));
    for (const who of [operator, former])
      await write((tx) => tx.update(users).set({ emailConfirmedAt: new Date() }).where(eq(users.id, who.id)));
    const word = await say(concerned, cast.text.id, { body: "Thistledown, the lot of you." });
    await report(cast.member, { comment: word.id }, { rule: 1, words: "Thistledown!" });
    await write((tx) => tx.update(users).set({ isOperator: false }).where(eq(users.id, former.id)));
    expect([await told(operator), await told(concerned), await told(former), await told(shut)]).toEqual([
      [forOperators],
      ...[[], [], []],
    ]);
    await mailNotices(Date.now() + 120_000);
    const mails = await read().select().from(schema.mails);
    const leading = mails.filter((mail) => JSON.stringify(mail).includes("/operator/cases"));
    expect(JSON.stringify(leading)).not.toMatch(/thistledown/i);
    const addresses = await read().select({ id: users.id, email: users.email }).from(users);
    const of = (who: SignedIn) => addresses.find(({ id }) => id === who.id)?.email ?? "";
    const withCases = leading.map(({ to }) => to);
    expect(withCases).toContain(of(operator));
    for (const who of [concerned, former, shut, cast.moderator]) expect(withCases).not.toContain(of(who));
  });
});

describe("the page of what was passed up", () => {
  test("is for operators, and for others not there", async () => {
    await aboutHost();
    const { host, moderator, member, outsider, elsewhere } = cast;
    for (const who of [null, host, moderator, member, outsider, elsewhere])
      expect(await endOf(passedUp(who))).toBe("not-found");
    const narrow = await viewerOfToken(await tokenOf(operator, ["read", "write", "moderate"]));
    expect(await endOf(passedUp(narrow))).toBe("not-found");
    const [line] = await listed(operator);
    expect(line).toMatchObject({ kind: "comment", said: [{ words: "Rude.", rule: { number: 1 } }] });
    // Who reported it is for the group.
    expect(JSON.stringify(line)).not.toContain(member.id);
  });

  test("a text is closed by them where nobody in the group is left to", async () => {
    await report(cast.member, { text: cast.text.id }, { words: "Not ours to put up." });
    const [of] = await read()
      .select()
      .from(schema.cases)
      .where(eq(schema.cases.openKey, `text:${cast.text.id}`));
    const lock = { kind: "lock", scope: "text", case: of?.id ?? "", reason: "Until it is clear whose it is." };
    // Nobody passed it up yet.
    expect(await endOf(act(operator, cast.slug, lock))).toBe("not-found");
    await changeCase(cast.host, of?.id ?? "", { handTo: "operators" });
    expect(await listed(operator)).toMatchObject([{ kind: "text", said: [{ words: "Not ours to put up." }] }]);
    const page = await actPage(operator, cast.slug, { case: of?.id ?? "" }, "lock", "en");
    expect(page).toMatchObject({ kind: "lock", role: "operator" });
    expect((await act(operator, cast.slug, lock)).action).toMatchObject({ kind: "lock", role: "operator" });
    expect(await listed(operator)).toEqual([]);
  });

  test("leads to where it is decided, in a group that is closed to them; then it is there no more", async () => {
    const { id, word } = await aboutHost();
    const page = await actPage(operator, cast.slug, { case: id }, "hide", "en");
    expect(page).toMatchObject({ kind: "hide", role: "operator", html: expect.stringContaining("fools") });
    const hide = { kind: "hide", case: id, rule: 1, reason: "It goes for people." };
    expect(await endOf(act(cast.moderator, cast.slug, hide))).toBe("forbidden");
    const { action } = await act(operator, cast.slug, hide);
    expect(action).toMatchObject({ role: "operator", kind: "hide" });
    expect(await listed(operator)).toEqual([]);
    // Of the rest of the group they see nothing by it.
    const reply = await say(cast.member, cast.text.id, { body: "Not a word of this." });
    expect(await endOf(actPage(operator, cast.slug, { comment: reply.id }, "hide", "en"))).toBe("not-found");
    expect(
      await endOf(act(operator, cast.slug, { kind: "hide", comment: reply.id, rule: 1, reason: "Rude too." })),
    ).toBe("not-found");
    expect(await endOf(undoAction(cast.host, cast.slug, action.id, { reason: "mine" }))).not.toBe("answered");
    const [row] = await read().select().from(schema.comments).where(eq(schema.comments.id, word.id));
    expect(row?.withheld).toBe("hidden");
  });

  test("holds what can be dismissed, and appeals; an operator who acted does not decide", async () => {
    const { id } = await aboutHost();
    await dismissCase(operator, cast.slug, id, { reason: "Sharp, and allowed." });
    expect(await listed(operator)).toEqual([]);
    const appeal = await object(await warn(cast.host));
    expect(await listed(operator)).toMatchObject([{ kind: "appeal", target: appeal.id }]);
    await decideAppeal(operator, appeal.id, { decision: "grant", reason: "It was a question." });
    expect(await listed(operator)).toEqual([]);
  });
});

describe("whoever acted", () => {
  const outcomes = async (who: SignedIn) => (await told(who)).map(({ outcome }) => outcome);

  test.each(["grant", "refuse"])("hears that somebody objects, and what became of it: %s", async (decision) => {
    const { id } = await object(await warn(cast.moderator));
    expect(await told(cast.moderator)).toEqual([
      { kind: "appeal", outcome: "against", url: `/g/${cast.slug}/appeals/${id}` },
    ]);
    await decideAppeal(cast.host, id, { decision, reason: "Seen." });
    expect(await outcomes(cast.moderator)).toEqual(["settled", "against"]);
    expect(await outcomes(cast.author)).toEqual(["decided"]);
    for (const other of [cast.host, cast.member, cast.facilitator]) expect(await outcomes(other)).toEqual([]);
  });

  test("hears nothing more where they give way themselves", async () => {
    const action = await warn(cast.moderator);
    await object(action);
    await undoAction(cast.moderator, cast.slug, action, { reason: "I was wrong." });
    expect(await outcomes(cast.moderator)).toEqual(["against"]);
    expect(await outcomes(cast.author)).toEqual(["decided"]);
  });
});
