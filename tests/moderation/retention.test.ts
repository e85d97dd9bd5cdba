/** What moderators had to read goes once the group keeps it no longer: nowhere to be found, and nobody brings it back. */
import { eq, getTableName, is, isNull, Table } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { firstBrokenAct } from "~/acts/acts.server";
import { editComment, removeComment, restoreComment } from "~/comments/comments.server";
import { commentFor, commentsOf } from "~/comments/reading.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { actPage } from "~/moderation/act-page.server";
import { appealAgainst, withdrawAppeal } from "~/moderation/appeals.server";
import { appealFor, sayInAppeal } from "~/moderation/appeal-views.server";
import { caseFor } from "~/moderation/case-views.server";
import { changeCase } from "~/moderation/casework.server";
import { dismissCase } from "~/moderation/dismissing.server";
import { monthsAfter } from "~/moderation/keeping";
import { report } from "~/moderation/reports.server";
import { wipeOutlived } from "~/moderation/retention.server";
import { changeModeration, moderationFor } from "~/moderation/settings.server";
import { statementFor } from "~/moderation/statements.server";
import { liftAction, undoAction } from "~/moderation/undoing.server";
import { endOf } from "../accounts/people";
import { makeCast, say, type Cast } from "../support/people";

const { actions, cases, comments } = schema;
const reason = "It goes for the person.";
const word = (what: string) => `Plantedq${what}q8c1d`;
const later = (months: number) => monthsAfter(Date.now(), months) + 60_000;

let cast: Cast;
beforeEach(async () => {
  await write((tx) => tx.delete(actions));
  await write((tx) => tx.delete(cases));
  cast = await makeCast("public");
});

/** Every table that has it. */
async function standsIn(...words: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const table of Object.values(schema)) {
    if (!is(table, Table)) continue;
    const rows = JSON.stringify(
      await read()
        .select()
        .from(table as typeof comments),
    );
    for (const each of words) if (rows.includes(each)) found.push(`${getTableName(table)}: ${each}`);
  }
  return found;
}

const written = () => say(cast.author, cast.text.id, { body: `${word("body")} goes for the person` });
const reported = async (id: string) => {
  await report(cast.member, { comment: id }, { rule: 1, words: word("report") });
  const [of] = await read()
    .select()
    .from(cases)
    .where(eq(cases.openKey, `comment:${id}`));
  if (!of) throw new Error("no case");
  return of.id;
};

/** A comment reworded, reported, noted about, removed and appealed against, with the appeal taken back. */
async function evening() {
  const comment = await written();
  await editComment(cast.author, comment.id, { body: `${word("reworded")} goes for the person`, version: 1 });
  const of = await reported(comment.id);
  await write((tx) =>
    tx
      .update(cases)
      .set({ found: [word("found")] })
      .where(eq(cases.id, of)),
  );
  await changeCase(cast.moderator, of, { note: word("note") });
  const { action } = await act(cast.moderator, cast.slug, { kind: "remove", case: of, rule: 1, reason });
  const { id: appeal } = await appealAgainst(cast.author, action.id, { id: mintId(), words: word("appeal") });
  await sayInAppeal(cast.author, appeal, { id: mintId(), body: word("message") });
  return { comment, of, action, appeal };
}
const all = ["body", "reworded", "report", "found", "note", "appeal", "message"].map(word);

