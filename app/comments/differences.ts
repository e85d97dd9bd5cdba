/** What is different in an edition, block by block: those that both have are known by their ids. Pure. */
import { longestRising } from "../texts/editions/rising";
import type { Work } from "../texts/giving-way";
import { wordDiff, type Piece } from "../texts/word-diff";
import type { Content } from "./crossing";
import { headingsBetween } from "./headings";
import { piecesOf, showTheSame } from "./picture-differences";

export type Difference = {
  /** `isHeading`: a paragraph that is a heading now; `isParagraph`: the other way round. */
  what: "changed" | "added" | "gone" | "moved" | "heading" | "isHeading" | "isParagraph";
  /** Id of the block or section, where it stood; null: it is new. */
  from: string | null;
  /** Where it stands; null: it is gone. */
  to: string | null;
  /** Worked out when it is shown: of a book of which all is changed that is a page of it. */
  pieces: () => Piece[];
};

export type Differences = {
  /** In the order of the new edition; what is gone behind what stood before it. */
  list: Difference[];
  facts: Record<"changed" | "added" | "gone" | "moved", number>;
};

/** Some of them, plain. `next`: how many stand before the next ones; null: there are none. */
export type DifferencesPage = {
  list: (Omit<Difference, "pieces"> & { pieces: Piece[] })[];
  facts: Differences["facts"];
  next: number | null;
};

export function* pageOf({ list, facts }: Differences, from: number, most: number): Work<DifferencesPage> {
  const page: DifferencesPage = { list: [], facts, next: list.length > from + most ? from + most : null };
  for (const each of list.slice(from, from + most)) {
    yield;
    page.list.push({ ...each, pieces: each.pieces() });
  }
  return page;
}

type Put = (key: number, difference: Difference) => void;

export function* differences(old: Content, next: Content): Work<Differences> {
  const before = old.sections.flatMap(({ blocks }) => blocks);
  const after = next.sections.flatMap(({ blocks }) => blocks);
  const placeBefore = new Map(before.map(({ id }, at) => [id, at]));
  yield;
  const places = new Map(after.map(({ id }, at) => [id, at]));
  yield;
  const found: Array<{ key: number; difference: Difference }> = [];
  const put: Put = (key, difference) => found.push({ key, difference });
  const turned = yield* turnedBetween(old, next);
  yield* turnedOnes(turned, old, next, { places, put });
  const common = after.filter(({ id }) => placeBefore.has(id));
  const inOrder = longestRising(common.map(({ id }) => placeBefore.get(id) ?? 0));
  const stayed = new Set(inOrder.map((at) => common[at]?.id));
  for (const [at, block] of after.entries()) {
    yield;
    const was = old.block(block.id);
    const to = block.id;
    if (!was || turned.headings.has(block.id)) {
      if (!turned.paragraphs.has(block.id))
        put(at, { what: "added", from: null, to, pieces: () => [{ is: "added", text: block.text }] });
    } else if (was.text !== block.text || !showTheSame(was, block))
      put(at, { what: "changed", from: was.id, to, pieces: () => piecesOf(was, block) });
    else if (!stayed.has(block.id))
      put(at, { what: "moved", from: was.id, to, pieces: () => [{ is: "same", text: block.text }] });
  }
  let last = -1;
  for (const block of before) {
    yield;
    const at = places.get(block.id);
    if (at !== undefined && stayed.has(block.id)) last = at;
    if (at === undefined && !turned.headings.has(block.id)) {
      const pieces = () => [{ is: "left out" as const, text: block.text }];
      put(last + 0.5, { what: "gone", from: block.id, to: null, pieces });
    }
  }
  for (const difference of headingsOf(old, next, turned)) put(keyOf(difference.to, next, places), difference);
  const list = found.sort((a, b) => a.key - b.key).map(({ difference }) => difference);
  const facts = { changed: 0, added: 0, gone: 0, moved: 0 };
  for (const { what } of list) {
    if (what === "isHeading" || what === "isParagraph") facts.changed += 1;
    else if (what !== "heading") facts[what] += 1;
  }
  return { list, facts };
}

type Turned = {
  /** By id of a block that is gone, or says something else now: the section that has its words as its heading; none twice. */
  headings: Map<string, string>;
  /** By id of a new block: the section whose heading it was. */
  paragraphs: Map<string, string>;
};

function* turnedBetween(old: Content, next: Content): Work<Turned> {
  const heirs = new Map<string, { to: string[] }>();
  for (const { blocks } of old.sections) for (const { id } of blocks) if (next.block(id)) heirs.set(id, { to: [id] });
  const said = yield* headingsBetween(old, next, { heirs });
  const turned: Turned = { headings: new Map(), paragraphs: new Map() };
  const taken = new Set<string>();
  for (const { blocks } of old.sections)
    for (const { id, text } of blocks) {
      yield;
      const heading = next.block(id)?.text === text ? null : said.ofBlock(id);
      if (!heading || taken.has(heading.id) || (next.block(id) && heading.score < 1)) continue;
      taken.add(heading.id);
      turned.headings.set(id, heading.id);
    }
  for (const { id, heading } of old.sections) {
    yield;
    const there = next.section(id);
    const paragraph = there?.heading === heading ? null : said.ofSection(id);
    if (!paragraph || (there && paragraph.score < 1) || turned.paragraphs.has(paragraph.id)) continue;
    turned.paragraphs.set(paragraph.id, id);
  }
  return turned;
}

function* turnedOnes(
  { headings, paragraphs }: Turned,
  old: Content,
  next: Content,
  { places, put }: { places: ReadonlyMap<string, number>; put: Put },
): Work<void> {
  for (const [id, section] of headings) {
    yield;
    const [was, now] = [old.block(id), next.section(section)?.heading ?? ""];
    if (!was) continue;
    const pieces = () => wordDiff(was.text, now);
    put(keyOf(section, next, places), { what: "isHeading", from: was.id, to: section, pieces });
  }
  for (const [id, section] of paragraphs) {
    yield;
    const [was, now] = [old.section(section)?.heading ?? "", next.block(id)];
    if (!now) continue;
    const pieces = () => wordDiff(was, now.text);
    put(places.get(id) ?? 0, { what: "isParagraph", from: section, to: now.id, pieces });
  }
}

function headingsOf(old: Content, next: Content, turned: Turned): Difference[] {
  const changed: Difference[] = [];
  const add = (from: string | null, to: string | null, pieces: () => Piece[]) =>
    changed.push({ what: "heading", from, to, pieces });
  const leftOut = (id: string, text: string) => add(id, null, () => [{ is: "left out", text }]);
  const [fromParagraphs, toParagraphs] = [new Set(turned.headings.values()), new Set(turned.paragraphs.values())];
  for (const { id, heading } of next.sections) {
    const was = toParagraphs.has(id) ? undefined : old.section(id);
    const [then, now] = [was?.heading ?? "", heading ?? ""];
    if (then === now) continue;
    if (!fromParagraphs.has(id)) add(was ? id : null, id, () => wordDiff(then, now));
    else if (then) leftOut(id, then);
  }
  for (const { id, heading } of old.sections)
    if (heading && !next.section(id) && !toParagraphs.has(id)) leftOut(id, heading);
  return changed;
}

/** Before the first block that stands under it; what is gone, first of all. */
function keyOf(to: string | null, next: Content, places: ReadonlyMap<string, number>): number {
  const first = to && next.section(to)?.blocks[0];
  return first ? (places.get(first.id) ?? 0) - 0.25 : -0.75;
}
