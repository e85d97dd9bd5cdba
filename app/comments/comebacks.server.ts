/** Which of the threads on a shelf could be hung again: worked out once for an edition, and kept for as long as it is looked at. */
import { read } from "#db/db.server";
import { articleOf, type Article } from "../texts/articles.server";
import { inTurns } from "../texts/giving-way";
import type { Language } from "../words/words";
import { anchorOf } from "./anchor";
import { comebacks, sought, type Shelved } from "./comebacks";
import { fatesOnce } from "./crossings.server";
import { offShelf, type Content, type Fate } from "./crossing";
import { placeParam } from "./place-url";
import { whereOf } from "./comment-page.server";
import { rootsOf, type Root } from "./thread-moves.server";

/** Where the words of a thread on the shelf stand now. `to`: as `placeThread` takes it. */
export type BackHint = { name: string; href: string; to: string; isSame: boolean };

/** By thread, of those asked about. @param now what is read */
export async function hintsOf(
  text: { id: string; edition: number },
  now: Article,
  threads: ReadonlySet<string>,
  language: Language,
): Promise<Record<string, BackHint>> {
  const hints: Record<string, BackHint> = {};
  for (const [id, { place, how }] of await backNow(text, await rootsOf(read(), text.id))) {
    if (!threads.has(id) || place === null) continue;
    const { name, href } = whereOf(text.id, now, place, anchorOf(place, null), language);
    hints[id] = { name, href, to: placeParam(place, now), isSame: how === "moved" };
  }
  return hints;
}

/**
 * By thread. Also of what waits for a moderator: approved later, it would hang nowhere.
 *
 * @param roots of the text; those that are on no shelf are left out of account
 */
export async function backIn(textId: string, roots: readonly Root[], now: Content): Promise<Map<string, Fate>> {
  const byEdition = new Map<number, Shelved[]>();
  for (const { id, place, quote } of roots) {
    const shelf = offShelf(place);
    if (!shelf) continue;
    const known = byEdition.get(shelf.edition) ?? [];
    byEdition.set(shelf.edition, [...known, { id, place: shelf.place, quote }]);
  }
  const all = new Map<string, Fate>();
  for (const [edition, shelved] of byEdition) {
    const asked = await inTurns(sought(shelved, await articleOf(textId, edition), now));
    const { of } = await fatesOnce(asked.was, asked.candidates, asked.passages);
    for (const [id, fate] of comebacks(asked, of)) all.set(id, fate);
  }
  return all;
}

const mostKept = 16;
const kept = new Map<string, Promise<Map<string, Fate>>>();

/** The same, in the edition that is read now. */
function backNow(text: { id: string; edition: number }, roots: readonly Root[]): Promise<Map<string, Fate>> {
  const shelved = roots.filter(({ place, isTold }) => isTold && offShelf(place));
  const key = `${text.id} ${text.edition} ${shelved.map(({ id }) => id).join()}`;
  const found = kept.get(key) ?? articleOf(text.id, text.edition).then((now) => backIn(text.id, shelved, now));
  kept.delete(key);
  kept.set(key, found);
  found.catch(() => kept.delete(key));
  for (const [oldest] of kept) if (kept.size > mostKept) kept.delete(oldest);
  return found;
}
