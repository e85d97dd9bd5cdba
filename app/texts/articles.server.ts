/** The content of editions, which never changes and is therefore kept at hand. */
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { prepared, read, schema } from "#db/db.server";
import { givingWay } from "./giving-way";
import type { BlockView, SectionView } from "./text";

const { sections, blocks } = schema;

/** One edition with the look-ups that comments and pages need. */
export type Article = {
  /** Its number. */
  edition: number;
  sections: SectionView[];
  block(id: string): BlockView | undefined;
  section(id: string): SectionView | undefined;
  /** The section a block stands in. */
  sectionOf(blockId: string): SectionView | undefined;
  /** The id of ¶ n. */
  numbered(n: number): string | null;
};

/** Characters of html kept at hand; the least recently asked for go first. */
const mostKept = 64 * 1024 * 1024;
const kept = new Map<string, { article: Promise<Article>; size: number }>();
let keptSize = 0;

/** @param edition a number that `textFor` gave, so the asker may read it */
export function articleOf(textId: string, edition: number): Promise<Article> {
  const key = `${textId}@${edition}`;
  const found = kept.get(key);
  if (found) {
    kept.delete(key);
    kept.set(key, found);
    return found.article;
  }
  const entry = { article: load(textId, edition), size: 0 };
  kept.set(key, entry);
  entry.article.then(
    (article) => {
      entry.size = sizeOf(article);
      keptSize += entry.size;
      makeRoom();
    },
    () => kept.delete(key),
  );
  return entry.article;
}

/** One that is not read yet, and may be put away: its number is then given to another. Not kept at hand. */
export const articleThatWaits = (textId: string, edition: number): Promise<Article> => load(textId, edition);

function makeRoom(): void {
  for (const [key, { size }] of kept) {
    if (keptSize <= mostKept || kept.size <= 1) return;
    kept.delete(key);
    keptSize -= size;
  }
}

const sectionRows = prepared((db) =>
  db
    .select({ id: sections.id, heading: sections.heading, level: sections.level })
    .from(sections)
    .where(and(eq(sections.textId, sql.placeholder("textId")), eq(sections.edition, sql.placeholder("edition"))))
    .orderBy(asc(sections.position))
    .prepare(),
);

/** Rows read at once: those of a whole book keep everybody waiting. */
const slice = 500;

const blockRows = prepared((db) =>
  db
    .select({
      id: blocks.id,
      sectionId: blocks.sectionId,
      number: blocks.number,
      kind: blocks.kind,
      html: blocks.html,
      text: blocks.text,
      position: blocks.position,
    })
    .from(blocks)
    .where(
      and(
        eq(blocks.textId, sql.placeholder("textId")),
        eq(blocks.edition, sql.placeholder("edition")),
        gt(blocks.position, sql.placeholder("after")),
      ),
    )
    .orderBy(asc(blocks.position))
    .limit(slice)
    .prepare(),
);

async function load(textId: string, edition: number): Promise<Article> {
  const byId = new Map<string, SectionView>();
  const list: SectionView[] = [];
  for (const row of await sectionRows(read()).execute({ textId, edition })) {
    const section = { ...row, blocks: [] };
    byId.set(row.id, section);
    list.push(section);
  }
  const blockById = new Map<string, BlockView>();
  const sectionByBlock = new Map<string, SectionView>();
  const byNumber = new Map<number, string>();
  const giveWay = givingWay();
  for (let after = -1, isMore = true; isMore;) {
    const rows = await blockRows(read()).execute({ textId, edition, after });
    for (const { sectionId, position, ...block } of rows) {
      const section = byId.get(sectionId);
      section?.blocks.push(block);
      blockById.set(block.id, block);
      if (section) sectionByBlock.set(block.id, section);
      if (block.number !== null) byNumber.set(block.number, block.id);
      after = position;
    }
    isMore = rows.length === slice;
    await giveWay();
  }
  return {
    edition,
    sections: list,
    block: (id) => blockById.get(id),
    section: (id) => byId.get(id),
    sectionOf: (blockId) => sectionByBlock.get(blockId),
    numbered: (n) => byNumber.get(n) ?? null,
  };
}

function sizeOf(article: Article): number {
  let size = 1000;
  for (const section of article.sections)
    for (const block of section.blocks) size += 200 + block.html.length + block.text.length;
  return size;
}
