/** An account that is erased leaves what moderators decided, and none of what was said to them by or about the person. */
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { firstBrokenAct } from "~/acts/acts.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { appealAgainst } from "~/moderation/appeals.server";
import { sayInAppeal } from "~/moderation/appeal-views.server";
import { eraseFromModeration } from "~/moderation/erasing.server";
import { report } from "~/moderation/reports.server";
import { makeCast, type Cast } from "../support/people";

const { actions, appealMessages, appeals, caseNotes, cases, reports } = schema;
const words = (what: string) => `planted-${what}-7f3a`;

let cast: Cast;
beforeEach(async () => {
  await write(async (tx) => {
    for (const table of [appealMessages, appeals, caseNotes, reports, cases]) await tx.delete(table);
    await tx.update(actions).set({ evidence: null });
  });
  cast = await makeCast("public");
});

async function evening() {
  await report(cast.member, { comment: cast.comment.id }, { rule: 1, words: words("report") });
  const [opened] = await read().select().from(cases);
  if (!opened) throw new Error("no case");
  const at = new Date();
  await write(async (tx) => {
    const note = { caseId: opened.id, at };
    await tx.insert(caseNotes).values({ ...note, id: mintId(), authorId: cast.moderator.id, body: words("note") });
    await tx.update(cases).set({ found: [words("found")] });
  });
  const input = { kind: "hide", comment: cast.comment.id, rule: 1, reason: "It goes for the person." };
  const { action } = await act(cast.moderator, cast.slug, input);
  const { id } = await appealAgainst(cast.author, action.id, { id: mintId(), words: words("appeal") });
  await sayInAppeal(cast.author, id, { id: mintId(), body: words("message") });
  return { action, id };
}

const everything = async () =>
  JSON.stringify(
    await Promise.all(
      [actions, appeals, appealMessages, caseNotes, cases, reports].map((each) => read().select().from(each)),
    ),
  );

describe("of whom it is about", () => {
  test("nothing that was said stays; what was decided does, and an open appeal is withdrawn", async () => {
    const { action, id } = await evening();
    for (const what of ["report", "note", "found", "appeal", "message"])
      expect(await everything(), what).toContain(words(what));
    expect(await everything()).toContain("Whose beasts?");
    await eraseFromModeration(cast.author.id);
    expect(await everything()).not.toMatch(/planted-|Whose beasts/);
    const kept = await read()
      .select()
      .from(actions)
      .where(sql`${actions.id} = ${action.id}`);
    expect(kept).toMatchObject([{ kind: "hide", rule: 1, reason: "It goes for the person.", evidence: null }]);
    expect(await read().select().from(appeals)).toMatchObject([{ id, state: "withdrawn" }]);
    expect((await read().select().from(cases)).every(({ closedAt }) => closedAt !== null)).toBe(true);
    expect(await firstBrokenAct(read())).toBeNull();
    // Killed on the way, it is done again.
    const before = await everything();
    await eraseFromModeration(cast.author.id);
    expect(await everything()).toBe(before);
  });
});

describe("of somebody else", () => {
  test("whoever reported takes their own words along, and nobody's besides", async () => {
    await evening();
    await eraseFromModeration(cast.member.id);
    const said = await everything();
    expect(said).not.toContain(words("report"));
    for (const what of ["note", "found", "appeal", "message"]) expect(said, what).toContain(words(what));
  });

  test("whoever had nothing to do with it takes nothing", async () => {
    await evening();
    const before = await everything();
    await eraseFromModeration(cast.elsewhere.id);
    expect(await everything()).toBe(before);
  });
});
