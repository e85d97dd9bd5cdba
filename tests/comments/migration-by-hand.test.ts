/** A thread is hung elsewhere by hand, before an edition is read and after. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import { postComment } from "~/comments/comments.server";
import { letBeRead, placeThread } from "~/comments/migration.server";
import { migrationReport } from "~/comments/migration-report.server";
import { undoPlacing } from "~/comments/placing-undone.server";
import { makeText } from "../support/people";
import {
  block,
  bring,
  first,
  host,
  place,
  reader,
  report,
  sayOn,
  second,
  slug,
  textId,
  theCommons,
} from "./edition-support";

theCommons();

describe("by hand", () => {
  test("before: it goes where it was placed, or to the shelf", async () => {
    const [gone, kept] = [await sayOn(3, "The miller"), await sayOn(2)];
    await bring();
    await placeThread(host, textId, 2, gone.id, "¶ 4");
    await placeThread(host, textId, 2, kept.id, "");
    const { lines } = await report();
    expect(lines.map(({ thread, how, byHand, to }) => [thread, how, byHand, to?.number ?? null])).toEqual([
      [kept.id, "orphaned", true, null],
      [gone.id, "moved", true, 4],
    ]);
    await placeThread(host, textId, 2, kept.id, 3);
    await letBeRead(host, textId, 2);
    expect(await place(gone.id)).toMatchObject({ block: (await block(4)).id, quote: { exact: "The miller" } });
    expect((await place(kept.id)).block).toBe((await block(3)).id);
  });

  test("one that is on the shelf can be placed in the next edition that waits", async () => {
    const [gone, other] = [await sayOn(3, "The miller"), await sayOn(3)];
    await bring();
    await letBeRead(host, textId, 2);
    await bring(second.replace("meadows", "meadows and ponds"));
    const third = () => migrationReport(host, textId, 3, { how: null, after: null, limit: 50, language: "en" });
    expect((await third()).lines).toEqual([]);
    await placeThread(host, textId, 3, gone.id, "1");
    await placeThread(host, textId, 3, other.id, "");
    const lines = (await third()).lines.map(({ thread, from, to }) => [thread, from.name, to?.number ?? null]);
    expect(lines).toEqual([
      [gone.id, "Paragraph 3 of edition 1", 1],
      [other.id, "Paragraph 3 of edition 1", null],
    ]);
    await letBeRead(host, textId, 3);
    expect((await place(gone.id)).block).toBe((await block(1)).id);
    expect((await place(other.id)).block).toMatch(/[^@]@1$/);
  });

  test("after: it goes there now, back to the shelf, and out again", async () => {
    const gone = await sayOn(3, "The miller");
    await bring();
    await letBeRead(host, textId, 2);
    await placeThread(host, textId, 2, gone.id, "1");
    expect((await place(gone.id)).block).toBe((await block(1)).id);
    await placeThread(host, textId, 2, gone.id, "");
    expect((await place(gone.id)).block).toMatch(/@1$/);
    await placeThread(host, textId, 2, gone.id, "text");
    expect((await place(gone.id)).block).toBeUndefined();
    expect((await report(reader)).lines).toMatchObject([{ thread: gone.id, byHand: true, from: { number: 3 } }]);
  });

  test("taken back before: what was found holds again", async () => {
    const gone = await sayOn(3);
    await bring();
    await placeThread(host, textId, 2, gone.id, "1");
    await undoPlacing(host, textId, 2, gone.id);
    expect((await report()).lines).toMatchObject([{ thread: gone.id, how: "orphaned", byHand: false, to: null }]);
    await expect(undoPlacing(host, textId, 2, gone.id)).rejects.toMatchObject({ kind: "not-found" });
  });

  test("taken back after: it hangs where it hung, the report says what it said, and the log has both", async () => {
    const [gone, kept, other] = [await sayOn(3, "The miller"), await sayOn(2), await sayOn(3)];
    await bring();
    await letBeRead(host, textId, 2);
    const shown = await report();
    const [hung, stayed] = [await place(gone.id), await place(kept.id)];
    await placeThread(host, textId, 2, gone.id, "1.e2");
    await placeThread(host, textId, 2, kept.id, "1.e2");
    await expect(undoPlacing(reader, textId, 2, gone.id)).rejects.toMatchObject({ kind: "forbidden" });
    await undoPlacing(host, textId, 2, gone.id);
    await undoPlacing(host, textId, 2, kept.id);
    expect([await place(gone.id), await place(kept.id)]).toEqual([hung, stayed]);
    expect(await report()).toEqual(shown);
    for (const { id } of [gone, kept, other])
      await expect(undoPlacing(host, textId, 2, id)).rejects.toMatchObject({ kind: "not-found" });
    const lines = await read().select().from(schema.acts).where(eq(schema.acts.targetId, gone.id));
    expect(lines.map(({ act, after }) => [act, after])).toEqual([
      ["text.thread", { place: `block:${(await block(1)).id}` }],
      ["text.thread", { place: `block:${hung.block}`, undone: lines[0]?.number }],
    ]);
  });

  test("taken back once: to the place it had by hand before, and no further", async () => {
    const gone = await sayOn(3);
    await bring();
    await letBeRead(host, textId, 2);
    await placeThread(host, textId, 2, gone.id, "1.e2");
    await placeThread(host, textId, 2, gone.id, "2.e2");
    await undoPlacing(host, textId, 2, gone.id);
    expect((await place(gone.id)).block).toBe((await block(1)).id);
    await expect(undoPlacing(host, textId, 2, gone.id)).rejects.toMatchObject({ kind: "conflict" });
  });

  test.each(["0", "99", "seven", "block:nothing", "1.5", null, undefined, {}, "¶"])(
    "%j is no place, unless it is none at all",
    async (to) => {
      const gone = await sayOn(3);
      await bring();
      const placing = placeThread(host, textId, 2, gone.id, to);
      if (to === null || to === "¶") await placing;
      else
        await expect(placing).rejects.toMatchObject({ kind: "invalid", more: { errors: { to: expect.anything() } } });
    },
  );

  test("a reply, a comment of another text and one that does not exist are no threads of it", async () => {
    const thread = await sayOn(3);
    const reply = (await postComment(host, textId, { parentId: thread.id, body: "Yes." })).comment;
    const elsewhere = await makeText(host, slug, first);
    const other = (await postComment(host, elsewhere.id, { body: "Elsewhere." })).comment;
    await bring();
    for (const id of [reply.id, other.id, "nothing-of-it"])
      await expect(placeThread(host, textId, 2, id, "1")).rejects.toMatchObject({ kind: "not-found" });
  });

  test("a thread that was hung by hand stays with its paragraph, with what it quoted", async () => {
    const gone = await sayOn(3, "The miller");
    await bring();
    await placeThread(host, textId, 2, gone.id, 3);
    await letBeRead(host, textId, 2);
    const there = await place(gone.id);
    await bring(`${second}\nOne more.\n`);
    const third = await migrationReport(host, textId, 3, { how: null, after: null, limit: 50, language: "en" });
    expect(third.counts).toEqual({ kept: 1, moved: 0, changed: 0, orphaned: 0 });
    await letBeRead(host, textId, 3);
    expect(await place(gone.id)).toEqual(there);
  });

  test("a number of another edition is no place to hang something", async () => {
    const gone = await sayOn(3);
    await bring();
    for (const to of ["1.e1", "1.e3"])
      await expect(placeThread(host, textId, 2, gone.id, to)).rejects.toMatchObject({ kind: "invalid" });
    await placeThread(host, textId, 2, gone.id, "1.e2");
  });
});
