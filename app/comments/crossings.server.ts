/** What matches what between the edition that is read and one that waits: worked out once, and kept for as long as it is looked at. */
import { articleOf, type Article } from "../texts/articles.server";
import { comparedApart } from "../texts/comparer.server";
import type { EditionScope } from "../texts/editions.server";
import { inTurns } from "../texts/giving-way";
import { crossing, fatesOver, type Content, type Crossing, type Fates, type Hanging } from "./crossing";

const mostKept = 4;
const kept = new Map<string, Promise<Crossing>>();

/** What becomes of threads in an edition that waits. @throws Refusal `too-large` where it cannot be compared */
export async function fatesIn({ text, edition, article }: EditionScope, hanging: Hanging[]): Promise<Fates> {
  // Its number may have been another's that was put away.
  const key = `${text.id} ${text.edition} ${edition.number} ${edition.createdAt} ${edition.words}`;
  const old = await articleOf(text.id, text.edition);
  const apart = comparedApart({ what: "fates", key, from: text.edition, hanging }, [old, article]);
  return apart ?? inTurns(fatesOver(await crossingHere(key, old, article), hanging));
}

/** The same between any two, of which nothing is kept. */
export async function fatesOnce(old: Content, next: Content, hanging: Hanging[]): Promise<Fates> {
  const apart = comparedApart({ what: "fates", key: null, from: 0, hanging }, [old, next]);
  return apart ?? inTurns(fatesOver(await inTurns(crossing(0, old, next)), hanging));
}

function crossingHere(key: string, old: Article, next: Article): Promise<Crossing> {
  const found = kept.get(key) ?? inTurns(crossing(old.edition, old, next));
  kept.delete(key);
  kept.set(key, found);
  found.catch(() => kept.delete(key));
  for (const [oldest] of kept) if (kept.size > mostKept) kept.delete(oldest);
  return found;
}
