/** After a write: everybody who looks on learns of it, and whoever did it is answered. */
import { inArray } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { announce } from "../live/announce.server";
import { notFound } from "../refusals";
import type { CommentView } from "./comment";
import { isUnseen, rowById, viewsOf, withAuthor } from "./comment-rows.server";
import type { Seer } from "./seer";

/**
 * Open pages hear of what changed, as everybody sees it, and members of the group in which session it was written; of what
 * nobody saw yet they hear nothing.
 */
export async function tellPages(ids: string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 100) {
    const rows = await withAuthor(read()).where(inArray(schema.comments.id, ids.slice(at, at + 100)));
    tell(
      await viewsOf(
        read(),
        rows.filter(({ comment }) => !isUnseen(comment)),
        null,
        "all",
      ),
    );
  }
}

export function tell(views: CommentView[]): void {
  for (const view of views.sort((a, b) => a.seq - b.seq)) announce("comment", view);
}

/** Tells of what changed. @returns one of them as it stands now, for who is asking @throws Refusal `not-found` */
export async function toldAs(seer: Seer, id: string, touched: string[] = [id]): Promise<CommentView> {
  await tellPages(touched);
  const row = await rowById(read(), id);
  const [view] = row ? await viewsOf(read(), [row], seer) : [];
  if (!view) throw notFound();
  return view;
}
