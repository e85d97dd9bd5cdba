/** What stands for a paragraph where a session is, once a new edition has it no more: nobody who follows along is left without a place. */
import { articleOf, type Article } from "../texts/articles.server";
import { heirOf, lastWith } from "../texts/heirs.server";

/** By text, edition and block; editions never change. Small: a session stands at one place. */
const known = new Map<string, Promise<string | null>>();
const mostKnown = 500;

/**
 * The block itself; else what took it in, else the nearest before it, or after it, that is still there.
 *
 * @param article the edition that is read now
 * @returns null where no edition that was read had such a block, or nothing of what stood around it is left
 */
export async function standInFor(article: Article, textId: string, block: string): Promise<string | null> {
  if (article.block(block)) return block;
  const key = `${textId}@${article.edition}:${block}`;
  const found = known.get(key) ?? look(article, textId, block);
  known.delete(key);
  known.set(key, found);
  found.catch(() => known.delete(key));
  for (const oldest of known.keys()) {
    if (known.size <= mostKnown) break;
    known.delete(oldest);
  }
  return found;
}

async function look(article: Article, textId: string, block: string): Promise<string | null> {
  const last = await lastWith(textId, block);
  if (last === null) return null;
  const heir = await heirOf({ id: textId, edition: article.edition }, last, block);
  if (heir !== null) return heir;
  const order = (await articleOf(textId, last)).sections.flatMap(({ blocks }) => blocks.map(({ id }) => id));
  const at = order.indexOf(block);
  const isThere = (id: string) => article.block(id) !== undefined;
  return order.slice(0, at).findLast(isThere) ?? order.slice(at + 1).find(isThere) ?? null;
}
