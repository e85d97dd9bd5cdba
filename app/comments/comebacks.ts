/** What is on the shelf, and stands in a later edition again. Pure. */
import { wordsIn } from "../texts/editions/words";
import type { Work } from "../texts/giving-way";
import { wording } from "../texts/import/wording";
import type { BlockView } from "../texts/text";
import { anchorOf, type Quote } from "./anchor";
import { crossing, fateOf, type Content, type Fate } from "./crossing";

/** `place`: what it was said of, in the edition that had it. */
export type Shelved = { id: string; place: string; quote: Quote | null };

/** Less like: another paragraph that says some of the same. */
const fewest = 60;
/** A block of fewer words may as well be another that says the same. */
const tellingBlock = 4;

/**
 * Looked for are they among the blocks that the edition did not have from which they came on the shelf; a passage also in its
 * own block, if that is still there.
 *
 * @param then the edition that had them
 * @returns by thread, of those that are back: `moved` where the words are the same, else `changed`
 */
export function* comebacks(shelved: readonly Shelved[], then: Content, now: Content): Work<Map<string, Fate>> {
  const asked = new Set(shelved.flatMap(({ place }) => anchorOf(place, null).block ?? []));
  const was = [...asked].flatMap((id) => then.block(id) ?? []);
  const candidates = now.sections.flatMap(({ blocks }) => blocks.filter(({ id }) => !then.block(id) || asked.has(id)));
  const over = yield* crossing(0, contentOf(was), contentOf(was.length > 0 ? candidates : []));
  const back = new Map<string, Fate>();
  for (const each of shelved) {
    yield;
    const { block, section } = anchorOf(each.place, null);
    if (section) {
      const fate = sectionBack(section, then, now);
      if (fate) back.set(each.id, fate);
    }
    if (!block || !then.block(block)) continue;
    const fate = yield* fateOf(each, over);
    if (!fate || fate.place === null || fate.score < fewest) continue;
    const isTelling = wordsIn(then.block(block)?.text ?? "").length >= tellingBlock;
    back.set(each.id, { ...fate, how: fate.how === "changed" || !isTelling ? "changed" : "moved" });
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

function contentOf(blocks: BlockView[]): Content {
  const section = { id: "shelf", heading: null, level: 1, blocks };
  const byId = new Map(blocks.map((block) => [block.id, block]));
  return {
    sections: [section],
    block: (id) => byId.get(id),
    section: (id) => (id === section.id ? section : undefined),
  };
}
