/** A new edition begins to be read: what becomes of threads, and who may do what. */
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import { changesSince } from "~/comments/changes.server";
import { postComment, removeComment } from "~/comments/comments.server";
import { letBeRead, placeThread } from "~/comments/migration.server";
import { movedTo } from "~/comments/moved-to.server";
import { migrationReport } from "~/comments/migration-report.server";
import { talkOn } from "~/comments/reading.server";
import { markSeen, unreadOf } from "~/comments/unread.server";
import { editionFor, editionsOf, putAway, putForward } from "~/texts/editions.server";
import { heirOf } from "~/texts/heirs.server";
import { keepReadAsDraft } from "~/texts/edition-drafts.server";
import { publishDraft } from "~/texts/reviews.server";
import { correctDraft } from "../texts/review/steps";
import { textFor, textView } from "~/texts/texts.server";
import { makeText } from "../support/people";
import {
  block,
  blocksOf,
  bring,
  draft,
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

describe("an edition that waits", () => {
  test("changes nothing for readers, and is there for those who look after the text alone", async () => {
    const before = await textView(reader, textId);
    expect(await bring()).toEqual({ number: 2, made: true });
    expect(await textView(reader, textId)).toEqual(before);
    expect((await editionsOf(host, textId)).lines.map(({ number, state }) => [number, state])).toEqual([
      [2, "waiting"],
      [1, "read"],
    ]);
    expect((await editionsOf(reader, textId)).lines.map(({ number }) => number)).toEqual([1]);
    for (const as of [reader, null]) {
      await expect(editionFor(as, textId, 2)).rejects.toMatchObject({ kind: "not-found" });
      await expect(report(as)).rejects.toMatchObject({ kind: "not-found" });
    }
  });

  test("the same source again is the one that waits; another has to wait; put away it leaves nothing", async () => {
    expect(await bring()).toEqual({ number: 2, made: true });
    expect(await bring()).toEqual({ number: 2, made: false });
    await expect(bring(`${second}\nMore.\n`)).rejects.toMatchObject({ kind: "conflict" });
    await putAway(host, textId, 2);
    await expect(putAway(host, textId, 2)).rejects.toMatchObject({ kind: "not-found" });
    for (const table of [schema.blocks, schema.sections])
      expect(
        await read()
          .select()
          .from(table)
          .where(and(eq(table.textId, textId), eq(table.edition, 2))),
      ).toEqual([]);
    expect(await bring(`${second}\nMore.\n`)).toEqual({ number: 2, made: true });
    expect((await blocksOf(2)).at(-1)?.text).toBe("More.");
  });

  test("members, strangers and former hosts may bring none, let none be read, put none away", async () => {
    await expect(bring(second, reader)).rejects.toMatchObject({ kind: "forbidden" });
    await bring();
    await expect(letBeRead(reader, textId, 2)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(putAway(reader, textId, 2)).rejects.toMatchObject({ kind: "forbidden" });
    const { id } = await sayOn(3);
    await expect(placeThread(reader, textId, 2, id, "1")).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("nothing in it, or nothing different, is refused with what to do", async () => {
    const empty = { ...draft(), sections: [] };
    await expect(putForward(host, textId, empty, { source: "" })).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { content: expect.anything() } },
    });
    await expect(bring(first)).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { content: expect.anything() } },
    });
    await expect(putForward(host, textId, draft(), { source: "x", note: "n".repeat(501) })).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { note: expect.anything() } },
    });
  });
});

describe("the report", () => {
  test("says of every thread what will become of it, in the order of the text", async () => {
    const mended = await sayOn(1, "fields that nobody owned");
    const kept = await sayOn(2, "the grass was counted");
    const gone = await sayOn(3);
    const moved = await sayOn(5, "the goose is remembered");
    const onAll = (await postComment(reader, textId, { body: "On all of it." })).comment;
    await bring();
    const { counts, lines, next } = await report();
    expect(counts).toEqual({ kept: 2, moved: 1, changed: 1, orphaned: 1 });
    expect(next).toBeNull();
    expect(lines.map(({ thread, how, to }) => [thread, how, to?.number ?? null])).toEqual([
      [mended.id, "changed", 2],
      [gone.id, "orphaned", null],
      [moved.id, "moved", 1],
    ]);
    expect(lines[0]).toMatchObject({ from: { number: 1, quote: "fields that nobody owned" }, begins: "On 1." });
    expect(lines[0]?.to?.quote).toContain("meadows that nobody owned");
    expect(lines[0]?.difference.map(({ is }) => is)).toContain("added");
    expect((await report(host, { how: "kept" })).lines.map(({ thread }) => thread)).toEqual([onAll.id, kept.id]);
    const [one] = (await report(host, { limit: 1 })).lines;
    expect((await report(host, { limit: 1, after: one?.thread })).lines.map(({ thread }) => thread)).toEqual([gone.id]);
    await expect(report(host, { how: "lost" })).rejects.toMatchObject({ kind: "invalid" });
    await expect(report(host, { after: "nothing" })).rejects.toMatchObject({ kind: "invalid" });
  });

  test("shows nothing of a comment that was taken away", async () => {
    const gone = await sayOn(3, "The miller");
    await postComment(host, textId, { parentId: gone.id, body: "Why?" });
    await removeComment(reader, gone.id);
    await bring();
    const [line] = (await report()).lines;
    expect(line).toMatchObject({ thread: gone.id, how: "orphaned", begins: "", author: null, from: { quote: null } });
  });
});

