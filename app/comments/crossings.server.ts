/** What matches what between the edition that is read and one that waits: worked out once, and kept for as long as it is looked at. */
import { articleOf, type Article } from "../texts/articles.server";
import type { EditionScope } from "../texts/editions.server";
import { inTurns } from "../texts/giving-way";
import { crossing, type Crossing } from "./crossing";

const mostKept = 4;
const kept = new Map<string, Promise<Crossing>>();

/** @param scope of the edition that waits */
export function crossingTo({ text, edition, article }: EditionScope): Promise<Crossing> {
  // Its number may have been another's that was put away.
  const key = `${text.id} ${text.edition} ${edition.number} ${edition.createdAt} ${edition.words}`;
  const found = kept.get(key) ?? workedOut(text, article);
  kept.delete(key);
  kept.set(key, found);
  found.catch(() => kept.delete(key));
  for (const [oldest] of kept) if (kept.size > mostKept) kept.delete(oldest);
  return found;
}

const workedOut = async (text: EditionScope["text"], next: Article): Promise<Crossing> =>
  inTurns(crossing(text.edition, await articleOf(text.id, text.edition), next));
