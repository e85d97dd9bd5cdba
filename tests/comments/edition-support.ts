/** A text of two sections and five paragraphs, and an edition of it in which each fares otherwise. */
import { beforeEach } from "vitest";
import type { SignedIn } from "~/accounts/user";
import { postComment } from "~/comments/comments.server";
import { migrationReport } from "~/comments/migration-report.server";
import { commentFor } from "~/comments/reading.server";
import { editionFor, putForward } from "~/texts/editions.server";
import { readText } from "~/texts/import/read";
import { textView } from "~/texts/texts.server";
import { addMember, makeGroup, makeText, makeUser } from "../support/people";

export const first = `# The Commons

The commons were fields that nobody owned and everybody in the village used from spring to autumn.

Each family kept a few beasts there, and no more than a few, because the grass was counted.

The miller was the only one who objected, and nobody asked him why he did.

## Enclosure

Then the hedges came, and with them the law, which took the side of the hedges.

The poem goes on; the goose is remembered, and the men who stole the common from her.
`;
/** ¶ 1 mended, ¶ 2 as it was, ¶ 3 left out, a new one before ¶ 4, ¶ 5 before all. */
export const second = `# The Commons

The poem goes on; the goose is remembered, and the men who stole the common from her.

The commons were meadows that nobody owned and everybody in the village used from spring to autumn.

Each family kept a few beasts there, and no more than a few, because the grass was counted.

## Enclosure

An act of parliament cost two hundred pounds and needed no consent of those who had no vote.

Then the hedges came, and with them the law, which took the side of the hedges.
`;

export let host: SignedIn, reader: SignedIn, slug: string, textId: string;

/** Before each test: `host` looks after a text, `reader` reads it. */
export const theCommons = () =>
  beforeEach(async () => {
    [host, reader] = [await makeUser(), await makeUser()];
    slug = await makeGroup(host);
    await addMember(slug, reader);
    textId = (await makeText(host, slug, first)).id;
  });

export const draft = (content = second) => readText({ content, format: "markdown" });
export const bring = (content = second, as = host) => putForward(as, textId, draft(content), { source: content });
export const blocksOf = async (edition?: number) => {
  const view = edition ? (await editionFor(host, textId, edition)).article : await textView(host, textId);
  return view.sections.flatMap(({ blocks }) => blocks);
};
export const block = async (number: number, edition?: number) => {
  const found = (await blocksOf(edition)).find((each) => each.number === number);
  if (!found) throw new Error(`no ¶ ${number}`);
  return found;
};
export const sayOn = async (number: number, exact?: string, more: object = {}) => {
  const { id } = await block(number);
  const quote = exact ? { exact, prefix: "", suffix: "" } : undefined;
  return (await postComment(reader, textId, { anchor: { block: id, quote }, body: `On ${number}.`, ...more })).comment;
};
export const report = (as: SignedIn | null = host, more: { how?: string; after?: string; limit?: number } = {}) =>
  migrationReport(as, textId, 2, { how: null, after: null, limit: 50, language: "en", ...more });
export const place = async (id: string) => (await commentFor(host, id)).anchor;