describe("once it is read", () => {
  test("those that stayed can be listed, where they were then", async () => {
    const [kept, other] = [await sayOn(2), await sayOn(4)];
    const gone = await sayOn(3);
    await bring();
    await letBeRead(host, textId, 2);
    await sayOn(1);
    const listed = async () =>
      (await report(reader, { how: "kept" })).lines.map(({ thread, to }) => [thread, to?.number]);
    // By their numbers in the new edition.
    expect(await listed()).toEqual([
      [kept.id, 3],
      [other.id, 5],
    ]);
    expect((await report(reader)).lines.map(({ thread }) => thread)).toEqual([gone.id]);
    expect((await report(reader, { how: "kept", limit: 1 })).next).toBe(kept.id);
    await bring(second.replace(/Then the hedges[^\n]+/, "Nothing of that."));
    await letBeRead(host, textId, 3);
    expect((await place(other.id)).block).toMatch(/@2$/);
    expect(await listed()).toEqual([
      [kept.id, 3],
      [other.id, 5],
    ]);
  });

  test("threads hang where the report said, replies with them, and screens that were away learn of it", async () => {
    const kept = await sayOn(2);
    const gone = await sayOn(3, "nobody asked him");
    const reply = (await postComment(host, textId, { parentId: gone.id, body: "Nor her." })).comment;
    const mended = await sayOn(1, "fields that nobody owned");
    const [old2, old3] = [await block(2), await block(3)];
    await bring();
    const seq = (await textFor(host, textId)).text.seq;
    expect(await letBeRead(host, textId, 2)).toEqual({ moved: 2 });
    const view = await textView(reader, textId);
    expect(view).toMatchObject({ edition: 2 });
    expect((await block(3)).id).toBe(old2.id);
    expect(await place(kept.id)).toEqual({ block: old2.id });
    const shelf = { block: `${old3.id}@1` };
    expect(await place(gone.id)).toMatchObject({ ...shelf, quote: { exact: "nobody asked him" } });
    expect(await place(reply.id)).toEqual(shelf);
    expect((await place(mended.id)).quote?.exact).toContain("meadows that nobody owned");
    const changed = (await changesSince(reader, textId, seq)).comments.map(({ id }) => id);
    expect(changed).toEqual(expect.arrayContaining([gone.id, reply.id, mended.id]));
    expect(changed).not.toContain(kept.id);
    const { counts, lines } = await report(reader);
    expect(counts).toEqual({ kept: 1, moved: 0, changed: 1, orphaned: 1 });
    expect(lines.map(({ thread, how }) => [thread, how])).toEqual([
      [mended.id, "changed"],
      [gone.id, "orphaned"],
    ]);
    expect((await editionFor(reader, textId, 1)).article.block(old3.id)?.text).toContain("The miller");
  });

  test("what was written while it waited goes along too", async () => {
    await bring();
    const late = await sayOn(3);
    const other = await sayOn(5, "the goose");
    await letBeRead(host, textId, 2);
    expect((await place(late.id)).block).toMatch(/@1$/);
    expect((await place(other.id)).block).toBe((await block(1)).id);
  });

  test("twice at once it begins once", async () => {
    const gone = await sayOn(3);
    await bring();
    const both = await Promise.allSettled([letBeRead(host, textId, 2), letBeRead(host, textId, 2)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await place(gone.id)).block).toMatch(/@1$/);
    expect((await report(reader)).counts.orphaned).toBe(1);
  });

  test("a paragraph that another took in leads to that one; one that is gone, nowhere", async () => {
    const [three, four, five] = [await block(3), await block(4), await block(5)];
    const joined = first.replace("hedges.\n\nThe poem", "hedges. The poem").replace(/The miller[^\n]+\n\n/, "");
    await bring(joined);
    await letBeRead(host, textId, 2);
    const now = { id: textId, edition: 2 };
    const last = (await blocksOf()).at(-1);
    expect(await heirOf(now, 1, four.id)).toBe(last?.id);
    expect(await heirOf(now, 1, five.id)).toBe(last?.id);
    expect(await heirOf(now, 1, three.id)).toBeNull();
    expect(await heirOf(now, 1, "constructor")).toBeNull();
  });

  test("what somebody had seen stays seen where it hangs now", async () => {
    const said = (await postComment(host, textId, { anchor: { block: (await block(5)).id }, body: "New." })).comment;
    const joined = first.replace("hedges.\n\nThe poem", "hedges. The poem");
    const old = `block:${said.anchor.block}`;
    await markSeen(reader, textId, { place: old, seq: said.seq });
    await bring(joined);
    await letBeRead(host, textId, 2);
    expect([...(await unreadOf(reader, await textFor(reader, textId))).values()]).toEqual([]);
    expect([...(await talkOn((await textFor(host, textId)).text)).byPlace.keys()]).not.toContain("text");
  });
});

