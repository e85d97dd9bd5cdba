/** What a court wants kept is kept, whoever leaves and whatever the group has set; where nobody reads it; until that ends. */
import { eq, getTableName, is, Table } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { firstBrokenAct } from "~/acts/acts.server";
import type { SignedIn } from "~/accounts/user";
import { removeComment } from "~/comments/comments.server";
import { undoWindow } from "~/comments/comment";
import { wipeRemoved } from "~/comments/wiping.server";
import { eraseDueAccounts } from "~/front-door/erasures.server";
import { groupLog } from "~/groups/group-log.server";
import { deleteGroup } from "~/groups/groups.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { caseFor } from "~/moderation/case-views.server";
import { changeCase } from "~/moderation/casework.server";
import { dismissCase } from "~/moderation/dismissing.server";
import { isHeld } from "~/moderation/held-words.server";
import { holdFile } from "~/moderation/hold-file.server";
import { endHold, holdFor, putHold } from "~/moderation/holds.server";
import { monthsAfter } from "~/moderation/keeping";
import { publicLog } from "~/moderation/public-log.server";
import { report } from "~/moderation/reports.server";
import { wipeOutlived } from "~/moderation/retention.server";
import { statementFor } from "~/moderation/statements.server";
import { undoAction } from "~/moderation/undoing.server";
import { deleteText } from "~/texts/text-changes.server";
import { endOf } from "../accounts/people";
import { makeCast, makeUser, say, type Cast } from "../support/people";

const { actions, cases, comments, heldWords, legalHolds, users } = schema;
const reason = "The district court, file 3 C 26/26, until it has decided.";
const word = (what: string) => `Plantedq${what}q5e7b`;
const later = monthsAfter(Date.now(), 40);
const law = { kind: "law", ground: "§ 130 StGB", authority: "A court", reason: "The law demands it." };

let cast: Cast;
let operator: SignedIn;
beforeEach(async () => {
  await write(async (tx) => {
    for (const table of [legalHolds, actions, cases, comments]) await tx.delete(table);
  });
  cast = await makeCast("public");
  operator = { ...(await makeUser()), isOperator: true };
});

const written = () => say(cast.author, cast.text.id, { body: `${word("body")} goes for the person` });

/** A comment that was reported, with a note about it. */
async function aCase() {
  const comment = await written();
  await report(cast.member, { comment: comment.id }, { rule: 1, words: word("report") });
  const [of] = await read()
    .select()
    .from(cases)
    .where(eq(cases.openKey, `comment:${comment.id}`));
  await changeCase(cast.moderator, of?.id ?? "", { note: word("note") });
  return { comment, of: of?.id ?? "" };
}

async function removed() {
  const comment = await written();
  const { action } = await act(cast.host, cast.slug, { ...law, comment: comment.id });
  return { comment, action };
}

/** Every table that has it. */
async function standsIn(...words: string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const table of Object.values(schema)) {
    if (!is(table, Table)) continue;
    const rows = JSON.stringify(
      await read()
        .select()
        .from(table as typeof comments),
    );
    for (const each of words) if (rows.includes(each)) found.add(getTableName(table));
  }
  return [...found].sort();
}

const leaves = async ({ id }: { id: string }, deletion: "keep-words" | "remove-words" = "remove-words") => {
  await write((tx) =>
    tx
      .update(users)
      .set({ deleteAt: new Date(Date.now() - 1000), deletion })
      .where(eq(users.id, id)),
  );
  expect(await eraseDueAccounts()).toBe(1);
};

