/** What moderators do, each kind of it: what changes, who is told, what the log says; and that undoing restores exactly. */
import { and, asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { firstBrokenAct } from "~/acts/acts.server";
import type { SignedIn } from "~/accounts/user";
import { openCase } from "~/cases/cases.server";
import { noticesFor } from "~/comments/inbox.server";
import { react } from "~/comments/comments.server";
import { commentsOf } from "~/comments/reading.server";
import { groupLog } from "~/groups/group-log.server";
import { act, actOnMany } from "~/moderation/acting.server";
import type { ActInput } from "~/moderation/act-input.server";
import { dismissCase } from "~/moderation/dismissing.server";
import { endOverdue, liftAction, undoAction } from "~/moderation/undoing.server";
import { actionKinds, isOf, lasting, needsNoRule, personDeeds, type ActionKind } from "~/moderation/action";
import { groupActs } from "~/groups/group-acts";
import { groupLogWords } from "~/words/group-log";
import { endOf } from "../accounts/people";
import { block, makeCast, makeUser, say, type Cast } from "../support/people";

let cast: Cast;
beforeEach(async () => {
  cast = await makeCast("public");
});

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();
const all = { limit: 50, after: null };

/** What a form would send for each kind, about the cast's comment. */
const inputOf = (kind: ActionKind): ActInput => ({
  ...{ kind, comment: cast.comment.id, reason: `because of ${kind}` },
  ...(isOf(needsNoRule, kind) ? {} : { rule: 1 }),
  ...(["mute", "suspend"].includes(kind) ? { until: inDays(3) } : {}),
  ...(kind === "slow" ? { scope: "thread", seconds: 60 } : {}),
  ...(kind === "lock" ? { scope: "thread" } : {}),
  ...(kind === "answers" ? { scope: "thread", question: cast.comment.id } : {}),
  ...(kind === "move" ? { place: "text" } : {}),
  ...(kind === "law" ? { ground: "§ 130 StGB", authority: "nobody; a host saw it", reference: "7/26" } : {}),
});

/** Everything that an action may touch, but for what only says when it was touched. */
async function everything() {
  const { comments, commentVersions, conditions, memberships, reactions, restraints, notices } = schema;
  const rows = await read().select().from(comments).where(eq(comments.textId, cast.text.id)).orderBy(asc(comments.id));
  const [versions, taps, set, people, held, left] = await Promise.all([
    read().select().from(commentVersions),
    read().select().from(reactions),
    read().select().from(conditions),
    read().select().from(memberships).orderBy(asc(memberships.groupId), asc(memberships.userId)),
    read().select().from(restraints),
    read().select().from(notices).orderBy(asc(notices.id)),
  ]);
  return {
    comments: rows.map(({ seq: _seq, ...row }) => row),
    ...{ versions, taps, people },
    conditions: set.filter(({ endedAt }) => endedAt === null),
    held: held.filter((row) => row.mutedUntil ?? row.suspendedUntil ?? row.bannedUntil),
    notices: left.filter(({ kind }) => kind !== "moderated").map(({ id, withdrawnAt }) => ({ id, withdrawnAt })),
  };
}

const told = async (user: SignedIn) =>
  (await noticesFor(user, all)).items.flatMap(({ kind, moderation }) =>
    kind === "moderated" && moderation ? [`${moderation.kind} ${moderation.what}`] : [],
  );
const acts = async () => (await groupLog(cast.host, cast.slug, all)).items;
const shown = async (viewer: SignedIn | null) =>
  (await commentsOf(viewer, cast.text.id, {}, all)).items.map(({ id, state, body }) => ({ id, state, body }));

describe.each(actionKinds.filter((kind) => kind !== "approve"))("%s", (kind) => {
  const doer = () => (kind === "law" ? cast.host : cast.moderator);

  test("is done once, told, logged, and undone to exactly what stood before", async () => {
    const reply = await say(cast.member, cast.text.id, { parentId: cast.comment.id, body: "Everybody’s." });
    await react(cast.member, cast.comment.id, "insight", true);
    const before = await everything();
    const input = { ...inputOf(kind), id: `minted-${kind}-${cast.slug}` };
    const first = await act(doer(), cast.slug, input);
    const again = await act(doer(), cast.slug, input);
    expect([first.made, again.made]).toEqual([true, false]);
    expect(again.action).toEqual(first.action);
    expect(first.action).toMatchObject({ kind, number: 1, reason: `because of ${kind}`, state: "in-force" });
    expect(await everything().then((now) => kind === "warn" || JSON.stringify(now) !== JSON.stringify(before))).toBe(
      true,
    );
    const concerned = first.action.whom !== null;
    expect(await told(cast.author)).toEqual(concerned ? [`${kind} acted`] : []);
    const [line] = await acts();
    expect(line).toMatchObject({ act: `moderation.${kind}`, reason: `because of ${kind}`, actor: { id: doer().id } });
    expect(line?.after).toMatchObject({
      action: first.action.id,
      number: 1,
      role: kind === "law" ? "host" : "moderator",
    });
    expect(JSON.stringify(line)).not.toContain("Whose beasts");

    const undone = await undoAction(doer(), cast.slug, first.action.id, { reason: "I was wrong" });
    expect(undone).toMatchObject({ state: "undone", undone: { reason: "I was wrong" } });
    expect(await everything()).toEqual(before);
    expect((await shown(cast.member)).map(({ id }) => id)).toEqual([cast.comment.id, reply.id]);
    expect(await told(cast.author)).toEqual(concerned ? [`${kind} undone`, `${kind} acted`] : []);
    expect((await acts()).map((each) => each.act).slice(0, 2)).toEqual(["moderation.undo", `moderation.${kind}`]);
    expect(await endOf(undoAction(doer(), cast.slug, first.action.id, { reason: "twice" }))).toBe("conflict");
  });

  test("by whoever may not: nothing happens, and nothing is told", async () => {
    const before = await everything();
    const guests = [cast.member, cast.pending, cast.outsider, cast.elsewhere, cast.author];
    for (const who of guests) expect(await endOf(act(who, cast.slug, inputOf(kind)))).toBe("forbidden");
    const leads = isOf(["lock", "slow", "answers"] as const, kind);
    if (!leads) expect(await endOf(act(cast.facilitator, cast.slug, inputOf(kind)))).toBe("forbidden");
    if (kind === "law") expect(await endOf(act(cast.moderator, cast.slug, inputOf(kind)))).toBe("forbidden");
    const program: SignedIn = { ...cast.host, by: { token: "t", scopes: ["read", "write"] } };
    expect(await endOf(act(program, cast.slug, inputOf(kind)))).toBe("forbidden");
    expect(await everything()).toEqual(before);
    expect(await told(cast.author)).toEqual([]);
  });

  if (!isOf(lasting, kind)) return;

  test("ends early where it is lifted, and by itself when its time is over", async () => {
    const { action } = await act(doer(), cast.slug, inputOf(kind));
    expect(await endOf(liftAction(cast.member, cast.slug, action.id, { reason: "me too" }))).toBe("forbidden");
    expect(await endOf(liftAction(doer(), cast.slug, action.id, { reason: "" }))).toBe("invalid");
    const lifted = await liftAction(doer(), cast.slug, action.id, { reason: "long enough" });
    expect(lifted).toMatchObject({ state: "lifted", undone: { reason: "long enough" } });
    if (kind === "ban") return;
    const next = await act(doer(), cast.slug, { ...inputOf(kind), until: inDays(1) });
    const before = await everything();
    expect(await endOverdue(new Date(Date.now() + day / 2))).toBe(0);
    expect(await everything()).toEqual(before);
    expect(await endOverdue(new Date(Date.now() + 2 * day))).toBe(1);
    expect(await endOverdue(new Date(Date.now() + 2 * day))).toBe(0);
    const [line] = await acts();
    expect(line).toMatchObject({ act: "moderation.end", actor: null, after: { action: next.action.id, role: "rule" } });
    const { conditions, held } = await everything();
    expect([conditions, held]).toEqual([[], []]);
    expect((await shown(cast.member)).map(({ state }) => state)).toEqual(["visible"]);
  });
});

test("every kind has its word in the log", () => {
  for (const kind of actionKinds) expect(groupLogWords.en.acts[`moderation.${kind}`]).toBeTruthy();
  for (const made of groupActs) expect(groupLogWords.en.acts[made]).toBeTruthy();
});

test("the words of what is hidden are gone for members and kept for an appeal", async () => {
  const { action } = await act(cast.moderator, cast.slug, inputOf("remove"));
  expect(JSON.stringify(await shown(cast.member))).not.toContain("Whose beasts");
  const [row] = await read().select().from(schema.actions).where(eq(schema.actions.id, action.id));
  expect(row?.evidence).toMatchObject({ body: "Whose beasts?", version: 1 });
  expect(JSON.stringify(action)).not.toContain("Whose beasts");
});

describe("who acts again", () => {
  test("replaces what is in force; undoing brings that back, however many there were", async () => {
    const hidden = await act(cast.moderator, cast.slug, inputOf("hide"));
    const stood = await everything();
    const removed = await act(cast.host, cast.slug, { ...inputOf("remove"), seen: hidden.action.id });
    expect((await everything()).comments[0]?.withheld).toBe("removed");
    await undoAction(cast.host, cast.slug, removed.action.id, { reason: "too much" });
    expect(await everything()).toEqual(stood);
    await undoAction(cast.moderator, cast.slug, hidden.action.id, { reason: "that too" });
    expect((await shown(null)).map(({ state }) => state)).toEqual(["visible"]);
  });

  test("and then undoes the first: what stands stays, and later nothing of the first comes back", async () => {
    const first = await act(cast.moderator, cast.slug, inputOf("mute"));
    const second = await act(cast.moderator, cast.slug, { ...inputOf("mute"), until: inDays(9), reason: "longer" });
    await undoAction(cast.moderator, cast.slug, first.action.id, { reason: "wrong one" });
    expect((await everything()).held).toHaveLength(1);
    await undoAction(cast.moderator, cast.slug, second.action.id, { reason: "wrong too" });
    expect((await everything()).held).toEqual([]);
  });

  test("with a slow mode over a slow mode: the earlier one is back after the undoing", async () => {
    const slow = (seconds: number) => ({ ...inputOf("slow"), scope: "text", seconds });
    await act(cast.facilitator, cast.slug, slow(60));
    const second = await act(cast.facilitator, cast.slug, slow(600));
    expect((await everything()).conditions.map(({ seconds }) => seconds)).toEqual([600]);
    await undoAction(cast.facilitator, cast.slug, second.action.id, { reason: "too slow" });
    expect((await everything()).conditions.map(({ seconds }) => seconds)).toEqual([60]);
  });

  test("in the same way is told that it was done", async () => {
    await act(cast.moderator, cast.slug, inputOf("hide"));
    expect(await endOf(act(cast.host, cast.slug, inputOf("hide")))).toBe("conflict");
  });

  test("approves: what hid the comment is over, and the approval cannot be undone", async () => {
    const hidden = await act(cast.moderator, cast.slug, inputOf("hide"));
    const approved = await act(cast.host, cast.slug, { ...inputOf("approve"), seen: hidden.action.id });
    expect((await shown(null)).map(({ state }) => state)).toEqual(["visible"]);
    expect(await endOf(undoAction(cast.host, cast.slug, approved.action.id, { reason: "I was wrong" }))).toBe(
      "conflict",
    );
    const [row] = await read().select().from(schema.actions).where(eq(schema.actions.id, hidden.action.id));
    expect(row).toMatchObject({ undoneAt: null, undoneReason: "because of approve", undoneBy: cast.host.id });
    expect(row?.expiredAt).toBeInstanceOf(Date);
  });
});

describe("nobody acts above their rank", () => {
  test("a moderator cannot mute another, nor hide what a host said; a host can", async () => {
    const word = await say(cast.host, cast.text.id, { anchor: { block: block(cast.text, 2) }, body: "I say so." });
    const other = await makeUser();
    expect(await endOf(act(cast.moderator, cast.slug, { ...inputOf("hide"), comment: word.id }))).toBe("forbidden");
    expect(
      await endOf(act(cast.moderator, cast.slug, { ...inputOf("hide"), comment: word.id, id: "x".repeat(20) })),
    ).toBe("forbidden");
    const person = (user: SignedIn): ActInput => ({ ...inputOf("mute"), comment: undefined, user: user.id });
    expect(await endOf(act(cast.moderator, cast.slug, person(cast.host)))).toBe("forbidden");
    expect(await endOf(act(cast.moderator, cast.slug, person(cast.moderator)))).toBe("forbidden");
    expect(await endOf(act(cast.host, cast.slug, person(cast.moderator)))).toBe("answered");
    expect(await endOf(act(cast.host, cast.slug, person(other)))).toBe("not-found");
  });

  test("what a host did no moderator undoes", async () => {
    const { action } = await act(cast.host, cast.slug, inputOf("hide"));
    expect(await endOf(undoAction(cast.moderator, cast.slug, action.id, { reason: "no" }))).toBe("forbidden");
    expect(await endOf(undoAction(cast.host, cast.slug, action.id, { reason: "yes" }))).toBe("answered");
  });

  test("an action of another group is not found", async () => {
    const { action } = await act(cast.host, cast.slug, inputOf("hide"));
    const other = await makeCast("public");
    expect(await endOf(undoAction(other.host, other.slug, action.id, { reason: "mine" }))).toBe("not-found");
    expect(await endOf(act(other.host, other.slug, inputOf("hide")))).toBe("not-found");
  });
});

describe("a case", () => {
  const opened = async () => {
    const [group] = await read().select().from(schema.groups).where(eq(schema.groups.slug, cast.slug));
    const { row } = await write((tx) =>
      openCase(tx, {
        ...{ groupId: group?.id ?? "", subject: `comment:${cast.comment.id}`, userId: cast.author.id },
        ...{ textId: cast.text.id, because: "reported" },
      }),
    );
    const report = {
      ...{ id: `report-${row.id}`, groupId: row.groupId, caseId: row.id, reporterId: cast.member.id },
      ...{ about: "comment" as const, words: "rude", at: new Date() },
    };
    await write((tx) => tx.insert(schema.reports).values(report));
    return row;
  };
  const reportOf = async (of: { id: string }) =>
    (await read().select().from(schema.reports).where(eq(schema.reports.caseId, of.id)))[0];
  const heard = async (user: SignedIn) =>
    (await noticesFor(user, all)).items.filter(({ kind }) => kind === "report-closed").map(({ outcome }) => outcome);

  test("is closed by what is done, also where the form did not name it; who reported hears so, the author never", async () => {
    const of = await opened();
    await act(cast.moderator, cast.slug, inputOf("hide"));
    const [now] = await read().select().from(schema.cases).where(eq(schema.cases.id, of.id));
    expect(now).toMatchObject({ outcome: "acted", closedBy: cast.moderator.id, openKey: null });
    expect(await reportOf(of)).toMatchObject({ outcome: "upheld" });
    expect(await heard(cast.member)).toEqual(["acted"]);
    const authors = JSON.stringify(await noticesFor(cast.author, all));
    expect(authors).not.toContain(cast.member.id);
    expect(authors).not.toContain(cast.member.name);
    expect(authors).not.toContain("report");
  });

  test("that somebody else decided, or that changed, is a conflict that shows what they did", async () => {
    const of = await opened();
    const input = { ...inputOf("remove"), case: of.id, version: of.version };
    await act(cast.moderator, cast.slug, { ...inputOf("hide"), case: of.id, version: of.version });
    const error = await act(cast.host, cast.slug, input).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      kind: "conflict",
      more: { current: { action: { kind: "hide", by: { id: cast.moderator.id } }, case: { outcome: "acted" } } },
    });
    expect((await everything()).comments[0]?.withheld).toBe("hidden");
  });

  test("two at once: one acts, the other is told", async () => {
    const of = await opened();
    const both = [cast.moderator, cast.host].map((who, at) =>
      endOf(act(who, cast.slug, { ...inputOf(at === 0 ? "hide" : "remove"), case: of.id, version: of.version })),
    );
    expect((await Promise.all(both)).sort()).toEqual(["answered", "conflict"]);
    expect(await read().select().from(schema.actions).where(eq(schema.actions.caseId, of.id))).toHaveLength(1);
  });

  test("two at once without a case: the second form has not seen the first action", async () => {
    const seen = "";
    await act(cast.moderator, cast.slug, { ...inputOf("hide"), seen });
    expect(await endOf(act(cast.host, cast.slug, { ...inputOf("remove"), seen }))).toBe("conflict");
  });

  test("is dismissed: nothing is done, the report is declined, its maker told", async () => {
    const of = await opened();
    expect(await endOf(dismissCase(cast.member, cast.slug, of.id, {}))).toBe("forbidden");
    expect(await endOf(dismissCase(cast.moderator, cast.slug, of.id, { version: of.version + 1 }))).toBe("conflict");
    await dismissCase(cast.moderator, cast.slug, of.id, { version: of.version, reason: "It is sharp, and allowed." });
    expect(await reportOf(of)).toMatchObject({ outcome: "declined" });
    expect(await heard(cast.member)).toEqual(["dismissed"]);
    expect((await acts())[0]).toMatchObject({ act: "moderation.dismiss", reason: "It is sharp, and allowed." });
    expect(await told(cast.author)).toEqual([]);
    expect(await endOf(dismissCase(cast.moderator, cast.slug, of.id, {}))).toBe("conflict");
  });

  test("is left to others by whoever reported it, as long as there are others", async () => {
    const of = await opened();
    await write((tx) =>
      tx.update(schema.reports).set({ reporterId: cast.moderator.id }).where(eq(schema.reports.caseId, of.id)),
    );
    expect(await endOf(act(cast.moderator, cast.slug, { ...inputOf("hide"), case: of.id }))).toBe("forbidden");
    expect(await endOf(act(cast.host, cast.slug, { ...inputOf("hide"), case: of.id }))).toBe("answered");
  });

  test("that was passed up to operators is decided by them, in a group that is closed to them too", async () => {
    const of = await opened();
    await write((tx) => tx.update(schema.cases).set({ decides: "operators" }).where(eq(schema.cases.id, of.id)));
    await write((tx) =>
      tx.update(schema.groups).set({ visibility: "private" }).where(eq(schema.groups.slug, cast.slug)),
    );
    const operator = { ...(await makeUser()), isOperator: true };
    expect(await endOf(act(cast.host, cast.slug, { ...inputOf("hide"), case: of.id }))).toBe("forbidden");
    expect(
      await endOf(act(operator, cast.slug, { ...inputOf("warn"), comment: cast.comment.id, id: "y".repeat(20) })),
    ).toBe("not-found");
    const { action } = await act(operator, cast.slug, { ...inputOf("hide"), case: of.id });
    expect(action).toMatchObject({ role: "operator" });
    expect(await endOf(undoAction(cast.host, cast.slug, action.id, { reason: "mine" }))).toBe("forbidden");
    expect(await endOf(undoAction(operator, cast.slug, action.id, { reason: "wrong" }))).toBe("answered");
  });
});

