/** Links that were made on an earlier edition, and where they lead now. */
import type { Viewer } from "../accounts/user";
import { articleOf } from "../texts/articles.server";
import { editionUrl } from "../texts/edition";
import { lastWith } from "../texts/heirs.server";
import { textFor, textUrl } from "../texts/texts.server";
import { offShelf } from "./crossing";
import { blockNow } from "./where-now.server";
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
  const place = await blockNow(text, edition, id);
  if (place !== null) return placeHref(text.id, place, now);
  const there = placeHref(text.id, `block:${id}`, then).replace(textUrl(text.id), "");
  return `${editionUrl(text.id, edition)}${there.replace("?", "?gone=1&")}`;
}