describe("who may", () => {
  test("hosts, and operators what was removed by law or passed up to them; nobody in their own case", async () => {
    const { of } = await aCase();
    const { action } = await removed();
    const others = ["moderator", "facilitator", "member", "author", "pending", "outsider", "elsewhere"] as const;
    const ends = async (verb: (who: SignedIn) => Promise<unknown>) => {
      const heard: Record<string, string> = {};
      for (const who of others) heard[who] = await endOf(verb(cast[who]));
      return { ...heard, operator: await endOf(verb(operator)), host: await endOf(verb(cast.host)) };
    };
    const none = { moderator: "not-found", facilitator: "not-found", member: "not-found", author: "not-found" };
    const outside = { pending: "not-found", outsider: "not-found", elsewhere: "not-found" };
    const no = Object.fromEntries(others.map((who) => [who, "forbidden"]));
    expect(await ends((who) => putHold(who, { case: of }, { reason }))).toEqual({
      ...{ ...none, ...outside, moderator: "forbidden", operator: "not-found", host: "answered" },
    });
    expect(await ends((who) => putHold(who, { action: action.id }, { reason }))).toEqual({
      ...{ ...no, operator: "answered", host: "conflict" },
    });
    const [byOperator] = await read().select().from(legalHolds).where(eq(legalHolds.actionId, action.id));
    const id = byOperator?.id ?? "";
    expect(await ends((who) => holdFor(who, id))).toEqual({
      ...none,
      ...outside,
      operator: "answered",
      host: "answered",
    });
    // What an operator put, no host ends.
    expect(await holdFor(cast.host, id)).toMatchObject({ mayEnd: false, mayExport: false });
    expect(await holdFor(operator, id)).toMatchObject({ mayEnd: true, mayExport: true });
    expect(await endOf(endHold(cast.host, id, { reason }))).toBe("forbidden");
    expect(await endOf(endHold(operator, id, { reason: "" }))).toBe("invalid");
    expect(await endHold(operator, id, { reason })).toMatchObject({ ended: { reason }, mayEnd: false });
    expect(await endOf(endHold(operator, id, { reason }))).toBe("conflict");
    for (const who of [cast.host, cast.moderator, cast.outsider])
      expect(await endOf(holdFile(who, id))).toBe("not-found");
    expect(await endOf(holdFor(null, id))).toBe("signed-out");
    expect(await endOf(putHold(cast.host, { case: "nothing-there" }, { reason }))).toBe("not-found");
    const reader: SignedIn = { ...cast.host, by: { token: "t", scopes: ["read", "write"] } };
    expect(await endOf(putHold(reader, { case: of }, { reason }))).toBe("forbidden");
  });

  test("a host has no say over what is kept of themselves", async () => {
    const comment = await say(cast.host, cast.text.id, { body: "A host’s own" });
    const { action } = await act(operator, cast.slug, { ...law, comment: comment.id });
    expect(await endOf(putHold(cast.host, { action: action.id }, { reason }))).toBe("forbidden");
    expect((await statementFor(cast.host, cast.slug, action.id)).mayHold).toBe(false);
    expect(await endOf(putHold(operator, { action: action.id }, { reason }))).toBe("answered");
    // Nor do they learn of it there.
    expect((await statementFor(cast.host, cast.slug, action.id)).held).toBeNull();
  });
});

test("the same id is one hold, and the same thing is held once; what was not removed by law is held by its case", async () => {
  const { of, comment } = await aCase();
  const id = mintId();
  const one = await putHold(cast.host, { case: of }, { id, reason });
  expect(await putHold(cast.host, { case: of }, { id, reason })).toEqual(one);
  expect(await endOf(putHold(cast.host, { case: of }, { reason }))).toBe("conflict");
  const { action } = await act(cast.host, cast.slug, {
    kind: "hide",
    comment: comment.id,
    rule: 1,
    reason: "So it is.",
  });
  expect(await endOf(putHold(cast.host, { action: action.id }, { reason }))).toBe("conflict");
  expect(await endOf(putHold(cast.host, { case: of }, { id: "no", reason }))).toBe("invalid");
  expect(await endOf(putHold(cast.host, { case: of }, {}))).toBe("invalid");
});

describe("while it stands", () => {
  test("nothing about the same is wiped; when it has ended the group's months hold again", async () => {
    const { of, comment } = await aCase();
    const hold = await putHold(cast.host, { case: of }, { reason });
    const { action } = await act(cast.moderator, cast.slug, { kind: "remove", case: of, rule: 1, reason: "So it is." });
    const other = await written();
    await act(cast.moderator, cast.slug, { kind: "remove", comment: other.id, rule: 1, reason: "So it is." });
    expect(await wipeOutlived(later)).toEqual({ actions: 1, cases: 0 });
    expect(await statementFor(cast.author, cast.slug, action.id)).toMatchObject({
      ...{ kept: { until: null, wipedAt: null }, held: null, mayHold: false },
    });
    // Moderators see that it is, hosts why.
    expect(await caseFor(cast.moderator, of, "en")).toMatchObject({ held: { id: null }, mayHold: false });
    expect(await caseFor(cast.host, of, "en")).toMatchObject({ held: { id: hold.id }, mayHold: false });
    // It can be undone: holding it back is not what is asked for.
    await undoAction(cast.moderator, cast.slug, action.id, { reason: "Too strict." });
    await endHold(cast.host, hold.id, { reason: "The court has decided." });
    expect(await wipeOutlived(later)).toEqual({ actions: 1, cases: 1 });
    expect(await standsIn(word("report"), word("note"))).toEqual([]);
    expect((await read().select().from(comments).where(eq(comments.id, comment.id)))[0]?.body).toContain(word("body"));
  });

  test("neither the group nor the text can be deleted", async () => {
    const { of } = await aCase();
    const { id } = await putHold(cast.host, { case: of }, { reason });
    const gone = () => deleteGroup({ ...cast.host, by: { operatorTool: true } }, cast.slug, cast.slug);
    expect(await endOf(deleteText(cast.host, cast.text.id))).toBe("conflict");
    expect(await endOf(gone())).toBe("conflict");
    await endHold(cast.host, id, { reason });
    expect(await endOf(deleteText(cast.host, cast.text.id))).toBe("answered");
    expect(await endOf(gone())).toBe("answered");
  });

  test("what its author deletes is out of everybody's sight at once, and is wiped when it ends", async () => {
    const { of, comment } = await aCase();
    await dismissCase(cast.moderator, cast.slug, of, {});
    const { id } = await putHold(cast.host, { case: of }, { reason });
    await removeComment(cast.author, comment.id);
    const over = Date.now() + undoWindow.honoured + 60_000;
    await wipeRemoved(over);
    expect(await standsIn(word("body"))).toEqual(["comments"]);
    await endHold(cast.host, id, { reason });
    await wipeRemoved(over);
    expect(await standsIn(word("body"))).toEqual([]);
  });

  test("what moderators withheld and its author takes away is kept apart", async () => {
    const { comment, action } = await removed();
    const { id } = await putHold(cast.host, { action: action.id }, { reason });
    await removeComment(cast.author, comment.id);
    expect(await standsIn(word("body"))).toEqual(["actions", "held_words"]);
    expect(await holdFor(cast.host, id)).toMatchObject({ apart: 1 });
    await endHold(cast.host, id, { reason });
    expect(await standsIn(word("body"))).toEqual(["actions"]);
  });
});