describe("many at once", () => {
  test("have one answer each", async () => {
    const second = await say(cast.member, cast.text.id, { anchor: { block: block(cast.text, 2) }, body: "Also rude." });
    const own = await say(cast.moderator, cast.text.id, { anchor: { block: block(cast.text, 2) }, body: "My own." });
    const items = [cast.comment.id, second.id, own.id].map((comment) => ({ ...inputOf("hide"), comment }));
    const answers = await actOnMany(cast.moderator, cast.slug, items);
    expect(answers.map((each) => ("action" in each ? each.action.number : each.refusal.kind))).toEqual([
      1,
      2,
      "forbidden",
    ]);
    expect(await endOf(actOnMany(cast.moderator, cast.slug, []))).toBe("invalid");
    const many = Array.from({ length: 101 }, () => inputOf("hide"));
    expect(await endOf(actOnMany(cast.moderator, cast.slug, many))).toBe("invalid");
  });
});

describe("who is no member any more", () => {
  test("somebody who left can be banned, and a deleted account’s words removed", async () => {
    const { memberships, comments } = schema;
    await write((tx) => tx.delete(memberships).where(eq(memberships.userId, cast.author.id)));
    const ban: ActInput = { kind: "ban", rule: 1, user: cast.author.id, reason: "came back to shout" };
    expect((await act(cast.moderator, cast.slug, ban)).action).toMatchObject({ whom: { id: cast.author.id } });
    expect(await told(cast.author)).toEqual(["ban acted"]);
    const other = await say(cast.member, cast.text.id, { anchor: { block: block(cast.text, 2) }, body: "Gone soon." });
    await write((tx) => tx.update(comments).set({ authorId: null }).where(eq(comments.id, other.id)));
    const removed = await act(cast.moderator, cast.slug, { ...inputOf("remove"), comment: other.id });
    expect(removed.action).toMatchObject({ whom: null, kind: "remove" });
    const mute = { ...inputOf("mute"), comment: other.id };
    expect(await endOf(act(cast.moderator, cast.slug, mute))).toBe("invalid");
  });

  test("what its author took away is nothing to act on", async () => {
    const { comments } = schema;
    const gone = { state: "removed", removedAt: new Date() } as const;
    await write((tx) => tx.update(comments).set(gone).where(eq(comments.id, cast.comment.id)));
    expect(await endOf(act(cast.moderator, cast.slug, inputOf("hide")))).toBe("conflict");
  });
});

