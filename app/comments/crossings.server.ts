/** What matches what between editions: compared apart where they are long, and remembered for as long as it is looked at. */
import { articleOf, type Article } from "../texts/articles.server";
import { comparedApart } from "../texts/comparer.server";
import { Remembered } from "../texts/editions/remembered";
import type { EditionScope } from "../texts/editions.server";
import { inTurns } from "../texts/giving-way";
import { crossing, fatesOver, type Content, type Crossing, type Fates, type Hanging } from "./crossing";
import { differences, pageOf, type Differences, type DifferencesPage } from "./differences";

const crossings = new Remembered<Crossing>();
const allDifferences = new Remembered<Differences>();

/** What becomes of threads in an edition that waits. @throws Refusal `too-large` where it cannot be compared */
export async function fatesIn(scope: EditionScope, hanging: Hanging[]): Promise<Fates> {
  const { text, article } = scope;
  const [key, from] = [keyOf(scope), text.edition];
  const old = await articleOf(text.id, from);
  const apart = comparedApart({ what: "fates", key, from, hanging }, [old, article]);
  return apart ?? inTurns(fatesOver(await crossings.of(key, () => crossing(from, old, article)), hanging));
}

/** The same between any two, of which nothing is kept. */
export async function fatesOnce(old: Content, next: Content, hanging: Hanging[]): Promise<Fates> {
  const apart = comparedApart({ what: "fates", key: null, from: 0, hanging }, [old, next]);
  return apart ?? inTurns(fatesOver(await inTurns(crossing(0, old, next)), hanging));
}

/** What is different in an edition. @param from how many differences stand before; @param most of them */
export async function differencesIn(
  scope: EditionScope,
  before: Article,
  { from, most }: { from: number; most: number },
): Promise<DifferencesPage> {
  const key = keyOf(scope);
  const apart = comparedApart({ what: "differences", key, from, most }, [before, scope.article]);
  return apart ?? inTurns(pageOf(await allDifferences.of(key, () => differences(before, scope.article)), from, most));
}

/** Its number may have been another's that was put away. */
const keyOf = ({ text, edition }: EditionScope) =>
  `${text.id} ${text.edition} ${edition.number} ${edition.createdAt} ${edition.words}`;
