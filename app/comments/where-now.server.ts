/** Where a place of an earlier edition is in the one that is read now. */
import { articleOf, type Article } from "../texts/articles.server";
import { heirOf, lastWith, lastWithSection } from "../texts/heirs.server";
import { givingWay } from "../texts/giving-way";
import { wording } from "../texts/import/wording";
import { canBeKey } from "../plain-line";
import { anchorOf, type Place } from "./anchor";

type Text = { id: string; edition: number };

/**
 * @param place of this edition, or of one that was read before
 * @returns itself, or what took it in; null: gone, or of no edition
 */
export async function whereNow(text: Text, place: string): Promise<Place | null> {
  if (place === "text") return place;
  const { block, section } = anchorOf(place, null);
  const id = block ?? section ?? "";
  if (id === "" || !canBeKey(id)) return null;
  const now = await articleOf(text.id, text.edition);
  if (block ? now.block(id) : now.section(id)) return place as Place;
  if (text.edition === 1) return null;
  const edition = await (block ? lastWith : lastWithSection)(text.id, id);
  if (edition === null || edition >= text.edition) return null;
  return block ? blockNow(text, edition, id) : sectionNow(text, edition, id);
}

/** @param edition that has the block, and was read before. @returns null: gone */
export async function blockNow(text: Text, edition: number, id: string): Promise<Place | null> {
  const [then, now] = await Promise.all([articleOf(text.id, edition), articleOf(text.id, text.edition)]);
  const said = then.block(id)?.text ?? "";
  const same = now.block(id) ? id : await sameWords(now, said);
  if (same !== null) return `block:${same}`;
  const heading = await sameHeading(now, said);
  if (heading !== null) return `section:${heading}`;
  const heir = await heirOf(text, edition, id);
  return heir === null ? null : `block:${heir}`;
}

/** A heading that has another section now, or is a paragraph. */
async function sectionNow(text: Text, edition: number, id: string): Promise<Place | null> {
  const [then, now] = await Promise.all([articleOf(text.id, edition), articleOf(text.id, text.edition)]);
  const said = then.section(id)?.heading ?? "";
  const heading = await sameHeading(now, said);
  if (heading !== null) return `section:${heading}`;
  const paragraph = await sameWords(now, said);
  return paragraph === null ? null : `block:${paragraph}`;
}

/** A paragraph that was left out and came back has another id, and the same words. null: none has them, or several. */
const sameWords = ({ sections }: Article, said: string): Promise<string | null> =>
  onlyOne(
    wording(said),
    sections.flatMap(({ blocks }) => blocks),
  );

/** A paragraph that is a heading now. */
const sameHeading = ({ sections }: Article, said: string): Promise<string | null> =>
  onlyOne(
    wording(said),
    sections.flatMap(({ id, heading }) => (heading === null ? [] : [{ id, text: heading }])),
  );

/** Giving way in between: a book has thousands of paragraphs. */
async function onlyOne(wanted: string, among: readonly { id: string; text: string }[]): Promise<string | null> {
  if (wanted === "") return null;
  const giveWay = givingWay();
  let found: string | null = null;
  for (const { id, text } of among) {
    await giveWay();
    if (wording(text) !== wanted) continue;
    if (found !== null) return null;
    found = id;
  }
  return found;
}
