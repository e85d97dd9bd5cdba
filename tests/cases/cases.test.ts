/** Cases are opened by whoever finds something: one of each thing at a time. */
import { expect, test } from "vitest";
import { read, write } from "#db/db.server";
import { partsOf, subjectOf } from "~/cases/case";
import { closeCase, countWaiting, openCase } from "~/cases/cases.server";
import { circle } from "../groups/circle";

test("a subject is its kind and its id, and nothing else is one", () => {
  expect(partsOf(subjectOf("comment", "a:b"))).toEqual({ kind: "comment", id: "a:b" });
  for (const odd of ["", "comment", "comment:", ":x", "user:x"]) expect(partsOf(odd)).toBeNull();
});

test("what is found twice is one case with both reasons, until it is closed", async () => {
  const group = await circle("private");
  const about = { groupId: group.id, subject: subjectOf("comment", `one-${group.id}`), userId: null };
  const first = await write((tx) => openCase(tx, { ...about, because: "reported" }));
  const again = await write((tx) => openCase(tx, { ...about, because: "held-word", found: ["tulip"] }));
  expect([first.isNew, again.isNew]).toEqual([true, false]);
  expect(again.row).toMatchObject({
    ...{ id: first.row.id, because: ["reported", "held-word"], found: ["tulip"], reports: 1, version: 2 },
  });
  expect(await countWaiting(read(), group.id)).toBe(1);
  const closed = await write((tx) => closeCase(tx, about.subject, { outcome: "dismissed", by: null }));
  expect(closed).toMatchObject({ outcome: "dismissed", openKey: null });
  expect(await write((tx) => closeCase(tx, about.subject, { outcome: "acted", by: null }))).toBeNull();
  expect(await countWaiting(read(), group.id)).toBe(0);
  expect((await write((tx) => openCase(tx, { ...about, because: "reported" }))).isNew).toBe(true);
});
