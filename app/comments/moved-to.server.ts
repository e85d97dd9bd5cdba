/** Links that were made on an earlier edition, and where they lead now. */
import type { Viewer } from "../accounts/user";
import { articleOf, type Article } from "../texts/articles.server";
import { editionUrl } from "../texts/edition";
import { heirOf, lastWith } from "../texts/editions.server";
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
  const same = now.block(id) ? id : said === undefined ? null : sameWords(now, said);
  const heading = same === null && said !== undefined ? sameHeading(now, said) : null;
  if (heading !== null) return placeHref(text.id, `section:${heading}`, now);
  const heir = same ?? (await heirOf(text, edition, id));
  if (heir !== null) return placeHref(text.id, `block:${heir}`, now);
  const there = placeHref(text.id, `block:${id}`, then).replace(textUrl(text.id), "");
  return `${editionUrl(text.id, edition)}${there.replace("?", "?gone=1&")}`;
}

/** A paragraph that was left out and came back has another id, and the same words. null: none has them, or several. */
function sameWords({ sections }: Article, said: string): string | null {
  const wanted = wording(said);
  const found = sections.flatMap(({ blocks }) => blocks.filter(({ text }) => wording(text) === wanted));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** A paragraph that is a heading now. */
function sameHeading({ sections }: Article, said: string): string | null {
  const wanted = wording(said);
  const found = sections.filter(({ heading }) => heading !== null && wording(heading) === wanted);
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}
