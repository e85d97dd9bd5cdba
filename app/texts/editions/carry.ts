/** A new edition whose blocks and sections keep the ids of the present one where they are the same. Pure. */
import { freshIds, type IdentifiedSection } from "../import/ids";
import type { BlockKind, Draft } from "../text";
import { atOnce, type Work } from "../giving-way";
import { aligning, mostCells, wordsInRuns } from "./align";
import { coder } from "./coded";
import { matching, type BlockFate, type Matchable } from "./match";
import { matchSections, type MatchableSection } from "./match-sections";
import { wordsIn } from "./words";

/** `html`: where it shows pictures, of which its words say nothing; no more of it is asked for than these. */
export type OldBlock = { id: string; kind: BlockKind; text: string; html?: string | undefined };
export type OldEdition = {
  sections: {
    id: string;
    heading: string | null;
    level: number;
    blocks: OldBlock[];
  }[];
};

/** What became of a block, by ids: `to` are those of the new edition, in its order; none where it is gone. */
export type Heir = { how: BlockFate["how"]; to: string[]; likeness: number; isMoved: boolean };

export type Carried = {
  /** Of the new edition, ids carried over. */
  sections: IdentifiedSection[];
  /** By old block id, for every old block. */
  heirs: Map<string, Heir>;
  /** By old section id; null: gone. */
  sectionHeirs: Map<string, string | null>;
};

/** What a new edition has of the old one, by places: plain, so that a thread can tell it. */
export type Kept = {
  /** By place in the new edition: the id that is carried over, or null. */
  blocks: (string | null)[];
  sections: (string | null)[];
  /** Old blocks that went somewhere and keep no id: with the place of the first block that has words of theirs. */
  joined: [id: string, at: number][];
};

/** Of a draft: what is compared. */
export type NewEdition = { sections: readonly { heading: string | null; blocks: readonly Matchable[] }[] };

/**
 * The draft as the next edition of the text.
 *
 * @param scope id of the text, as for `identified`
 * @param taken ids that earlier editions gave to something else and that no new block or section may get
 */
export const carriedOver = (...given: Parameters<typeof carrying>): Carried => atOnce(carrying(...given));

/** The same, a piece at a time. */
export function* carrying(
  old: OldEdition,
  draft: Pick<Draft, "sections">,
  scope: string,
  taken: ReadonlySet<string>,
): Work<Carried> {
  const { kept, fates, sectionMatches } = yield* comparing(old, draft);
  const oldBlocks = old.sections.flatMap(({ blocks }) => blocks);
  const given = new Set([...taken, ...old.sections.map(({ id }) => id), ...oldBlocks.map(({ id }) => id)]);
  const sections = yield* identifying(draft, kept, scope, given);
  return {
    sections,
    heirs: heirsOf(oldBlocks, fates, sections),
    sectionHeirs: new Map(
      old.sections.map(({ id }, at) => [id, sections[sectionMatches[at] ?? sections.length]?.id ?? null]),
    ),
  };
}

/** The long part of it alone. */
export function* keeping(old: OldEdition, next: NewEdition): Work<Kept> {
  return (yield* comparing(old, next)).kept;
}

/** And what is left to do: ids, those that were carried over and new ones. @param taken all that any edition has used */
export function* identifying(
  draft: Pick<Draft, "sections">,
  kept: Kept,
  scope: string,
  taken: ReadonlySet<string>,
): Work<IdentifiedSection[]> {
  const freshId = freshIds(scope, taken);
  const sections: IdentifiedSection[] = [];
  let count = 0;
  for (const [nth, { blocks, ...section }] of draft.sections.entries()) {
    const id = kept.sections[nth] ?? freshId("s", section.heading ?? "");
    const one: IdentifiedSection = { ...section, id, blocks: [] };
    for (const block of blocks) {
      yield;
      one.blocks.push({ ...block, id: kept.blocks[count++] ?? freshId("b", block.text) });
    }
    sections.push(one);
  }
  return sections;
}

function* comparing(
  old: OldEdition,
  next: NewEdition,
): Work<{ kept: Kept; fates: BlockFate[]; sectionMatches: (number | null)[] }> {
  const oldBlocks = old.sections.flatMap(({ blocks }) => blocks);
  const newBlocks = next.sections.flatMap(({ blocks }) => blocks);
  const fates = yield* matching(oldBlocks, newBlocks);
  const ids = yield* keptIds(oldBlocks, newBlocks, fates);
  const to = fates.map((fate) => fate.to);
  const sectionMatches = yield* matchSections(numbered(old.sections), numbered(next.sections), to);
  const sectionIds = new Map(sectionMatches.map((at, nth) => [at, old.sections[nth]?.id ?? null]));
  const joined = oldBlocks.flatMap(({ id }, nth): [string, number][] => {
    const [first] = to[nth] ?? [];
    return first === undefined || to[nth]?.some((at) => ids.get(at) === id) ? [] : [[id, first]];
  });
  const kept: Kept = {
    blocks: newBlocks.map((_, at) => ids.get(at) ?? null),
    sections: next.sections.map((_, at) => sectionIds.get(at) ?? null),
    joined,
  };
  return { kept, fates, sectionMatches };
}

/** By place in the new edition. */
function* keptIds(
  old: readonly OldBlock[],
  next: readonly Matchable[],
  fates: readonly BlockFate[],
): Work<Map<number, string>> {
  const held = new Map<number, { id: string; words: number }>();
  const giftOf = function* (block: OldBlock, to: number): Work<number> {
    const code = coder();
    const [a, b] = [code(wordsIn(block.text)), code(wordsIn(next[to]?.text ?? ""))];
    return wordsInRuns(yield* aligning(a, b, { most: mostCells, meter: { cells: 0 } }));
  };
  for (const [at, fate] of fates.entries()) {
    yield;
    const block = old[at];
    if (!block) continue;
    const isAlone = fate.how === "same" || fate.how === "changed";
    // Of a split block the part with most of its words, of joined ones the one that gave most; of equals the first.
    let most = { to: -1, words: -1 };
    for (const to of fate.to) {
      const words = isAlone ? 0 : yield* giftOf(block, to);
      if (words > most.words) most = { to, words };
    }
    const known = held.get(most.to);
    if (most.to >= 0 && (!known || most.words > known.words)) held.set(most.to, { id: block.id, words: most.words });
  }
  return new Map([...held].map(([to, { id }]) => [to, id]));
}

function heirsOf(
  old: readonly OldBlock[],
  fates: readonly BlockFate[],
  sections: readonly IdentifiedSection[],
): Map<string, Heir> {
  const ids = sections.flatMap(({ blocks }) => blocks.map(({ id }) => id));
  return new Map(
    old.map(({ id }, at): [string, Heir] => {
      const fate = fates[at] ?? { how: "gone", to: [], likeness: 0, isMoved: false };
      return [id, { ...fate, to: fate.to.flatMap((to) => ids[to] ?? []) }];
    }),
  );
}

/** The sections with the positions of their blocks, counted through the edition. */
function numbered(sections: readonly { heading: string | null; blocks: readonly unknown[] }[]): MatchableSection[] {
  let count = 0;
  return sections.map(({ heading, blocks }) => ({ heading, blocks: blocks.map(() => count++) }));
}
