/** A thread that was moved is put back after a new edition has begun to be read: it hangs where its paragraph is now, or on the shelf. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import { letBeRead } from "~/comments/migration.server";
import { act } from "~/moderation/acting.server";
import { undoAction } from "~/moderation/undoing.server";
import { block, blocksOf, bring, first, host, sayOn, slug, textId, theCommons } from "../comments/edition-support";

theCommons();

const placeOf = async (id: string) =>
  (await read().select().from(schema.comments).where(eq(schema.comments.id, id)))[0]?.place;

/** Moves a thread to the whole text, lets another edition be read, and undoes the move. */
async function movedAndBack(thread: string, content?: string): Promise<string | undefined> {
  const { action } = await act(host, slug, { kind: "move", thread, place: "text", reason: "About all of it." });
  await bring(content);
  await letBeRead(host, textId, 2);
  await undoAction(host, slug, action.id, { reason: "It was not." });
  return placeOf(thread);
}

test("its paragraph is there, mended: where it hung", async () => {
  const { id } = await sayOn(1);
  const stood = await placeOf(id);
  expect(await movedAndBack(id)).toBe(stood);
  expect(stood).toBe(`block:${(await block(2, 2)).id}`);
});

test("its paragraph is gone: on the shelf, from where it can be hung elsewhere, and not nowhere", async () => {
  const { id } = await sayOn(3);
  const stood = await placeOf(id);
  expect(await movedAndBack(id)).toBe(`${stood}@1`);
});

test("another paragraph took it in: there", async () => {
  const joined = first.replace("spring to autumn.\n\nEach", "spring to autumn. Each");
  const { id } = await sayOn(2);
  const now = await movedAndBack(id, joined);
  const whole = (await blocksOf(2)).find(({ text }) => text.includes("Each family"));
  expect(whole?.text).toContain("fields that nobody owned");
  expect(now).toBe(`block:${whole?.id}`);
});

test("without an edition in between it hangs where it did", async () => {
  const { id } = await sayOn(3);
  const stood = await placeOf(id);
  const { action } = await act(host, slug, { kind: "move", thread: id, place: "text", reason: "About all of it." });
  expect(await placeOf(id)).toBe("text");
  await undoAction(host, slug, action.id, { reason: "It was not." });
  expect(await placeOf(id)).toBe(stood);
});
