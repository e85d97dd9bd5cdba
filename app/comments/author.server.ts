/**
 * What becomes of comments when their author changes, leaves, or takes their words along. Many rows, so in steps: each
 * is whole by itself, takes numbers of its texts' `seq`, and is announced; what a killed process left is done by the next.
 */
import { and, asc, desc, eq, gt, inArray, isNotNull, ne, or } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { canRead, standingOfKept } from "../groups/group";
import { renewGroups } from "../groups/person.server";
import { isUnseen, type CommentRow } from "./comment-rows.server";
import { countReply, nextSeq } from "./comment-writes.server";
import { withdrawCase } from "./holding.server";
import { beginningOf } from "./reading.server";
import { tellPages } from "./telling.server";
import { tombstoneOf } from "./tombstone";

const { comments, commentVersions, groups, memberships, reactions, texts } = schema;

/** For a caller's own write: pages that are kept show the author's name, so they are made anew. */
export async function renewPagesOf(tx: Db, userId: string): Promise<void> {
  const written = await tx
    .selectDistinct({ id: texts.groupId })
    .from(comments)
    .innerJoin(texts, eq(texts.id, comments.textId))
    .where(eq(comments.authorId, userId));
  await renewGroups(
    tx,
    written.map(({ id }) => id),
  );
}

/** Comments in one write: others wait no longer than for this. */
const inOneGo = 200;

/**
 * Takes the author's name off all they wrote, or the words too.
 *
 * @param how `keep-words`: the words stay, under nobody's name. `remove-words`: words, passages and earlier wordings go;
 *   the place stays where somebody has replied
 */
export async function eraseAuthor(userId: string, how: "keep-words" | "remove-words"): Promise<void> {
  for (;;) {
    const touched = await write((tx) => eraseSome(tx, userId, how));
    if (touched.length === 0) return;
    await tellPages(touched);
  }
}

/** @returns the ids of the comments that changed */
async function eraseSome(tx: Db, userId: string, how: "keep-words" | "remove-words"): Promise<string[]> {
  const rows = await tx
    .select()
    .from(comments)
    .where(eq(comments.authorId, userId))
    .orderBy(asc(comments.textId), asc(comments.seq))
    .limit(inOneGo);
  const touched = new Set<string>();
  for (const row of rows) {
    const removing = how === "remove-words" && row.state === "visible";
    const isHeld = row.withheld !== null && isUnseen(row);
    if (removing && row.parentId) {
      await countReply(tx, row.parentId, -1, await nextSeq(tx, row.textId));
      touched.add(row.parentId);
    }
    // What moderators took out of sight may be shown again; what nobody has seen yet goes with whoever wrote it.
    const gone = how === "remove-words" || isHeld || (row.state === "removed" && row.withheld === null);
    if (gone) {
      await tx.delete(commentVersions).where(eq(commentVersions.commentId, row.id));
      await tx.delete(reactions).where(eq(reactions.commentId, row.id));
      await withdrawCase(tx, null, row.id);
    }
    const seq = isUnseen(row) ? row.seq : await nextSeq(tx, row.textId);
    await tx
      .update(comments)
      .set({ authorId: null, seq, ...(gone ? wordless(row) : {}) })
      .where(eq(comments.id, row.id));
    touched.add(row.id);
  }
  return [...touched];
}

const wordless = ({ removedAt }: CommentRow) => ({
  ...{ state: "removed" as const, removedAt: removedAt ?? new Date() },
  ...{ body: "", html: "", quote: null, mentions: [], withheld: null, withheldFor: null },
});

/** What the export says of a comment. */
export type OwnComment = {
  id: string;
  /** What the text and its group are called now is null where they may not be read any more. */
  text: { id: string; title: string | null; group: string | null };
  place: string;
  quote: CommentRow["quote"];
  replyTo: string | null;
  kind: string;
  state: string;
  /** Where moderators took it out of sight: how, and what they said; its words are still its author's. */
  withheld: { how: string; action: string | null; rule: number | null; title: string; reason: string } | null;
  body: string;
  createdAt: string;
  editedAt: string | null;
  earlier: Array<{ version: number; body: string; writtenAt: string }>;
};

