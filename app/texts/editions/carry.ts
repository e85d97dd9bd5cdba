/** A new edition whose blocks and sections keep the ids of the present one where they are the same. Pure. */
import { firstFree, idOfWording, type IdentifiedSection } from "../import/ids";
import type { BlockKind, Draft } from "../text";
import { matchBlocks, type BlockFate } from "./match";

export type OldEdition = {
  sections: {
    id: string;
    heading: string | null;
    level: number;
    blocks: { id: string; kind: BlockKind; text: string }[];
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
export function carriedOver(
  old: OldEdition,
  draft: Pick<Draft, "sections">,
  scope: string,
  taken: ReadonlySet<string>,
): Carried {
  const oldBlocks = old.sections.flatMap(({ blocks }) => blocks);
  const newBlocks = draft.sections.flatMap(({ blocks }) => blocks);
  const fates = matchBlocks(oldBlocks, newBlocks);
  const ids: (string | undefined)[] = [];
  fates.forEach(({ to: [at] }, i) => {
    if (at !== undefined) ids[at] ??= oldBlocks[i]?.id;
  });
  const given = new Set([...taken, ...old.sections.map(({ id }) => id), ...oldBlocks.map(({ id }) => id)]);
  const fresh = (prefix: "s" | "b", words: string) => {
    const id = firstFree(idOfWording(prefix, words, scope), (each) => given.has(each));
    given.add(id);
    return id;
  };
  let at = 0;
  const sections = draft.sections.map(({ blocks, ...section }) => ({
    ...section,
    id: old.sections.find(({ heading }) => heading === section.heading)?.id ?? fresh("s", section.heading ?? ""),
    blocks: blocks.map((block) => ({ ...block, id: ids[at++] ?? fresh("b", block.text) })),
  }));
  const all = sections.flatMap(({ blocks }) => blocks);
  const heirs = new Map(
    fates.map((fate, i) => [oldBlocks[i]?.id ?? "", { ...fate, to: fate.to.flatMap((each) => all[each]?.id ?? []) }]),
  );
  return {
    sections,
    heirs,
    sectionHeirs: new Map(old.sections.map(({ id }) => [id, sections.some((each) => each.id === id) ? id : null])),
  };
}