describe("after the group's months", () => {
  test("the words are in no table any more; what was decided stays, and the chain of the log holds", async () => {
    const { comment, of, action, appeal } = await evening();
    await withdrawAppeal(cast.author, appeal);
    expect((await standsIn(...all)).length).toBeGreaterThanOrEqual(all.length);
    expect(await wipeOutlived(later(11))).toEqual({ actions: 0, cases: 0 });
    expect(await wipeOutlived(later(12))).toEqual({ actions: 1, cases: 2 });
    expect(await standsIn(...all)).toEqual([]);
    expect(await firstBrokenAct(read())).toBeNull();
    const { action: kept, ...page } = await statementFor(cast.author, cast.slug, action.id);
    expect(kept).toMatchObject({ kind: "remove", reason, rule: { number: 1 }, state: "in-force" });
    expect(page).toMatchObject({ words: null, kept: { until: null, wipedAt: expect.any(String) } });
    expect(await caseFor(cast.host, of, "en")).toMatchObject({
      ...{ outcome: "acted", found: [], notes: [], reported: [{ words: "", rule: { number: 1 }, outcome: "upheld" }] },
      kept: { until: null, wipedAt: expect.any(String) },
    });
    expect((await appealFor(cast.author, appeal)).appeal).toMatchObject({ words: "", about: null, state: "withdrawn" });
    // In its place stands what stood there, for everybody alike.
    for (const viewer of [cast.author, cast.moderator, cast.member, null]) {
      const { items } = await commentsOf(viewer, cast.text.id, {}, { limit: 50, after: null });
      expect(items.find(({ id }) => id === comment.id)).toMatchObject({
        ...{ state: "removed", body: "", tombstone: { reason, rule: 1 } },
        reason: expect.stringContaining("no longer kept"),
      });
    }
    const [before] = await read().select().from(comments).where(eq(comments.id, comment.id));
    expect(await wipeOutlived(later(13))).toEqual({ actions: 0, cases: 0 });
    expect((await read().select().from(comments).where(eq(comments.id, comment.id)))[0]).toEqual(before);
  });

  test("nothing brings it back, whoever asks, and each is told why", async () => {
    const { comment, action, appeal } = await evening();
    await withdrawAppeal(cast.author, appeal);
    const before = await statementFor(cast.host, cast.slug, action.id);
    expect(before).toMatchObject({ canUndo: true, kept: { until: expect.any(String), wipedAt: null } });
    await wipeOutlived(later(12));
    const no = async (verb: Promise<unknown>) => {
      const refused = await verb.then(
        () => null,
        (error: { kind: string; message: string }) => error,
      );
      expect([refused?.kind, refused?.message]).toEqual([
        expect.stringMatching(/^(?:conflict|forbidden)$/u),
        expect.stringMatching(/no longer kept|words are gone|appealed against/u),
      ]);
    };
    await no(undoAction(cast.host, cast.slug, action.id, { reason }));
    for (const kind of ["approve", "hide", "edit"])
      await no(act(cast.host, cast.slug, { kind, comment: comment.id, rule: 1, reason }));
    await no(appealAgainst(cast.author, action.id, { id: mintId(), words: "Once more" }));
    await no(restoreComment(cast.author, comment.id));
    expect(await statementFor(cast.host, cast.slug, action.id)).toMatchObject({ canUndo: false, canLift: false });
    const page = await actPage(cast.host, cast.slug, { comment: comment.id }, null, "en");
    expect(page.kinds.filter((kind) => ["approve", "hide", "remove", "edit", "law"].includes(kind))).toEqual([]);
  });

  test("what was hidden until it is reworded is not reworded any more; its author can still take it away", async () => {
    const comment = await written();
    await act(cast.moderator, cast.slug, { kind: "edit", comment: comment.id, rule: 1, reason });
    await wipeOutlived(later(12));
    expect(await standsIn(word("body"))).toEqual([]);
    const again = editComment(cast.author, comment.id, { body: "In other words", version: 1 });
    await expect(again).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("no longer kept"),
    });
    await removeComment(cast.author, comment.id);
    expect((await read().select().from(comments).where(eq(comments.id, comment.id)))[0]?.withheld).toBeNull();
  });

  test("what was shown again stays as it is, and what was said about it goes", async () => {
    const comment = await written();
    const of = await reported(comment.id);
    await dismissCase(cast.moderator, cast.slug, of, { reason: "Heated, not more" });
    const { action } = await act(cast.moderator, cast.slug, { kind: "hide", comment: comment.id, rule: 1, reason });
    await undoAction(cast.moderator, cast.slug, action.id, { reason });
    await wipeOutlived(later(12));
    expect(await standsIn(word("body"), word("report"))).toEqual([`comments: ${word("body")}`]);
    expect(await commentFor(cast.member, comment.id)).toMatchObject({ state: "visible" });
    expect(await statementFor(cast.author, cast.slug, action.id)).toMatchObject({ words: null });
  });

  test("a ban is lifted as before: nothing that this takes was wiped", async () => {
    const comment = await written();
    const { action } = await act(cast.moderator, cast.slug, { kind: "ban", comment: comment.id, rule: 1, reason });
    await wipeOutlived(later(12));
    expect((await statementFor(cast.host, cast.slug, action.id)).kept.wipedAt).not.toBeNull();
    expect(await liftAction(cast.host, cast.slug, action.id, { reason })).toMatchObject({ state: "lifted" });
  });
});

