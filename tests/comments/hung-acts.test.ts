/** What the group's log says of threads that were hung elsewhere, and where the text stands nearest to the shelf. */
import { expect, test } from "vitest";
import { removeComment } from "~/comments/comments.server";
import { hungActs } from "~/comments/hung-acts.server";
import { commentsInOrder } from "~/comments/in-order.server";
import { letBeRead, placeThread } from "~/comments/migration.server";
import { undoPlacing } from "~/comments/placing-undone.server";
import { groupLog } from "~/groups/group-log.server";
import { bring, host, reader, sayOn, slug, textId, theCommons } from "./edition-support";

theCommons();

const told = async () => {
  const { items } = await groupLog(host, slug, { limit: 50, after: null });
  const hung = await hungActs(host, items, "en");
  return items.flatMap(({ number }) => hung[number] ?? []);
};

test("a line names the thread by its first words and the places by their numbers, with ways to them", async () => {
  const gone = await sayOn(3, undefined, { body: "Why did nobody ask him?" });
  await bring();
  await letBeRead(host, textId, 2);
  await placeThread(host, textId, 2, gone.id, "1");
  await undoPlacing(host, textId, 2, gone.id);
  const shelf = { name: "On the shelf", href: `/t/${textId}/comments?on=shelf` };
  const first = { name: "Paragraph 1", href: `/t/${textId}?p=1.e2#p1` };
  const line = { begins: "Why did nobody ask him?", href: `/c/${gone.id}` };
  expect(await told()).toEqual([
    { ...line, was: first, is: shelf, isUndone: true },
    { ...line, was: shelf, is: first, isUndone: false },
  ]);
  await removeComment(reader, gone.id);
  expect((await told()).map(({ begins }) => begins)).toEqual(["", ""]);
});

test("a place that the edition has no more is named by the one that had it", async () => {
  const kept = await sayOn(2);
  await bring();
  await letBeRead(host, textId, 2);
  await placeThread(host, textId, 2, kept.id, "5");
  await bring(
    "# The Commons\n\nAn act of parliament cost two hundred pounds and needed no consent of those who had no vote.\n",
  );
  await letBeRead(host, textId, 3);
  const [line] = await told();
  expect(line?.was?.name).toBe("Paragraph 3 of edition 2");
  expect(line?.was?.href).toContain(`/t/${textId}/editions/2?p=3.e2`);
});

test("on the shelf the way into the text leads to where it would stand", async () => {
  await sayOn(3);
  await bring();
  await letBeRead(host, textId, 2);
  const shelf = await commentsInOrder(reader, textId, { on: "shelf" }, { limit: 50, after: null, language: "en" });
  const places = shelf.sections.flatMap((section) => section.places);
  expect(places.map(({ near }) => near)).toEqual([`/t/${textId}?p=3.e2#p3`]);
  const all = await commentsInOrder(reader, textId, {}, { limit: 50, after: null, language: "en" });
  expect(all.sections.flatMap((section) => section.places).map(({ near }) => near)).toEqual([places[0]?.near]);
});
