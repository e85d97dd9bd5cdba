/** Two who do the same at the same moment: it is recorded once, told once, and the second sees what the first did. */
import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { postComment } from "~/comments/comments.server";
import { checkPrevention } from "~/comments/prevention.server";
import { groupLog } from "~/groups/group-log.server";
import { act } from "~/moderation/acting.server";
import type { ActInput } from "~/moderation/act-input.server";
import { appealAgainst } from "~/moderation/appeals.server";
import { actionKinds, isOf, needsNoRule, type ActionKind } from "~/moderation/action";
import { changeCase } from "~/moderation/casework.server";
import { decideAppeal } from "~/moderation/deciding.server";
import { dismissCase } from "~/moderation/dismissing.server";
import { report } from "~/moderation/reports.server";
import { liftAction, undoAction } from "~/moderation/undoing.server";
import { mintId } from "~/mint";
import { isRefusal } from "~/refusals";
import { addMember, block, makeCast, makeUser, type Cast } from "../support/people";

vi.mock(import("~/comments/prevention.server"), () => ({ checkPrevention: vi.fn() }));
const nothing = { hold: [], found: [] };

let cast: Cast, other: SignedIn, host2: SignedIn;
beforeEach(async () => {
  vi.mocked(checkPrevention).mockResolvedValue(nothing);
  cast = await makeCast("public");
  [other, host2] = [await makeUser(), await makeUser()];
  await addMember(cast.slug, other, "moderator");
  await addMember(cast.slug, host2, "host");
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

async function heldComment(): Promise<string> {
  vi.mocked(checkPrevention).mockResolvedValue({ hold: ["held-word"], found: ["tulip"] });
  const input = { anchor: { block: block(cast.text, 2) }, body: "A tulip." };
  const { comment } = await postComment(cast.author, cast.text.id, input);
  vi.mocked(checkPrevention).mockResolvedValue(nothing);
  return comment.id;
}

/** As a program sends it that has looked at nothing: no case, no version, nothing seen. */
const blind = async (kind: ActionKind): Promise<ActInput> => ({
  ...{ kind, comment: kind === "approve" ? await heldComment() : cast.comment.id },
  ...(isOf(needsNoRule, kind) ? {} : { rule: 1 }),
  ...(kind === "slow" ? { scope: "thread", seconds: 60 } : {}),
  ...(kind === "lock" ? { scope: "thread" } : {}),
  ...(kind === "answers" ? { scope: "thread", question: cast.comment.id } : {}),
  ...(kind === "move" ? { place: "text" } : {}),
  ...(kind === "law" ? { ground: "§ 130 StGB", authority: "nobody; a host saw it" } : {}),
});
const ends = (kind: ActionKind): ActInput =>
  ["mute", "suspend"].includes(kind) ? { until: new Date(Date.now() + 3 * 86_400_000).toISOString() } : {};

const recorded = async () =>
  read()
    .select({ id: schema.actions.id, kind: schema.actions.kind })
    .from(schema.actions)
    .innerJoin(schema.groups, eq(schema.groups.id, schema.actions.groupId))
    .where(eq(schema.groups.slug, cast.slug))
    .orderBy(asc(schema.actions.number));
const lines = async (name: string) =>
  (await groupLog(cast.host, cast.slug, { limit: 50, after: null })).items.filter(({ act }) => act === name);

/** Both at once. @returns of the one who was second: what was said */
async function both(first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const all = await Promise.allSettled([first(), second()]);
  const refused = all.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
  expect(refused).toHaveLength(1);
  const [refusal] = refused;
  if (!isRefusal(refusal)) throw refusal;
  expect(refusal.kind).toBe("conflict");
  return refusal.more.current as { action: { id: string; kind: string; by: { id: string } | null } | null };
}

describe.each(actionKinds)("%s", (kind) => {
  const pair = (): [SignedIn, SignedIn] => (kind === "law" ? [cast.host, host2] : [cast.moderator, other]);

  test("by two, each for a reason of their own", async () => {
    const [one, two] = pair();
    const input = await blind(kind);
    const by = (who: SignedIn) => () =>
      act(who, cast.slug, { ...input, ...ends(kind), reason: `because, says ${who.name}` });
    const current = await both(by(one), by(two));
    const [row, ...more] = await recorded();
    expect([row?.kind, more]).toEqual([kind, []]);
    expect(current.action).toMatchObject({ id: row?.id, kind });
    expect([one.id, two.id]).toContain(current.action?.by?.id);
    expect(await lines(`moderation.${kind}`)).toHaveLength(1);
    const notices = await read().select().from(schema.notices).where(eq(schema.notices.kind, "moderated"));
    expect(notices.filter(({ data }) => JSON.stringify(data).includes(row?.id ?? "?")).length).toBeLessThan(2);
  });

  test("by one, sent twice without an id", async () => {
    const [one] = pair();
    const input = await blind(kind);
    const send = () => act(one, cast.slug, { ...input, ...ends(kind), reason: "because" });
    const current = await both(send, send);
    expect(await recorded()).toHaveLength(1);
    expect(current.action).toMatchObject({ kind, by: { id: one.id } });
  });
});

test("who has seen what the first did, and says so, does it again where that makes sense", async () => {
  const mute = { kind: "mute", comment: cast.comment.id, rule: 1 };
  const { action } = await act(cast.moderator, cast.slug, { ...mute, until: inDays(1), reason: "loud" });
  const longer = { ...mute, until: inDays(9), reason: "louder" };
  await expect(act(other, cast.slug, longer)).rejects.toMatchObject({ kind: "conflict" });
  const again = await act(other, cast.slug, { ...longer, seen: action.id });
  expect(again).toMatchObject({ made: true, action: { number: 2 } });
});

test.each([
  ["hide", "remove"],
  ["remove", "edit"],
  ["hide", "approve"],
] as const)("%s by one and %s by another: the second hears of the first, and nothing is replaced", async (one, two) => {
  const named = { comment: cast.comment.id };
  const { action } = await act(cast.moderator, cast.slug, { ...named, kind: one, rule: 1, reason: "rude" });
  const second = { ...named, kind: two, ...(two === "approve" ? {} : { rule: 1 }), reason: "as I see it" };
  const refused = await act(other, cast.slug, second).catch((error: unknown) => error);
  expect(refused).toMatchObject({ kind: "conflict", more: { current: { action: { id: action.id, kind: one } } } });
  expect(await recorded()).toMatchObject([{ kind: one }]);
  // Who says that they have seen it does what they want, and so does whoever did the first.
  expect((await act(other, cast.slug, { ...second, seen: action.id })).action).toMatchObject({ kind: two });
});

test("whoever changes their mind at once need not say that they have seen what they did", async () => {
  const named = { comment: cast.comment.id, rule: 1 };
  await act(cast.moderator, cast.slug, { ...named, kind: "hide", reason: "rude" });
  expect((await act(cast.moderator, cast.slug, { ...named, kind: "remove", reason: "and worse" })).made).toBe(true);
});

test("a minute later it is no accident", async () => {
  const warn = { kind: "warn", comment: cast.comment.id, rule: 1, reason: "Mind your words." };
  const { action } = await act(cast.moderator, cast.slug, warn);
  const earlier = new Date(Date.now() - 61_000);
  await write((tx) => tx.update(schema.actions).set({ at: earlier }).where(eq(schema.actions.id, action.id)));
  expect((await act(other, cast.slug, warn)).action.number).toBe(2);
});

test("what is shown, and waits for nobody, is not approved", async () => {
  const approve = { kind: "approve", comment: cast.comment.id, reason: "Fine." };
  await expect(act(cast.moderator, cast.slug, approve)).rejects.toMatchObject({ kind: "conflict" });
  expect(await recorded()).toEqual([]);
});

describe("what becomes of it", () => {
  const hidden = async () =>
    (await act(cast.moderator, cast.slug, { kind: "hide", comment: cast.comment.id, rule: 1, reason: "rude" })).action;
  const locked = async () =>
    (await act(cast.moderator, cast.slug, { kind: "lock", comment: cast.comment.id, scope: "thread", reason: "calm" }))
      .action;

  test("undone by two: once", async () => {
    const { id } = await hidden();
    const undo = (who: SignedIn) => () => undoAction(who, cast.slug, id, { reason: `says ${who.name}` });
    expect((await both(undo(cast.moderator), undo(other))).action).toMatchObject({ id, state: "undone" });
    expect(await lines("moderation.undo")).toHaveLength(1);
  });

  test("lifted by two: once", async () => {
    const { id } = await locked();
    const lift = (who: SignedIn) => () => liftAction(who, cast.slug, id, { reason: `says ${who.name}` });
    expect((await both(lift(cast.moderator), lift(other))).action).toMatchObject({ id, state: "lifted" });
    expect(await lines("moderation.lift")).toHaveLength(1);
  });

  test("an appeal decided by two: once", async () => {
    const { id: action } = await hidden();
    const { id } = await appealAgainst(cast.author, action, { id: mintId(), words: "It was a question." });
    const decide = (who: SignedIn, decision: string) => () => decideAppeal(who, id, { decision, reason: "Seen." });
    await both(decide(other, "grant"), decide(cast.host, "grant"));
    expect(await lines("moderation.appeal-grant")).toHaveLength(1);
  });
});

describe("a case", () => {
  const opened = async () => {
    await report(cast.member, { comment: cast.comment.id }, { id: mintId(), rule: 1, words: "It is rude, is it not." });
    const [row] = await read().select().from(schema.cases).where(eq(schema.cases.userId, cast.author.id));
    return row?.id ?? "";
  };

  test("dismissed by two: once", async () => {
    const id = await opened();
    const dismiss = (who: SignedIn) => () => dismissCase(who, cast.slug, id, { reason: "Sharp, and allowed." });
    await both(dismiss(cast.moderator), dismiss(other));
    expect(await lines("moderation.dismiss")).toHaveLength(1);
  });

  test("claimed by two: it is the first one’s", async () => {
    const id = await opened();
    const claim = (who: SignedIn) => () => changeCase(who, id, { claim: true });
    await both(claim(cast.moderator), claim(other));
    const [row] = await read().select().from(schema.cases).where(eq(schema.cases.id, id));
    expect([cast.moderator.id, other.id]).toContain(row?.claimedBy);
  });

  test("acted on by one and dismissed by another: one of both", async () => {
    const id = await opened();
    const hide = { kind: "hide", case: id, rule: 1, reason: "rude" };
    await both(
      () => act(cast.moderator, cast.slug, hide),
      () => dismissCase(other, cast.slug, id, { reason: "allowed" }),
    );
    expect((await recorded()).length + (await lines("moderation.dismiss")).length).toBe(1);
  });
});
