import { expect, test } from "vitest";
import { passageFinder } from "~/comments/passage-finder";
import { findQuote, quoteAt } from "~/comments/quote";
import { reanchored } from "~/comments/reanchor";
import { carriedOver } from "~/texts/editions/carry";
import { identified } from "~/texts/import/ids";
import { asOld, chance, edits, laid, Writer, type Chance, type Laid } from "./edits";

const kinds = Object.entries(edits);
const passagesEach = 2;

type Tally = { survived: number; right: number; deleted: number; reattached: number; misses: string[] };

/** Texts of nine paragraphs, each edited in one way; the passages are where something was changed, half of the time. */
function tallied(seed: number, count: number): Tally {
  const tally: Tally = { survived: 0, right: 0, deleted: 0, reattached: 0, misses: [] };
  const luck = chance(seed);
  const writer = new Writer(luck);
  let prose = writer.prose(3, 3);
  for (let nth = 0; nth < count; nth++) {
    // One text for one round of edits: most of the time would go into writing.
    if (nth % kinds.length === 0) prose = writer.prose(3, 3);
    const before = laid(prose);
    const edited = structuredClone(prose);
    const [name, edit] = kinds[nth % kinds.length] as (typeof kinds)[number];
    const touched = new Set(edit(edited, writer));
    const after = laid(edited, name.startsWith("straight") ? "\u00a0 " : " ");
    const old = asOld(identified(before.draft, "t"));
    const carried = carriedOver(old, after.draft, "t", new Set());
    const blocks = carried.sections.flatMap((section) => section.blocks);
    const texts = new Map(blocks.map(({ id, text }) => [id, text]));
    const finder = passageFinder(old, carried);
    const oldIds = old.sections.flatMap((section) => section.blocks.map(({ id }) => id));
    for (let passage = 0; passage < passagesEach; passage++) {
      const chosen = passageOf(before, luck, touched);
      const oldText = before.texts[chosen.paragraph] as string;
      const first = before.spots.get(chosen.ids[0] as number);
      const last = before.spots.get(chosen.ids.at(-1) as number);
      const quote = quoteAt(oldText, first?.start ?? 0, last?.end ?? 0);
      const known = findQuote(oldText, quote);
      // Its quotation is that of an earlier passage as well: where it is nobody knows, not even before the edit.
      if (known?.start !== first?.start) continue;
      const block = oldIds[chosen.paragraph] as string;
      const found = reanchored({ block, quote }, oldText, carried, { text: (id) => texts.get(id) }, finder);
      const truth = truthOf(chosen.ids, after);
      if (truth === "partly") continue;
      if (truth === "deleted") {
        tally.deleted++;
        if (found && found.how !== "changed") {
          tally.reattached++;
          tally.misses.push(`${name}: deleted “${quote.exact}” is ${found.how} as “${found.quote?.exact}”`);
        }
        continue;
      }
      tally.survived++;
      const text = after.texts[truth.paragraph] as string;
      const span = found?.quote && findQuote(text, found.quote);
      if (found?.block === blocks[truth.paragraph]?.id && span?.start === truth.start && span.end === truth.end)
        tally.right++;
      else
        tally.misses.push(
          `${name}: “${quote.prefix}|${quote.exact}|${quote.suffix}” is ${found?.how} ${found?.score} as “${found?.quote?.exact}”, should be “${text.slice(truth.start, truth.end)}”`,
        );
    }
  }
  return tally;
}

function passageOf(
  { paragraphs }: Laid,
  luck: Chance,
  touched: ReadonlySet<number>,
): { paragraph: number; ids: number[] } {
  const there = [...paragraphs.keys()].filter((at) => touched.has(paragraphs[at]?.key ?? -1));
  const paragraph = there.length > 0 && luck.next() < 0.5 ? luck.one(there) : luck.below(paragraphs.length);
  const ids = (paragraphs[paragraph]?.sentences ?? []).flat().map(({ id }) => id);
  const length = luck.one([1, 1, 2, 3, 4 + luck.below(8), 12 + luck.below(30), ids.length]);
  const start = luck.below(Math.max(1, ids.length - length + 1));
  return { paragraph, ids: ids.slice(start, start + length) };
}

/** It survived if all its words stand in one paragraph in their order, whatever was put between them. */
function truthOf(ids: readonly number[], { spots }: Laid) {
  const left = ids.flatMap((id) => spots.get(id) ?? []);
  const [first, last] = [left[0], left.at(-1)];
  if (!first || !last) return "deleted";
  const isWhole = left.length === ids.length && first.paragraph === last.paragraph;
  return isWhole && left.every(({ start }, at) => at === 0 || start > (left[at - 1]?.start ?? 0))
    ? { paragraph: first.paragraph, start: first.start, end: last.end }
    : "partly";
}

// Two thousand editions take a while, and these machines are shared.
test("of 2,000 edits the passages that survive are found, and those that were deleted are not", () => {
  const { survived, right, deleted, reattached, misses } = tallied(6, 2_000);
  expect(deleted).toBeGreaterThan(300);
  expect(right / survived, misses.slice(0, 5).join("\n")).toBeGreaterThanOrEqual(0.99);
  expect(reattached / deleted, misses.join("\n")).toBeLessThanOrEqual(0.01);
}, 120_000);
