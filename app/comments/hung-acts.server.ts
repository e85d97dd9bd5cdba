/** Lines of a group's log about threads that were hung elsewhere, in words that say what and where. */
import { inArray } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import type { ActView, HungAct } from "../groups/group-acts";
import { articleOf } from "../texts/articles.server";
import { editionUrl } from "../texts/edition";
import { lastWith } from "../texts/heirs.server";
import { textFor, type TextScope } from "../texts/texts.server";
import { commentPageWords } from "../words/comment-pages";
import { editionWords } from "../words/editions";
import type { Language } from "../words/words";
import { anchorOf, type Place } from "./anchor";
import { whereOf } from "./comment-page.server";
import { viewsOf, withAuthor } from "./comment-rows.server";
import { offShelf } from "./crossing";
import { beginningOf } from "./reading.server";
import { seerOf } from "./seer";

/** By number of the line; of threads that are gone: none. @param acts of a group whose log the viewer may read */
export async function hungActs(viewer: Viewer, acts: ActView[], language: Language): Promise<Record<number, HungAct>> {
  const ofThreads = acts.filter(({ act, target }) => act === "text.thread" && target);
  const ids = [...new Set(ofThreads.flatMap(({ target }) => target?.id ?? []))];
  if (ids.length === 0) return {};
  const rows = await withAuthor(read()).where(inArray(schema.comments.id, ids));
  const scopes = new Map<string, TextScope>();
  for (const { comment } of rows)
    if (!scopes.has(comment.textId)) scopes.set(comment.textId, await textFor(viewer, comment.textId));
  const told: Record<number, HungAct> = {};
  for (const { number, target, before, after } of ofThreads) {
    const row = rows.find(({ comment }) => comment.id === target?.id);
    const scope = row && scopes.get(row.comment.textId);
    if (!row || !scope) continue;
    const [view] = await viewsOf(read(), [row], seerOf(viewer, scope));
    told[number] = {
      begins: view && view.state !== "removed" ? beginningOf(view.html) : "",
      href: `/c/${row.comment.id}`,
      was: await spotOf(scope, before?.["place"], language),
      is: await spotOf(scope, after?.["place"], language),
      isUndone: after?.["undone"] !== undefined,
    };
  }
  return told;
}

async function spotOf({ text }: TextScope, place: unknown, language: Language): Promise<HungAct["is"]> {
  if (typeof place !== "string") return null;
  if (place === "shelf" || offShelf(place))
    return { name: editionWords[language].shelf, href: `/t/${text.id}/comments?on=shelf` };
  const [now, at] = [await articleOf(text.id, text.edition), anchorOf(place, null)];
  const last = at.block && !now.block(at.block) ? await lastWith(text.id, at.block) : null;
  const { name, href } = whereOf(
    text.id,
    last === null ? now : await articleOf(text.id, last),
    ...([place as Place, at, language] as const),
  );
  if (last === null) return { name, href };
  return {
    name: commentPageWords[language].inEdition(name, last),
    href: href.replace(/^[^?]*/, editionUrl(text.id, last)),
  };
}
