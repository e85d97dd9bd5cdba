/** What is different in an edition, block by block: those that both have are known by their ids. Pure. */
import { longestRising } from "../texts/editions/rising";
import type { Content } from "./crossing";
import { wordDiff, type Piece } from "../texts/word-diff";

/** A block, or a heading, of one of the two editions. */
export type Side = { id: string; number: number | null };

export type Difference = {
  what: "changed" | "added" | "gone" | "moved" | "heading";
  /** Where it stood; null: it is new. */
  from: Side | null;
  /** Where it stands; null: it is gone. */
  to: Side | null;
  pieces: Piece[];
};

export type Differences = {
  /** In the order of the new edition; what is gone behind what stood before it. */
  list: Difference[];
  facts: Record<"changed" | "added" | "gone" | "moved", number>;
};

export function differences(old: Content, next: Content): Differences {
  const before = old.sections.flatMap(({ blocks }) => blocks);
  const after = next.sections.flatMap(({ blocks }) => blocks);
  const placeBefore = new Map(before.map(({ id }, at) => [id, at]));
  const placeAfter = new Map(after.map(({ id }, at) => [id, at]));
  const common = after.filter(({ id }) => placeBefore.has(id));
  const inOrder = longestRising(common.map(({ id }) => placeBefore.get(id) ?? 0));
  const stayed = new Set(inOrder.map((at) => common[at]?.id));
  const found: Array<{ key: number; difference: Difference }> = [];
  const put = (key: number, difference: Difference) => found.push({ key, difference });

  after.forEach((block, at) => {
    const was = old.block(block.id);
    const to = { id: block.id, number: block.number };
    if (!was) return put(at, { what: "added", from: null, to, pieces: [{ is: "added", text: block.text }] });
    const from = { id: was.id, number: was.number };
    if (was.text !== block.text) put(at, { what: "changed", from, to, pieces: wordDiff(was.text, block.text) });
    else if (!stayed.has(block.id)) put(at, { what: "moved", from, to, pieces: [{ is: "same", text: block.text }] });
    return undefined;
  });
  let last = -1;
  for (const { id, number, text } of before) {
    const at = placeAfter.get(id);
    if (at !== undefined && stayed.has(id)) last = at;
    if (at === undefined)
      put(last + 0.5, { what: "gone", from: { id, number }, to: null, pieces: [{ is: "left out", text }] });
  }
  for (const difference of headingsOf(old, next)) put(keyOf(difference, next, placeAfter), difference);
  const list = found.sort((a, b) => a.key - b.key).map(({ difference }) => difference);
  const facts = { changed: 0, added: 0, gone: 0, moved: 0 };
  for (const { what } of list) if (what !== "heading") facts[what] += 1;
  return { list, facts };
}

function headingsOf(old: Content, next: Content): Difference[] {
  const changed: Difference[] = [];
  const add = (from: string | null, to: string | null, pieces: Piece[]) =>
    changed.push({
      what: "heading",
      from: from === null ? null : { id: from, number: null },
      to: to === null ? null : { id: to, number: null },
      pieces,
    });
  for (const { id, heading } of next.sections) {
    const was = old.section(id);
    const [then, now] = [was?.heading ?? "", heading ?? ""];
    if (then !== now) add(was ? id : null, id, wordDiff(then, now));
  }
  for (const { id, heading } of old.sections)
    if (heading && !next.section(id)) add(id, null, [{ is: "left out", text: heading }]);
  return changed;
}

/** Before the first block that stands under it; what is gone, first of all. */
function keyOf({ to }: Difference, next: Content, places: ReadonlyMap<string, number>): number {
  const first = to && next.section(to.id)?.blocks[0];
  return first ? (places.get(first.id) ?? 0) - 0.25 : -0.75;
}
