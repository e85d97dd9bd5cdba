/** A new edition whose blocks and sections keep the ids of the present one where they are the same. Pure. */
import { freshIds, type IdentifiedSection } from "../import/ids";
import type { BlockKind, Draft } from "../text";
import { atOnce, type Work } from "../giving-way";
import { aligning, mostCells, wordsInRuns } from "./align";
import { coder } from "./coded";
import { matching, type BlockFate, type Matchable } from "./match";
import { matchSections, type MatchableSection } from "./match-sections";
import { wordsIn } from "./words";

export type OldBlock = { id: string; kind: BlockKind; text: string };
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
  const oldBlocks = old.sections.flatMap(({ blocks }) => blocks);
  const newBlocks = draft.sections.flatMap(({ blocks }) => blocks);
  const fates = yield* matching(oldBlocks, newBlocks);
  const kept = yield* keptIds(oldBlocks, newBlocks, fates);
  const oldSections = numbered(old.sections);
  const newSections = numbered(draft.sections);
  const sectionMatches = yield* matchSections(
    oldSections,
    newSections,
    fates.map(({ to }) => to),
  );
  const keptSections = new Map(sectionMatches.map((to, at) => [to, old.sections[at]?.id]));
  const given = new Set([...taken, ...old.sections.map(({ id }) => id), ...oldBlocks.map(({ id }) => id)]);
  const freshId = freshIds(scope, given);
  const sections: IdentifiedSection[] = [];
  for (const [nth, { blocks, ...section }] of draft.sections.entries()) {
    const one: IdentifiedSection = {
      ...section,
      id: keptSections.get(nth) ?? freshId("s", section.heading ?? ""),
      blocks: [],
    };
    for (const [within, block] of blocks.entries()) {
      yield;
      const at = newSections[nth]?.blocks[within];
      one.blocks.push({ ...block, id: (at === undefined ? undefined : kept.get(at)) ?? freshId("b", block.text) });
    }
    sections.push(one);
  }
  return {
    sections,
    heirs: heirsOf(oldBlocks, fates, sections),
    sectionHeirs: new Map(
      old.sections.map(({ id }, at) => [id, sections[sectionMatches[at] ?? sections.length]?.id ?? null]),
    ),
  };
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
