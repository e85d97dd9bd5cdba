/** What is on the shelf comes back with its words; a paragraph that is a heading, and a heading that is a paragraph, keep their threads. */
import { describe, expect, test } from "vitest";
import { postComment } from "~/comments/comments.server";
import { commentsInOrder } from "~/comments/in-order.server";
import { letBeRead, placeThread } from "~/comments/migration.server";
import { migrationReport } from "~/comments/migration-report.server";
import { movedTo } from "~/comments/moved-to.server";
import { textView } from "~/texts/texts.server";
import { block, bring, first, host, place, reader, report, sayOn, second, textId, theCommons } from "./edition-support";

theCommons();

const third = (number = 3) =>
  migrationReport(host, textId, number, { how: null, after: null, limit: 50, language: "en" });
const shelf = (as = host) => commentsInOrder(as, textId, { on: "shelf" }, { limit: 50, after: null, language: "en" });

describe("a paragraph that is back", () => {
  test("takes its threads from the shelf, which the report says before", async () => {
    const [whole, passage] = [await sayOn(3), await sayOn(3, "nobody asked him")];
    await bring();
    await letBeRead(host, textId, 2);
    await bring(first);
    const { lines, counts } = await third();
    expect(counts).toMatchObject({ moved: 2, orphaned: 0 });
    expect(lines.map(({ thread, how, from, to }) => [thread, how, from.name, to?.number])).toEqual([
      [whole.id, "moved", "Paragraph 3 of edition 1", 3],
      [passage.id, "moved", "Paragraph 3 of edition 1", 3],
    ]);
    expect(lines.map(({ wasShelved }) => wasShelved)).toEqual([true, true]);
    expect((await place(whole.id)).block).toMatch(/@1$/);
    await letBeRead(host, textId, 3);
    expect((await place(whole.id)).block).toBe((await block(3)).id);
    expect(await place(passage.id)).toMatchObject({ block: (await block(3)).id, quote: { exact: "nobody asked him" } });
    expect((await third()).lines.map(({ how }) => how)).toEqual(["moved", "moved"]);
  });

  test("in other words is to be checked, with the difference", async () => {
    const whole = await sayOn(3);
    await bring();
    await letBeRead(host, textId, 2);
    await bring(first.replace("the only one who objected", "the first one who objected"));
    const [line] = (await third()).lines;
    expect(line).toMatchObject({ thread: whole.id, how: "changed", to: { number: 3 } });
    expect(line?.difference.filter(({ is }) => is !== "same").map(({ is }) => is)).toEqual(["left out", "added"]);
  });

  test("leaves on the shelf what was put there by hand, and what somebody leaves there now", async () => {
    const [byHand, left] = [await sayOn(3), await sayOn(3)];
    await bring();
    await placeThread(host, textId, 2, byHand.id, "");
    await letBeRead(host, textId, 2);
    await bring(first);
    expect((await third()).lines.map(({ thread }) => thread)).toEqual([left.id]);
    await placeThread(host, textId, 3, left.id, "");
    await letBeRead(host, textId, 3);
    for (const { id } of [byHand, left]) expect((await place(id)).block).toMatch(/@1$/);
  });

  test("is named on the shelf, to be pressed by those who look after the text", async () => {
    const [gone, other] = [await sayOn(3), await sayOn(3)];
    await bring();
    await placeThread(host, textId, 2, gone.id, "");
    await letBeRead(host, textId, 2);
    expect((await shelf()).back).toEqual({});
    await bring(first);
    await placeThread(host, textId, 3, other.id, "");
    await letBeRead(host, textId, 3);
    const { back, mayPlace } = await shelf();
    expect(mayPlace).toBe(true);
    expect(back[gone.id]).toMatchObject({ name: "Paragraph 3", to: "3.e3", isSame: true });
    expect((await shelf(reader)).mayPlace).toBe(false);
    await placeThread(host, textId, 3, gone.id, back[gone.id]?.to);
    expect((await place(gone.id)).block).toBe((await block(3)).id);
  });
});

describe("headings", () => {
  const asHeading = first.replace("The miller was", "## The miller was");

  test("a paragraph that is one now takes its threads along, and its links", async () => {
    const [whole, passage] = [await sayOn(3), await sayOn(3, "nobody asked him")];
    await bring(asHeading);
    const { lines } = await report();
    const at = expect.stringMatching(/^section:/);
    expect(lines.map(({ thread, how, to }) => [thread, how, to?.place])).toEqual([
      [whole.id, "moved", at],
      [passage.id, "moved", at],
    ]);
    await letBeRead(host, textId, 2);
    const section = (await textView(host, textId)).sections.find(({ heading }) => heading?.startsWith("The miller"));
    expect(await place(whole.id)).toEqual({ section: section?.id });
    expect(await movedTo(reader, textId, "3")).toContain(`section:${section?.id}`);
  });

  test("one with a letter left out is to be checked", async () => {
    const gone = await sayOn(3);
    await bring(asHeading.replace("objected", "objecte"));
    expect((await report()).lines).toMatchObject([{ thread: gone.id, how: "changed", to: { number: null } }]);
  });

  test("one that says just that comes before a paragraph that is somewhat like it", async () => {
    const { id } = await sayOn(3);
    const like = "The miller was the only one who objected, and they asked him in the end why he did.";
    await bring(asHeading.replace("## The miller", `${like}\n\n## The miller`));
    expect((await report()).lines).toMatchObject([{ thread: id, how: "moved", to: { number: null } }]);
  });

  test("one that says something else is not it", async () => {
    const gone = await sayOn(3);
    await bring(first.replace(/The miller[^\n]+/, "## Of quite another matter"));
    expect((await report()).lines).toMatchObject([{ thread: gone.id, how: "orphaned", to: null }]);
  });

  test("one that is a paragraph now has its threads there", async () => {
    const { sections } = await textView(host, textId);
    const enclosure = sections.find(({ heading }) => heading === "Enclosure");
    const anchor = { section: enclosure?.id };
    const { comment } = await postComment(reader, textId, { anchor, body: "On enclosure." });
    await bring(first.replace("## Enclosure", "Enclosure"));
    expect((await report()).lines).toMatchObject([{ thread: comment.id, how: "moved", to: { number: 4 } }]);
    await letBeRead(host, textId, 2);
    expect((await place(comment.id)).block).toBe((await block(4)).id);
    await bring(second);
    expect((await third()).counts).toMatchObject({ moved: 1, orphaned: 0 });
  });
});
