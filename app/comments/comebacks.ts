/** What is on the shelf, and stands in a later edition again. Pure. */
import type { OldBlock } from "../texts/editions/carry";
import { wordsIn } from "../texts/editions/words";
import type { Work } from "../texts/giving-way";
import { wording } from "../texts/import/wording";
import { anchorOf, type Quote } from "./anchor";
import { contentOf, type Content, type Fate } from "./crossing";

/** `place`: what it was said of, in the edition that had it. */
export type Shelved = { id: string; place: string; quote: Quote | null };

/** Less like: another paragraph that says some of the same. */
const fewest = 60;
/** A block of fewer words may as well be another that says the same. */
const tellingBlock = 4;

/** What is to be compared, and what needs no comparing. */
export type Sought = { was: Content; candidates: Content; passages: Shelved[]; sections: Map<string, Fate> };

/**
 * Looked for are they among the blocks that the edition did not have from which they came on the shelf; a passage also in its
 * own block, if that is still there.
 *
 * @param then the edition that had them
 */
export function* sought(shelved: readonly Shelved[], then: Content, now: Content): Work<Sought> {
  const asked = new Set(shelved.flatMap(({ place }) => anchorOf(place, null).block ?? []));
  const was = [...asked].flatMap((id) => then.block(id) ?? []);
  const candidates: OldBlock[] = [];
  for (const { blocks } of was.length > 0 ? now.sections : [])
    for (const block of blocks) {
      yield;
      if (!then.block(block.id) || asked.has(block.id)) candidates.push(block);
    }
  const sections = new Map<string, Fate>();
  const passages: Shelved[] = [];
  for (const each of shelved) {
    yield;
    const { block, section } = anchorOf(each.place, null);
    const fate = section ? sectionBack(section, then, now) : null;
    if (fate) sections.set(each.id, fate);
    if (block && then.block(block)) passages.push(each);
  }
  return { was: shelfOf(was), candidates: shelfOf(candidates), passages, sections };
}

/**
 * @param fates of the passages, between the two that were to be compared
 * @returns by thread, of those that are back: `moved` where the words are the same, else `changed`
 */
export function comebacks(
  { was, passages, sections }: Sought,
  fates: ReadonlyMap<string, Fate | null>,
): Map<string, Fate> {
  const back = new Map(sections);
  for (const { id, place } of passages) {
    const fate = fates.get(id);
    if (!fate || fate.place === null || fate.score < fewest) continue;
    const { block = "" } = anchorOf(place, null);
    const isTelling = wordsIn(was.block(block)?.text ?? "").length >= tellingBlock;
    back.set(id, { ...fate, how: fate.how === "changed" || !isTelling ? "changed" : "moved" });
  }
  return back;
}

/** By its id, or as the only section of this heading that is new. */
function sectionBack(id: string, then: Content, now: Content): Fate | null {
  const said = wording(then.section(id)?.heading ?? "");
  if (said === "") return null;
  const found = now.sections.filter(
    (each) => (each.id === id || !then.section(each.id)) && wording(each.heading ?? "") === said,
  );
  const [only] = found;
  return only && found.length === 1 ? { how: "moved", place: `section:${only.id}`, quote: null, score: 100 } : null;
}

const shelfOf = (blocks: OldBlock[]): Content => contentOf([{ id: "shelf", heading: null, level: 1, blocks }]);
