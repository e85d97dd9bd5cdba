/** A paragraph that is a heading in the next edition, and a heading that is a paragraph. Pure. */
import type { Heir } from "../texts/editions/carry";
import { likeLetters } from "../texts/editions/letters";
import { wordsIn } from "../texts/editions/words";
import type { Work } from "../texts/giving-way";
import { wording } from "../texts/import/wording";
import type { Content } from "./crossing";

/** `score` 1: the same words, and no others that say so or in its place; less: somebody should look. */
export type Said = { id: string; score: number };

export type Headings = {
  /** The section whose heading says what a block said that is gone. */
  ofBlock(block: string): Said | null;
  /** The block that says what the heading of a section said that is gone. */
  ofSection(section: string): Said | null;
};

/** So like must the letters be in its place, where the words are not the same. */
const alike = 0.75;
/** Of several that say it, none in its place; and where the words are others. */
const unsure = 0.75;
/** So many are looked at in its place. */
const mostInPlace = 12;

/** By id of the old block: the blocks it went to. */
type Leading = { heirs: ReadonlyMap<string, Pick<Heir, "to">> };

type Saying = { id: string; text: string; words: string; at: number };

/** @param carried from `old` to `next` */
export function* headingsBetween(old: Content, next: Content, { heirs }: Leading): Work<Headings> {
  const newHeadings: Saying[] = [];
  const newBlocks: Saying[] = [];
  const held = new Set([...heirs.values()].flatMap(({ to }) => to));
  const places = new Map<string, number>();
  for (const { id, heading, blocks } of next.sections) {
    const words = wording(heading ?? "");
    if (heading !== null && words !== wording(old.section(id)?.heading ?? ""))
      newHeadings.push({ id, text: heading, words, at: places.size - 0.5 });
    for (const { id: block, text } of blocks) {
      yield;
      if (!held.has(block)) newBlocks.push({ id: block, text, words: wording(text), at: places.size });
      places.set(block, places.size);
    }
  }
  const order = old.sections.flatMap(({ blocks }) => blocks.map(({ id }) => id));
  const at = new Map(order.map((id, nth) => [id, nth]));
  const [headings, paragraphs] = [byWords(newHeadings), byWords(newBlocks)];
  // Between what stood before it and what stood behind it, as far as these are left.
  const [since, until] = [order.map(() => -1), order.map(() => Infinity)];
  for (let nth = 0, last = -1; nth < order.length; nth++) {
    yield;
    const heir = heirs.get(order[nth] ?? "")?.to.at(-1);
    since[nth] = last = heir === undefined ? last : (places.get(heir) ?? 0);
  }
  for (let nth = order.length - 1, first = Infinity; nth >= 0; nth--) {
    yield;
    const heir = heirs.get(order[nth] ?? "")?.to[0];
    until[nth] = first = heir === undefined ? first : (places.get(heir) ?? 0);
  }
  const gap = (before: number, after: number): [number, number] => [since[before] ?? -1, until[after] ?? Infinity];
  return {
    ofBlock(block) {
      const nth = at.get(block);
      const text = old.block(block)?.text;
      if (nth === undefined || text === undefined) return null;
      return saidBy(text, headings, newHeadings, gap(nth - 1, nth + 1));
    },
    ofSection(section) {
      const was = old.section(section);
      if (!was?.heading) return null;
      const behind = old.sections.slice(old.sections.indexOf(was)).find(({ blocks }) => blocks.length > 0)?.blocks[0];
      const nth = behind ? (at.get(behind.id) ?? order.length) : order.length;
      return saidBy(was.heading, paragraphs, newBlocks, gap(nth - 1, nth));
    },
  };
}

function saidBy(
  text: string,
  known: ReadonlyMap<string, Saying[]>,
  all: readonly Saying[],
  [after, before]: [number, number],
): Said | null {
  const words = wording(text);
  if (words === "") return null;
  const isInPlace = ({ at }: Saying) => at > after && at < before;
  const same = known.get(words) ?? [];
  const [only] = same.length > 1 ? same.filter(isInPlace) : same;
  if (only) return { id: only.id, score: 1 };
  if (same[0]) return { id: same[0].id, score: unsure };
  const like = all
    .slice(firstAfter(all, after))
    .slice(0, mostInPlace)
    .filter((each) => isInPlace(each) && mayBeLike(text, each.text))
    .map(({ id, text: other }) => ({ id, like: likeLetters(wordsIn(text), wordsIn(other)) }))
    .sort((a, b) => b.like - a.like)[0];
  return like && like.like >= alike ? { id: like.id, score: Math.min(like.like, unsure) } : null;
}

/** Where the one is twice as long, the letters of the other cannot be `alike` to it. */
const mayBeLike = ({ length: a }: string, { length: b }: string) => 2 * Math.min(a, b) >= Math.max(a, b);

/** They stand in order. */
function firstAfter(all: readonly Saying[], after: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.at ?? 0) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

function byWords(all: readonly Saying[]): Map<string, Saying[]> {
  const found = new Map<string, Saying[]>();
  for (const each of all) {
    const known = found.get(each.words);
    if (known) known.push(each);
    else found.set(each.words, [each]);
  }
  return found;
}
