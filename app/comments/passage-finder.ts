/** Looks for passages among the words that are new in an edition. Pure. */
import type { Carried, OldEdition } from "../texts/editions/carry";
import { coder, type Coded, type Coder } from "../texts/editions/coded";
import { indexOfPairs, type PairIndex } from "../texts/editions/pair-index";
import { wordsIn } from "../texts/editions/words";
import type { Work } from "../texts/giving-way";
import { mapped, type Mapped, type Words } from "./mapped";
import { placedWords, strandOf, type BlockText, type Placed, type Strand } from "./strand";

export type PassageFinder = {
  /** The strand that an old block is in; null where the block is gone. */
  strand(oldBlock: string): Work<Strand | null>;
  /** The old words of a block, where it has no strand. */
  words(oldBlock: string): Placed[];
  /** The best place of a passage among words that were not in the old edition, or null. */
  elsewhere(from: Placed[], passage: Words, own: Strand | null): Work<Elsewhere | null>;
};
export type Elsewhere = { to: Placed[]; mapped: Mapped };

/** Words of context on either side that are looked for with the passage. */
const context = 6;
/** Words, of the passage and beside it, that must be there for a full score. */
const telling = 8;
/** Blocks looked at for one passage. */
const mostCandidates = 4;

/** Made once for a new edition; what it needs to look up is worked out when first asked for, and kept. */
export function passageFinder(old: OldEdition, carried: OldEdition & Pick<Carried, "heirs">): PassageFinder {
  const oldTexts = new Map(old.sections.flatMap(({ blocks }) => blocks.map((block) => [block.id, block] as const)));
  const newTexts = new Map(carried.sections.flatMap(({ blocks }) => blocks.map((block) => [block.id, block] as const)));
  const ancestors = new Map<string, string[]>();
  for (const [id, { to }] of carried.heirs)
    for (const heir of to) ancestors.set(heir, [...(ancestors.get(heir) ?? []), id]);
  const textsOf = (ids: readonly string[], texts: Map<string, BlockText>) => ids.flatMap((id) => texts.get(id) ?? []);
  const strandWith = kept(function* (newBlock: string): Work<Strand> {
    const from = ancestors.get(newBlock) ?? [];
    const to = carried.heirs.get(from[0] ?? "")?.to ?? [newBlock];
    return yield* strandOf(placedWords(textsOf(from, oldTexts)), placedWords(textsOf(to, newTexts)));
  });
  const strand = function* (oldBlock: string): Work<Strand | null> {
    const [first] = carried.heirs.get(oldBlock)?.to ?? [];
    return first === undefined ? null : yield* strandWith(first);
  };
  const isUnchanged = (id: string) => ancestors.get(id)?.some((from) => carried.heirs.get(from)?.how === "same");
  const index = once(() => indexOf([...newTexts.values()].filter(({ id }) => !isUnchanged(id))));
  const oldForms = once(() => allForms([...oldTexts.values()]));
  return {
    strand,
    words: (oldBlock) => placedWords(textsOf([oldBlock], oldTexts)),
    *elsewhere(from, passage, own) {
      const query = from.slice(Math.max(0, passage.from - context), passage.to + context);
      const start = Math.min(context, passage.from);
      const sought = { from: start, to: start + passage.to - passage.from };
      let best: Elsewhere | null = null;
      for (const id of likeliest(yield* index(), query)) {
        const there = yield* strandWith(id);
        const to = there.to.map((word) => (word.block === id ? word : { ...word, form: "" }));
        const beside = yield* strandOf(query, onlyNew(to, there, there === own ? passage : null));
        const found = mapped(beside, sought);
        if (!found) continue;
        // Few words in a row may be chance.
        const score = Math.min(1, beside.same.filter((at) => at >= 0).length / telling) * found.score;
        if (score > (best?.mapped.score ?? 0)) best = { to: there.to, mapped: { ...found, score } };
      }
      if (!best || !isRepeated(yield* oldForms(), from.slice(passage.from, passage.to))) return best;
      // It was said more than once: which of them this is nobody can tell for sure.
      return { ...best, mapped: { ...best.mapped, score: Math.min(best.mapped.score, unsure) } };
    },
  };
}

/** Below the line from which a place needs no check. */
const unsure = 0.79;

/** What came from other words of the old edition is these words, and no place for a passage that is missing. */
function onlyNew(to: Placed[], { same }: Strand, ownPassage: Words | null): Placed[] {
  const words = [...to];
  same.forEach((b, a) => {
    const word = words[b];
    if (word && !(ownPassage && a >= ownPassage.from && a < ownPassage.to)) words[b] = { ...word, form: "" };
  });
  return words;
}

type Index = { code: Coder; ids: string[]; pairs: PairIndex };

function* indexOf(blocks: readonly BlockText[]): Work<Index> {
  const code = coder();
  const words: Coded[] = [];
  for (const block of blocks) {
    yield;
    words.push(code(wordsIn(block.text)));
  }
  const pairs = yield* indexOfPairs([...words.keys()], (at) => words[at] as Coded);
  return { code, ids: blocks.map(({ id }) => id), pairs };
}

const likeliest = ({ code, ids, pairs }: Index, query: readonly Placed[]): string[] =>
  pairs
    .sharing(code(query).forms)
    .sort((a, b) => b.count - a.count)
    .slice(0, mostCandidates)
    .flatMap(({ block }) => ids[block] ?? []);

function* allForms(blocks: readonly BlockText[]): Work<string> {
  const forms: string[] = [];
  for (const block of blocks) {
    yield;
    for (const { form } of wordsIn(block.text)) forms.push(form);
  }
  return ` ${forms.join(" ")} `;
}

const formsOf = (words: readonly Placed[]): string => ` ${words.map(({ form }) => form).join(" ")} `;

function isRepeated(all: string, words: readonly Placed[]): boolean {
  const sought = formsOf(words);
  const first = all.indexOf(sought);
  return first >= 0 && all.includes(sought, first + 1);
}

/** Made when it is first asked for; by two, where the second asks while the first is at it, and both are the same. */
function once<Value>(make: () => Work<Value>): () => Work<Value> {
  let made: { value: Value } | null = null;
  return function* () {
    return (made ??= { value: yield* make() }).value;
  };
}

function kept<Value>(make: (key: string) => Work<Value>): (key: string) => Work<Value> {
  const made = new Map<string, Value>();
  return function* (key) {
    const value = made.get(key) ?? (yield* make(key));
    made.set(key, value);
    return value;
  };
}
