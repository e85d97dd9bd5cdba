/** A new edition begins to be read while comments wait for a moderator: they go along, and nothing tells of them. */
import { eq, inArray } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { changesSince } from "~/comments/changes.server";
import { letBeRead, placeThread } from "~/comments/migration.server";
import { reportLineFor } from "~/comments/migration-report.server";
import { checkPrevention } from "~/comments/prevention.server";
import { release } from "~/comments/withholding.server";
import { textFor } from "~/texts/texts.server";
import { block, bring, first, host, place, reader, report, sayOn, textId, theCommons } from "./edition-support";

vi.mock(import("~/comments/prevention.server"), () => ({ checkPrevention: vi.fn() }));
const nothing = { hold: [], found: [] };

theCommons();

const { comments, threadMoves } = schema;

/** Those that wait: at a passage that is reworded, at a paragraph that is left out, at one that stays. */
async function heldOn(): Promise<string[]> {
  vi.mocked(checkPrevention).mockResolvedValue({ hold: ["held-word"], found: ["goose"] });
  const ids = [];
  for (const [number, exact] of [
    [1, "fields that nobody owned"],
    [3, "The miller"],
    [2, "Each family"],
  ] as const)
    ids.push((await sayOn(number, exact)).id);
  vi.mocked(checkPrevention).mockResolvedValue(nothing);
  return ids;
}

test("no number, no count, no line of the report and no place by hand tells of them; approved, they stand where they belong", async () => {
  vi.mocked(checkPrevention).mockResolvedValue(nothing);
  // So that the text has a number before anything waits.
  const shown = await sayOn(1, "fields that nobody owned");
  await sayOn(3);
  await bring();
  const before = await report();
  const ids = await heldOn();
  expect(await report()).toEqual(before);
  for (const id of ids) {
    await expect(placeThread(host, textId, 2, id, "1")).rejects.toMatchObject({ kind: "not-found" });
    await expect(reportLineFor(host, textId, "2", id, "en")).rejects.toMatchObject({ kind: "not-found" });
  }
  const { seq } = (await textFor(reader, textId)).text;
  expect(await letBeRead(host, textId, 2)).toEqual({ moved: 2 });

  for (const who of [null, reader]) {
    const told = (await changesSince(who, textId, seq)).comments.map(({ id }) => id);
    expect(told).toContain(shown.id);
    expect(told.filter((id) => ids.includes(id))).toEqual([]);
  }
  const rows = await read().select().from(comments).where(inArray(comments.id, ids));
  expect(rows.map((row) => row.seq)).toEqual([0, 0, 0]);
  expect(await read().select().from(threadMoves).where(inArray(threadMoves.threadId, ids))).toEqual([]);
  expect((await report(reader)).lines.map(({ thread }) => thread).filter((id) => ids.includes(id))).toEqual([]);
  for (const id of ids) {
    await expect(placeThread(host, textId, 2, id, "1")).rejects.toMatchObject({ kind: "not-found" });
    await expect(reportLineFor(host, textId, "2", id, "en")).rejects.toMatchObject({ kind: "not-found" });
  }

  for (const id of ids) await write((tx) => release(tx, id));
  const [reworded, leftOut, stays] = await Promise.all(ids.map((id) => place(id)));
  expect([reworded?.block, stays?.block]).toEqual([(await block(2, 2)).id, (await block(3, 2)).id]);
  const [gone] = await read()
    .select()
    .from(comments)
    .where(eq(comments.id, ids[1] ?? ""));
  expect(leftOut?.block).not.toBe(reworded?.block);
  expect(gone?.place).toMatch(/@1$/);
});

test("what waits on the shelf comes back by itself with its paragraph, as what is shown there does", async () => {
  vi.mocked(checkPrevention).mockResolvedValue(nothing);
  const shown = await sayOn(3, "The miller");
  const [, waits = ""] = await heldOn();
  await bring();
  await letBeRead(host, textId, 2);
  const rowOf = async (id: string) => (await read().select().from(comments).where(eq(comments.id, id)))[0];
  expect((await rowOf(waits))?.place).toMatch(/@1$/);
  await bring(first);
  const { seq } = (await textFor(reader, textId)).text;
  // It is counted, and told of, no more than before.
  expect(await letBeRead(host, textId, 3)).toEqual({ moved: 1 });
  const told = (await changesSince(reader, textId, seq)).comments.map(({ id }) => id);
  expect([told.includes(shown.id), told.includes(waits)]).toEqual([true, false]);
  expect(await rowOf(waits)).toMatchObject({ seq: 0, place: (await rowOf(shown.id))?.place });
  await write((tx) => release(tx, waits));
  expect((await place(waits)).block).toBe((await block(3, 3)).id);
});
