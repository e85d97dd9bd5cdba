/** A part of a long text, for a page that has come so far. */
import type { Viewer } from "../accounts/user";
import { notFound } from "../refusals";
import { articleOf, type Article } from "../texts/articles.server";
import { textFor } from "../texts/texts.server";
import { articleWords } from "../words/article";
import type { Language } from "../words/words";
import { partHtml, type Discussed } from "./article-html";
import { partsOf, partWith } from "./article-parts";
import { talkOn } from "./reading.server";
import { unreadOf } from "./unread.server";

/** `first`: the block with which it begins; `edition`: whose it is, so that a page of another does not take it. */
export type ReadingPart = { first: string; edition: number; html: string };

/**
 * @param at a block by its id, or an element of the page by what stands behind `#`: `p39`, `b-ID`, `note-3`, `page-12`
 * @throws Refusal `not-found`, also where no part has that
 */
export async function readingPart(
  viewer: Viewer,
  textId: string,
  at: { block: string | null; anchor: string | null },
  {
    language,
    here,
    discussed,
  }: { language: Language; here: { block: string; words: string } | null; discussed: Discussed },
): Promise<ReadingPart> {
  const scope = await textFor(viewer, textId);
  const { text } = scope;
  const [article, talk, unread] = await Promise.all([
    articleOf(text.id, text.edition),
    talkOn(text),
    unreadOf(viewer, scope),
  ]);
  const block = at.block ?? (at.anchor === null ? null : blockAt(article, at.anchor));
  const part = block === null ? undefined : partWith(partsOf(article.sections), block);
  const [first] = part?.blocks ?? [];
  if (!part || !first) throw notFound();
  const about = { talk, unread, chosen: null, here, discussed, edition: text.edition, language: text.language };
  const html = partHtml(part.blocks, { ...about, words: articleWords[language] });
  return { first: first.id, edition: text.edition, html };
}

function blockAt(article: Article, anchor: string): string | null {
  const [, number] = /^p([1-9]\d{0,6})$/.exec(anchor) ?? [];
  if (number) return article.numbered(Number(number));
  if (anchor.startsWith("b-")) return anchor.slice(2);
  if (!/^(?:note(-ref)?-\d{1,7}|page-(?:\d{1,5}|[ivxlc]{1,8}))(-\d{1,7})?$/.test(anchor)) return null;
  const mark = ` id="${anchor}"`;
  for (const { blocks } of article.sections) for (const { id, html } of blocks) if (html.includes(mark)) return id;
  return null;
}
