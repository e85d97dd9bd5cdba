/** What matches what between the edition that is read and one that waits: worked out once, and kept for as long as it is looked at. */
import { articleOf } from "../texts/articles.server";
import type { EditionScope } from "../texts/editions.server";
import { crossing, type Crossing } from "./crossing";

const mostKept = 4;
const kept = new Map<string, Crossing>();

/** @param scope of the edition that waits */
export async function crossingTo({ text, edition, article }: EditionScope): Promise<Crossing> {
  // Its number may have been another's that was put away.
  const key = `${text.id} ${text.edition} ${edition.number} ${edition.createdAt} ${edition.words}`;
  const found = kept.get(key) ?? crossing(text.edition, await articleOf(text.id, text.edition), article);
  kept.delete(key);
  kept.set(key, found);
  for (const [oldest] of kept) if (kept.size > mostKept) kept.delete(oldest);
  return found;
}
