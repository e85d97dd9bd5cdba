/** What a screen that was away asks for: the present state of all that changed since, in order. */
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { prepared, read, schema } from "#db/db.server";
import { blockedBy } from "../accounts/blocks.server";
import type { Viewer } from "../accounts/user";
import { sessionSight } from "../groups/group";
import { textFor } from "../texts/texts.server";
import { viewsOf, withAuthor } from "./comment-rows.server";
import { folded, type CommentView } from "./comment";

const { comments } = schema;

const changedRows = prepared((db) =>
  withAuthor(db)
    .where(and(eq(comments.textId, sql.placeholder("textId")), gt(comments.seq, sql.placeholder("since"))))
    .orderBy(asc(comments.seq), asc(comments.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/**
 * @param since the last `seq` the asker has
 * @param limit comments at most
 * @param isForRoom for all who are in its room, not as the asker sees it: see `tellPages`
 * @returns `seq` is where the asker stands after applying `comments`; with `more`, ask again from there
 * @throws Refusal `not-found`
 */
export async function changesSince(
  viewer: Viewer,
  textId: string,
  since: number,
  limit = 200,
  isForRoom = false,
): Promise<{ seq: number; comments: CommentView[]; more: boolean }> {
  const { text, standing } = await textFor(viewer, textId);
  if (since >= text.seq) return { seq: text.seq, comments: [], more: false };
  const rows = await changedRows(read()).execute({ textId: text.id, since, limit: limit + 1 });
  const more = rows.length > limit;
  const blocked = isForRoom ? new Set<string>() : await blockedBy(read(), viewer?.id ?? "");
  const sessions = isForRoom ? "all" : sessionSight(standing);
  const views = (await viewsOf(read(), rows.slice(0, limit), null, sessions)).map((view) =>
    blocked.has(view.author?.id ?? "") ? folded(view) : view,
  );
  const last = views.at(-1)?.seq ?? since;
  // Rows may have changed between the two reads: never claim less than what is handed over.
  return { seq: more ? last : Math.max(text.seq, last), comments: views, more };
}