/** One's own comments, oldest first, some at a time, so that no number of them fills the memory. */
export async function* ownComments(userId: string): AsyncGenerator<OwnComment> {
  let after = "";
  for (;;) {
    const rows = await read()
      .select({ comment: comments, title: texts.title, group: groups, membership: memberships })
      .from(comments)
      .innerJoin(texts, eq(texts.id, comments.textId))
      .innerJoin(groups, eq(groups.id, texts.groupId))
      .leftJoin(memberships, and(eq(memberships.groupId, groups.id), eq(memberships.userId, userId)))
      .where(and(eq(comments.authorId, userId), gt(comments.id, after)))
      .orderBy(asc(comments.id))
      .limit(inOneGo);
    const ids = rows.map(({ comment }) => comment.id);
    if (ids.length === 0) return;
    const versions = await read()
      .select()
      .from(commentVersions)
      .where(inArray(commentVersions.commentId, ids))
      .orderBy(asc(commentVersions.version));
    for (const { comment, title, group, membership } of rows) {
      const reads = canRead(standingOfKept(group, membership));
      yield {
        id: comment.id,
        text: { id: comment.textId, title: reads ? title : null, group: reads ? group.slug : null },
        place: comment.place,
        quote: comment.quote,
        replyTo: comment.parentId,
        kind: comment.kind,
        state: comment.state,
        withheld: withheldOf(comment),
        body: comment.body,
        createdAt: comment.createdAt.toISOString(),
        editedAt: comment.editedAt?.toISOString() ?? null,
        earlier: versions
          .filter(({ commentId }) => commentId === comment.id)
          .map(({ version, body, writtenAt }) => ({ version, body, writtenAt: writtenAt.toISOString() })),
      };
    }
    after = ids.at(-1) ?? "";
  }
}

function withheldOf(comment: CommentRow): OwnComment["withheld"] {
  const tombstone = tombstoneOf(comment, null);
  if (!tombstone) return null;
  const { how, action, rule, title, reason } = tombstone;
  return { how, action, rule, title, reason };
}

/** What somebody wrote in a group and could still take away: when, and how it begins. */
export type OwnWords = { id: string; at: string; begins: string };

/** Newest first, also what moderators withhold. @param most how many */
export async function ownWordsIn(userId: string, groupId: string, most: number): Promise<OwnWords[]> {
  const rows = await read()
    .select({ id: comments.id, createdAt: comments.createdAt, html: comments.html })
    .from(comments)
    .innerJoin(texts, eq(texts.id, comments.textId))
    .where(
      and(
        ...[eq(comments.authorId, userId), eq(texts.groupId, groupId), ne(comments.body, "")],
        or(eq(comments.state, "visible"), isNotNull(comments.withheld)),
      ),
    )
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(most);
  return rows.map(({ id, createdAt, html }) => ({ id, at: createdAt.toISOString(), begins: beginningOf(html) }));
}

/** One's own taps, and how far one has read. */
export async function ownTraces(userId: string): Promise<{ reactions: object[]; readings: object[] }> {
  const { readings, seenPlaces } = schema;
  const [tapped, far, seen] = await Promise.all([
    read()
      .select({ comment: reactions.commentId, name: reactions.name })
      .from(reactions)
      .where(eq(reactions.userId, userId)),
    read().select().from(readings).where(eq(readings.userId, userId)),
    read().select().from(seenPlaces).where(eq(seenPlaces.userId, userId)),
  ]);
  return {
    reactions: tapped,
    readings: far.map(({ textId, blockId, at }) => ({
      text: textId,
      block: blockId,
      at: at.toISOString(),
      seen: seen.filter((each) => each.textId === textId).map(({ place, seq }) => ({ place, seq })),
    })),
  };
}
