/** From comments as they came, in any order, to threads as they are read. Pure: runs on server and screen. */
import { placeOf, type Place } from "./anchor";
import type { CommentView } from "./comment";

/** A comment on a screen; `pending` while its own form is still in flight (give it `seq: 0`: whatever arrives wins). */
export type Shown = CommentView & { pending?: true };

/** `depth` counts from 1 for an answer to the root and stops at `deepest`, so that a phone still shows words. */
export type Reply<C extends Shown = Shown> = { comment: C; depth: number };
export type Thread<C extends Shown = Shown> = { root: C; replies: Reply<C>[] };

export const deepest = 3;

/**
 * @returns what is known after the news: for each id the one with the newest `seq`. The same map when nothing was
 *   newer, so that a screen need not draw again.
 */
export function mergeComments<C extends Shown>(
  known: ReadonlyMap<string, C>,
  incoming: Iterable<C>,
): ReadonlyMap<string, C> {
  let merged: Map<string, C> | undefined;
  for (const comment of incoming) {
    const old = (merged ?? known).get(comment.id);
    if (old && old.seq >= comment.seq) continue;
    // What is told to all who look on need not say in which session it was written: it stays as it is known.
    (merged ??= new Map(known)).set(comment.id, old?.session ? { ...comment, session: old.session } : comment);
  }
  return merged ?? known;
}

/** The threads of one place, oldest first. For a whole page use `threadsByPlace`: one pass for all. */
export function threadsOf<C extends Shown>(comments: Iterable<C>, place: Place): Thread<C>[] {
  return threadsByPlace(comments).get(place) ?? [];
}

/**
 * All threads. A reply whose parent has not arrived stands under the root until it does; one whose root has not
 * arrived waits unseen. What its author took away stays as a tombstone while something hangs below it,
 * what moderators took away always.
 */
export function threadsByPlace<C extends Shown>(comments: Iterable<C>): Map<Place, Thread<C>[]> {
  const byThread = new Map<string, Map<string, C>>();
  for (const comment of comments) {
    let thread = byThread.get(comment.threadId);
    if (!thread) byThread.set(comment.threadId, (thread = new Map()));
    thread.set(comment.id, comment);
  }
  const threads: Thread<C>[] = [];
  for (const [id, members] of byThread) {
    const root = members.get(id);
    if (!root) continue;
    const replies = repliesOf(root, members);
    if (stays(root) || replies.length) threads.push({ root, replies });
  }
  threads.sort((a, b) => inOrder(a.root, b.root));
  const byPlace = new Map<Place, Thread<C>[]>();
  for (const thread of threads) {
    const place = placeOf(thread.root.anchor);
    const here = byPlace.get(place);
    if (here) here.push(thread);
    else byPlace.set(place, [thread]);
  }
  return byPlace;
}

const stays = ({ state, tombstone }: CommentView) => state !== "removed" || tombstone;

/** Visible comments of each place, replies included. */
export function countsByPlace(comments: Iterable<Shown>): Map<Place, number> {
  const counts = new Map<Place, number>();
  for (const { anchor, state } of comments) {
    if (state !== "visible") continue;
    const place = placeOf(anchor);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

/** No recursion: a thread may be 1,000 deep. */
function repliesOf<C extends Shown>(root: C, members: Map<string, C>): Reply<C>[] {
  const children = new Map<string, C[]>();
  for (const comment of members.values()) {
    if (comment === root) continue;
    const { parentId } = comment;
    const parent = parentId !== null && parentId !== comment.id && members.has(parentId) ? parentId : root.id;
    const siblings = children.get(parent);
    if (siblings) siblings.push(comment);
    else children.set(parent, [comment]);
  }
  const all: Array<Reply<C> & { level: number }> = [];
  const ahead = [{ comment: root, level: 0 }];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if (next.level) all.push({ ...next, depth: Math.min(next.level, deepest) });
    const below = children.get(next.comment.id);
    if (!below) continue;
    below.sort((a, b) => inOrder(b, a));
    for (const comment of below) ahead.push({ comment, level: next.level + 1 });
  }
  // From the end: whatever follows deeper without a break hangs below, so a tombstone is kept exactly when the
  // next kept line is deeper.
  const kept: Reply<C>[] = [];
  let following = 0;
  for (let at = all.length - 1; at >= 0; at--) {
    const { comment, depth, level } = all[at] as (typeof all)[number];
    if (!stays(comment) && following <= level) continue;
    kept.push({ comment, depth });
    following = level;
  }
  return kept.reverse();
}

function inOrder(a: CommentView, b: CommentView): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