describe("it is kept", () => {
  test("while an appeal is open, and from its decision on for as long again", async () => {
    const { appeal } = await evening();
    expect(await wipeOutlived(later(40))).toEqual({ actions: 0, cases: 0 });
    expect((await standsIn(...all)).length).toBeGreaterThanOrEqual(all.length);
    await withdrawAppeal(cast.author, appeal);
    expect((await wipeOutlived(later(12))).actions).toBe(1);
  });

  test("while its case, or another of the same, is open", async () => {
    const comment = await written();
    await reported(comment.id);
    const first = await act(cast.moderator, cast.slug, { kind: "hide", comment: comment.id, rule: 1, reason });
    await undoAction(cast.moderator, cast.slug, first.action.id, { reason });
    await report(cast.facilitator, { comment: comment.id }, { rule: 1, words: "Again" });
    expect(await wipeOutlived(later(40))).toEqual({ actions: 0, cases: 0 });
  });

  test("until an end that is to come, and as long as it can be appealed against", async () => {
    const comment = await written();
    await changeModeration(cast.host, cast.slug, { keepMonths: 1, appealWithin: 180 });
    const until = new Date(Date.now() + 300 * 86_400_000).toISOString();
    await act(cast.moderator, cast.slug, { kind: "hide", comment: comment.id, rule: 1, reason, until });
    const other = await written();
    const { action } = await act(cast.moderator, cast.slug, { kind: "remove", comment: other.id, rule: 1, reason });
    expect(await wipeOutlived(later(5))).toEqual({ actions: 0, cases: 0 });
    expect(await wipeOutlived(later(7))).toEqual({ actions: 1, cases: 0 });
    expect((await statementFor(cast.author, cast.slug, action.id)).kept.wipedAt).not.toBeNull();
    expect(await wipeOutlived(later(12))).toEqual({ actions: 1, cases: 0 });
  });

  test("as long as each group says, within what the operator allows", async () => {
    const comment = await written();
    await changeModeration(cast.host, cast.slug, { keepMonths: 3 });
    await act(cast.moderator, cast.slug, { kind: "remove", comment: comment.id, rule: 1, reason });
    const other = await makeCast("public");
    await act(other.moderator, other.slug, { kind: "remove", comment: other.comment.id, rule: 1, reason });
    expect(await wipeOutlived(later(2))).toEqual({ actions: 0, cases: 0 });
    expect(await wipeOutlived(later(4))).toEqual({ actions: 1, cases: 0 });
    const env = await import("~/env.server");
    const bounds = vi.spyOn(env.settings(), "keepMonths", "get");
    bounds.mockReturnValue({ min: 2, max: 6 });
    expect(await endOf(changeModeration(other.host, other.slug, { keepMonths: 7 }))).toBe("invalid");
    expect(await moderationFor(other.host, other.slug)).toMatchObject({ keepMonths: 6 });
    expect(await wipeOutlived(later(7))).toEqual({ actions: 1, cases: 0 });
    bounds.mockRestore();
  });
});

test("many go in slices, past those that must stay, and by two servers at once no one is done twice", async () => {
  const made = [];
  for (let at = 0; at < 45; at++) {
    const { id } = await written();
    made.push((await act(cast.moderator, cast.slug, { kind: "remove", comment: id, rule: 1, reason })).action.id);
  }
  // The oldest ones stay: what comes after them is found all the same.
  for (const id of made.slice(0, 25)) await appealAgainst(cast.author, id, { id: mintId(), words: "It was not so" });
  const both = await Promise.all([wipeOutlived(later(12)), wipeOutlived(later(12))]);
  expect(both.map((each) => each.actions).reduce((sum, each) => sum + each)).toBe(20);
  expect(await read().$count(actions, isNull(actions.wipedAt))).toBe(25);
});