describe("whose account goes", () => {
  test.each(["remove-words", "keep-words"] as const)(
    "(%s) goes like any other: what is held is apart, unseen, and gone when it ends",
    async (how) => {
      const { of } = await aCase();
      const { action } = await act(cast.host, cast.slug, { ...law, case: of });
      const { id } = await putHold(operator, { action: action.id }, { reason });
      expect(await isHeld(cast.author.id)).toBe(true);
      expect(await isHeld(cast.outsider.id)).toBe(false);
      await leaves(cast.author, how);
      expect(await read().$count(users, eq(users.id, cast.author.id))).toBe(0);
      const all = ["body", "report", "note"].map(word);
      expect((await standsIn(...all)).filter((table) => table !== "comments")).toEqual(["held_words"]);
      expect(await wipeOutlived(later)).toEqual({ actions: 0, cases: 0 });
      const pages = [
        await caseFor(cast.host, of, "en"),
        await statementFor(cast.host, cast.slug, action.id),
        await groupLog(cast.host, cast.slug, { limit: 50, after: null }),
        await holdFor(operator, id),
      ];
      for (const each of all) expect(JSON.stringify(pages)).not.toContain(each);
      const file = JSON.parse(await (await holdFile(operator, id)).text()) as { apart: Array<Record<string, unknown>> };
      expect(file.apart.map(({ kind }) => kind).sort()).toEqual(["comment", "evidence", "note", "report"]);
      expect(file.apart.find(({ kind }) => kind === "comment")).toMatchObject({
        ...{
          person: { id: cast.author.id, name: cast.author.name },
          words: { body: expect.stringContaining(word("body")) },
        },
      });
      await endHold(operator, id, { reason });
      expect(await standsIn(word("report"), word("note"))).toEqual([]);
      expect(await read().$count(heldWords)).toBe(0);
      await wipeOutlived(later);
      expect(await standsIn(...all)).toEqual([]);
    },
  );

  test("who reported or noted leaves their words apart too, and whoever has nothing to do with it nothing", async () => {
    const { of } = await aCase();
    const { id } = await putHold(cast.host, { case: of }, { reason });
    await leaves(cast.elsewhere);
    expect(await holdFor(cast.host, id)).toMatchObject({ apart: 0 });
    await leaves(cast.member);
    expect(await standsIn(word("report"))).toEqual(["held_words"]);
    const before = await read().select().from(heldWords);
    await leaves(cast.moderator);
    expect(await standsIn(word("note"))).toEqual(["held_words"]);
    // Killed on the way, it is done again: one piece is kept once.
    expect((await read().select().from(heldWords)).length).toBe(before.length);
    expect(await standsIn(word("body"))).toEqual(["comments", "held_words"]);
  });
});

test("each of it is a line of the log for hosts and moderators, and none of the log for members; the chain holds", async () => {
  const { action } = await removed();
  const { id } = await putHold(cast.host, { action: action.id }, { reason });
  await holdFile(operator, id);
  await endHold(cast.host, id, { reason: "The court has decided." });
  const { items } = await groupLog(cast.moderator, cast.slug, { limit: 50, after: null });
  const lines = items.filter(({ act }) => act.startsWith("moderation.hold"));
  expect(lines.map((line) => [line.act, line.reason])).toEqual([
    ["moderation.hold-end", "The court has decided."],
    ["moderation.hold-export", ""],
    ["moderation.hold", reason],
  ]);
  const told = await publicLog(cast.member, cast.slug, new URLSearchParams(), { limit: 50, after: null });
  expect(JSON.stringify(told)).not.toMatch(/hold|district court|has decided/u);
  expect(await firstBrokenAct(read())).toBeNull();
});