describe("a rule", () => {
  const publish = (rules: Array<{ number: number; title: string; text: string }>) =>
    write(async (tx) => {
      const [group] = await tx.select().from(schema.groups).where(eq(schema.groups.slug, cast.slug));
      const row = { groupId: group?.id ?? "", version: 1, rules, publishedAt: new Date() };
      await tx.insert(schema.groupRules).values(row);
    });

  test("must be named where the group has some, but for what blames nobody; its title and version are kept", async () => {
    await publish([{ number: 3, title: "No slurs", text: "None." }]);
    expect(await endOf(act(cast.moderator, cast.slug, { ...inputOf("hide"), rule: "" }))).toBe("invalid");
    expect(await endOf(act(cast.moderator, cast.slug, { ...inputOf("hide"), rule: 4 }))).toBe("invalid");
    expect(await endOf(act(cast.moderator, cast.slug, inputOf("move")))).toBe("answered");
    const { action } = await act(cast.moderator, cast.slug, { ...inputOf("hide"), rule: "3" });
    expect(action.rule).toEqual({ number: 3, version: 1, title: "No slurs" });
  });
});

test.each([
  ["a kind that is none", () => ({ ...inputOf("hide"), kind: "shout" }), "invalid"],
  ["no reason", () => ({ ...inputOf("hide"), reason: " " }), "invalid"],
  ["an end in the past", () => ({ ...inputOf("hide"), until: inDays(-1) }), "invalid"],
  ["an end in ten years", () => ({ ...inputOf("mute"), until: inDays(3650) }), "invalid"],
  ["a mute without end", () => ({ ...inputOf("mute"), until: "" }), "invalid"],
  ["an end of a warning", () => ({ ...inputOf("warn"), until: inDays(1) }), "invalid"],
  ["a comment that is not there", () => ({ ...inputOf("hide"), comment: "nothing" }), "not-found"],
  ["a place that is not there", () => ({ ...inputOf("move"), place: "block:nothing" }), "invalid"],
  ["the place it hangs at", () => ({ ...inputOf("move"), place: `block:${block(cast.text, 1)}` }), "conflict"],
  ["a slow mode of a second", () => ({ ...inputOf("slow"), seconds: 1 }), "invalid"],
  ["answers to no question", () => ({ ...inputOf("answers"), question: "none" }), "invalid"],
  ["a law without ground", () => ({ ...inputOf("law"), ground: "" }), "forbidden"],
  ["NUL in an id", () => ({ ...inputOf("hide"), comment: "a\u0000b" }), "invalid"],
  ["numbers for words", () => ({ ...inputOf("hide"), reason: 7, comment: 7 }), "invalid"],
] as Array<[string, () => ActInput, string]>)("refused: %s", async (name, input, end) => {
  const who = name.includes("law") ? cast.host : cast.moderator;
  expect(await endOf(act(who, cast.slug, input()))).toBe(name.includes("law") ? "invalid" : end);
});

test("the chain of the log holds after all this, and numbers have no gap", async () => {
  for (const kind of ["warn", "mute", "hide"] as const) await act(cast.moderator, cast.slug, inputOf(kind));
  const { actions } = schema;
  const rows = await read()
    .select({ number: actions.number })
    .from(actions)
    .innerJoin(schema.groups, and(eq(schema.groups.id, actions.groupId), eq(schema.groups.slug, cast.slug)))
    .orderBy(asc(actions.number));
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(await firstBrokenAct(read())).toBeNull();
  expect(personDeeds).toContain("mute");
});
