/** Links that were made on an earlier edition, and where they lead now. */
import type { Viewer } from "../accounts/user";
import { articleOf, type Article } from "../texts/articles.server";
import { editionUrl } from "../texts/edition";
import { heirOf, lastWith } from "../texts/editions.server";
import { givingWay } from "../texts/giving-way";
import { wording } from "../texts/import/wording";
import { textFor, textUrl } from "../texts/texts.server";
import { offShelf } from "./crossing";
import { numberFromParam, placeHref } from "./place-url";

/**
 * @param p the value of `?p=`
 * @returns the address that shows it: in the edition that is read now where it is in it, else in the last that had it, or on
 *   the shelf; null where `p` names a place of this edition, or nothing of any
 * @throws Refusal `not-found`
 */
export async function movedTo(viewer: Viewer, textId: string, p: string | null): Promise<string | null> {
  if (!p) return null;
  const { text } = await textFor(viewer, textId);
  if (offShelf(p)) return `${textUrl(text.id)}/comments?on=shelf`;
  const numbered = numberFromParam(p);
  const named = /^block:(.{1,200})$/su.exec(p)?.[1];
  const now = await articleOf(text.id, text.edition);
  if (numbered ? numbered.edition === text.edition : !named || now.block(named)) return null;
  const edition = numbered?.edition ?? (named && !named.includes("\0") ? await lastWith(text.id, named) : null);
  if (edition === null || edition >= text.edition) return null;
  const then = await articleOf(text.id, edition);
  const id = numbered ? then.numbered(numbered.number) : (named ?? null);
  if (id === null) return null;
  const said = then.block(id)?.text;
  const same = now.block(id) ? id : said === undefined ? null : await sameWords(now, said);
  const heading = same === null && said !== undefined ? await sameHeading(now, said) : null;
  if (heading !== null) return placeHref(text.id, `section:${heading}`, now);
  const heir = same ?? (await heirOf(text, edition, id));
  if (heir !== null) return placeHref(text.id, `block:${heir}`, now);
  const there = placeHref(text.id, `block:${id}`, then).replace(textUrl(text.id), "");
  return `${editionUrl(text.id, edition)}${there.replace("?", "?gone=1&")}`;
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
