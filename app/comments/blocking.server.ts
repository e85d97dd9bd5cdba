/** Not to see somebody any more: whom one has met here. They are not told, and nothing of theirs changes by it. */
import { and, eq, ne, or, sql } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { blocksOf, countBlocks, endBlock, mostBlocked, putBlock, type BlockView } from "../accounts/blocks.server";
import type { SignedIn, UserView } from "../accounts/user";
import { announce } from "../live/announce.server";
import { canBeKey } from "../plain-line";
import { conflict, invalid, notFound } from "../refusals";
import { blockWords } from "../words/blocks";
import { say } from "../words/words";
import { rowById } from "./comment-rows.server";
import { commentFor } from "./reading.server";

const { comments, groups, memberships, texts, users } = schema;

/** @throws Refusal `not-found` whom one cannot know of, `invalid` (user) for oneself, `conflict` where it is too many */
export async function block(viewer: SignedIn, userId: string): Promise<void> {
  if (userId === viewer.id) throw invalid({ user: say(blockWords, (w) => w.oneself) });
  await write(async (tx) => {
    if (!(await metBy(tx, viewer, userId))) throw notFound();
    if ((await countBlocks(tx, viewer.id)) >= mostBlocked)
      throw conflict(say(blockWords, (w) => w.tooMany(mostBlocked)));
    await putBlock(tx, viewer.id, userId);
  });
  tellBlocks(viewer);
}

/** Twice is once. */
export async function unblock(viewer: SignedIn, userId: string): Promise<void> {
  if (!canBeKey(userId)) return;
  await write((tx) => endBlock(tx, viewer.id, userId));
  // An open page has not the words any more that it folded: it offers to be made anew.
  tellBlocks(viewer, "text");
}

/** Their own open pages alone: nobody else hears of it. */
const tellBlocks = ({ id }: SignedIn, what = "blocks") => announce("theirs", { userIds: [id], what });

export const blocksFor = (viewer: SignedIn): Promise<BlockView[]> => blocksOf(viewer.id);

/** Whom it is about, asked before it is done. @throws Refusal `not-found` */
export async function personToBlock(
  viewer: SignedIn,
  by: { user: string | null; comment: string | null },
): Promise<UserView | null> {
  let id = by.user;
  if (by.comment) {
    // As far as one sees it: what is not shown has no author to ask about.
    const view = await commentFor(viewer, by.comment);
    id = view.blocked ? ((await rowById(read(), by.comment))?.comment.authorId ?? null) : (view.author?.id ?? null);
    if (!id) throw notFound();
  }
  if (!id) return null;
  if (id === viewer.id) throw invalid({ user: say(blockWords, (w) => w.oneself) });
  const person = await metBy(read(), viewer, id);
  if (!person) throw notFound();
  return person;
}

/** Who is in a group with them, or has written where they read. */
async function metBy(db: Db, viewer: SignedIn, userId: string): Promise<UserView | null> {
  if (!canBeKey(userId)) return null;
  const shares = sql`exists (select 1 from ${memberships} as theirs join ${memberships} as mine on mine.group_id = theirs.group_id
    where theirs.user_id = ${userId} and mine.user_id = ${viewer.id} and mine.state = 'active')`;
  const isThere = sql`exists (select 1 from ${memberships} as mine where mine.group_id = ${groups.id} and mine.user_id = ${viewer.id} and mine.state = 'active')`;
  const [person] = await db
    .select({ id: users.id, name: users.name, shares: sql<number>`case when ${shares} then 1 else 0 end` })
    .from(users)
    .where(eq(users.id, userId));
  if (!person) return null;
  const view = { id: person.id, name: person.name };
  if (Number(person.shares) === 1) return view;
  const [written] = await db
    .select({ id: comments.id })
    .from(comments)
    .innerJoin(texts, eq(texts.id, comments.textId))
    .innerJoin(groups, eq(groups.id, texts.groupId))
    .where(
      and(
        eq(comments.authorId, userId),
        eq(comments.state, "visible"),
        ne(texts.state, "archived"),
        or(ne(groups.visibility, "private"), isThere),
      ),
    )
    .limit(1);
  return written ? view : null;
}
