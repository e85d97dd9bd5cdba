/** What was read in a session stays read: a passage that the next edition has no more is still named, and leads to where it stood. */
import { expect, test } from "vitest";
import { letBeRead } from "~/comments/migration.server";
import { placedNotes } from "~/sessions/after.server";
import { articlesOf, passageLabel } from "~/sessions/passages.server";
import { putForward } from "~/texts/editions.server";
import { readText } from "~/texts/import/read";
import { makeGroup, makeText, makeUser } from "../support/people";

const first = "# One\n\nThe hedges came in spring.\n\nThe miller objected to all of it.\n\nThe geese went through.\n";

test("also once its paragraph is gone", async () => {
  const host = await makeUser();
  const text = await makeText(host, await makeGroup(host), first);
  const [, miller, geese] = text.sections.flatMap(({ blocks }) => blocks);
  const passage = { textId: text.id, from: miller?.id ?? "", to: geese?.id ?? "" };
  const spot = { textId: text.id, block: passage.from };
  const of = [{ id: text.id, title: text.title }] as Parameters<typeof articlesOf>[0];
  const note = { spot, body: "He said so." } as unknown as Parameters<typeof placedNotes>[0][0];
  const before = passageLabel(passage, of, await articlesOf(of));
  expect(before).toMatchObject({ from: 2, to: 3, href: `/t/${text.id}?p=2#p2` });

  const content = first.replace("The miller objected to all of it.\n\n", "");
  await putForward(host, text.id, readText({ content, format: "markdown" }), { source: content });
  await letBeRead(host, text.id, 2);
  const after = passageLabel(passage, of, await articlesOf(of));
  const href = `/t/${text.id}?p=block:${passage.from}#b-${passage.from}`;
  expect(after).toEqual({ ...before, to: 2, href });
  expect(await placedNotes([note], of)).toMatchObject([{ place: { number: 2, href } }]);
});