describe("what is written while an edition begins to be read", () => {
  test("hangs on no block that is gone: it goes along, or is refused with its words kept", async () => {
    for (let round = 0; round < 4; round++) {
      const text = await makeText(host, slug, `${first}\nRound ${round}.\n`);
      const [, , miller] = text.sections.flatMap(({ blocks }) => blocks).filter(({ number }) => number !== null);
      const anchor = { block: miller?.id };
      await putForward(host, text.id, draft(`${second}\nRound ${round}.\n`), { source: `${round}` });
      const writing = Array.from({ length: 6 }, (_, nth) =>
        postComment(reader, text.id, { anchor, body: `No ${nth}.` }),
      );
      const [, ...answers] = await Promise.allSettled([letBeRead(host, text.id, 2), ...writing]);
      const { counts, lines } = await migrationReport(host, text.id, 2, {
        ...{ how: null, after: null, limit: 50, language: "en" },
      });
      const made = answers.filter(({ status }) => status === "fulfilled").length;
      expect(counts.orphaned).toBe(made);
      expect(lines).toHaveLength(made);
      for (const { thread } of lines) expect((await place(thread)).block).toMatch(/@1$/);
      for (const answer of answers)
        if (answer.status === "rejected")
          expect(answer.reason).toMatchObject({ kind: "invalid", more: { errors: { anchor: expect.anything() } } });
    }
  });

  test("from a page of the edition before: to the block that took it in, else it is told that it is gone", async () => {
    const [three, five] = [await block(3), await block(5)];
    await bring(first.replace("hedges.\n\nThe poem", "hedges. The poem").replace(/The miller[^\n]+\n\n/, ""));
    await letBeRead(host, textId, 2);
    const onJoined = (await postComment(reader, textId, { anchor: { block: five.id }, body: "Of the poem." })).comment;
    expect(onJoined.anchor.block).toBe((await blocksOf()).at(-1)?.id);
    await expect(postComment(reader, textId, { anchor: { block: three.id }, body: "Of him." })).rejects.toMatchObject({
      ...{ kind: "invalid", more: { errors: { anchor: expect.anything() } } },
    });
    await expect(postComment(reader, textId, { anchor: { block: "nothing" }, body: "x" })).rejects.toMatchObject({
      kind: "invalid",
    });
    const reply = await postComment(reader, textId, {
      ...{ parentId: onJoined.id, anchor: { block: three.id }, body: "An answer." },
    });
    expect(reply.comment.anchor).toEqual(onJoined.anchor);
  });

  test("sent again because no answer came, it is the comment that stands, on the shelf or moved", async () => {
    const sent = { id: "sent-before-it", anchor: { block: (await block(3)).id }, body: "Once." };
    const { comment } = await postComment(reader, textId, sent);
    await bring();
    await letBeRead(host, textId, 2);
    expect(await postComment(reader, textId, sent)).toMatchObject({ made: false, comment: { id: comment.id } });
  });
});

describe("afterwards", () => {
  test("a comment that was taken away without a trace is no line of the report, and goes along", async () => {
    const gone = await sayOn(3);
    await removeComment(reader, gone.id);
    await bring();
    expect(await report()).toMatchObject({ counts: { orphaned: 0 }, lines: [] });
    await letBeRead(host, textId, 2);
    expect((await report(reader)).lines).toEqual([]);
  });

  test("links: to what came back by its words, to what is gone in the edition that had it", async () => {
    await bring();
    await letBeRead(host, textId, 2);
    expect(await movedTo(reader, textId, "3")).toBe(`/t/${textId}/editions/1?gone=1&p=3#p3`);
    expect(await movedTo(reader, textId, "5")).toBe(`/t/${textId}?p=1.e2#p1`);
    expect(await movedTo(reader, textId, "1.e2")).toBeNull();
    expect(await movedTo(reader, textId, "99")).toBeNull();
    expect(await movedTo(reader, textId, "1.e9")).toBeNull();
    await bring(first);
    await letBeRead(host, textId, 3);
    expect(await movedTo(reader, textId, "3")).toBe(`/t/${textId}?p=3.e3#p3`);
    expect(await movedTo(reader, textId, "2.e2")).toBe(`/t/${textId}?p=1.e3#p1`);
  });

  test("what was begun from an earlier edition does not take back what came since", async () => {
    const begun = (await keepReadAsDraft(host, textId)).split("/").at(-1) ?? "";
    await correctDraft(host, begun, 0, { do: "drop", at: 0 });
    await bring();
    await letBeRead(host, textId, 2);
    await expect(publishDraft(host, begun, 1, {})).rejects.toMatchObject({ kind: "conflict" });
    expect((await editionsOf(host, textId)).lines).toHaveLength(2);
    expect(await keepReadAsDraft(host, textId)).not.toContain(begun);
  });
});
