/** What a page tells programs of its article (JSON-LD with the words of schema.org). */

type ArticleData = { published: string | null; licence: string | null };

/** Characters of one script, and scripts: what a page has at most to say of itself. */
const most = { characters: 200_000, scripts: 10 };
const isArticle = /(?:Article|BlogPosting|Report|Book)$/;

/**
 * @param source the page as text
 * @returns nulls where the page tells of no article, or of more than one
 */
export function articleData(document: Document, source: string): ArticleData {
  const none: ArticleData = { published: null, licence: null };
  if (!/ld\+json/i.test(source)) return none;
  const articles: Record<string, unknown>[] = [];
  for (const script of [...document.querySelectorAll(`script[type="application/ld+json" i]`)].slice(0, most.scripts))
    for (const item of itemsIn(script.textContent ?? ""))
      if ([item["@type"]].flat().some((type) => typeof type === "string" && isArticle.test(type))) articles.push(item);
  const [only, ...others] = articles;
  if (!only || others.length > 0) return none;
  const lineOf = (value: unknown) => (typeof value === "string" ? value.trim() : null);
  return { published: lineOf(only["datePublished"]), licence: lineOf(only["license"]) };
}

/** The things that a script describes: one, a list, or a graph of several. */
function itemsIn(script: string): Record<string, unknown>[] {
  if (script.length > most.characters) return [];
  try {
    const read: unknown = JSON.parse(script);
    return [read].flat().flatMap((item) => (isItem(item) ? [item, ...[item["@graph"]].flat().filter(isItem)] : []));
  } catch {
    return [];
  }
}

const isItem = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
