/** The wordings of a comment, each against the one before it. Pure. */
import type { CommentVersion } from "./comment";
import { wordDiff, type Piece } from "../texts/word-diff";

export type Change = { version: number; writtenAt: string; isFirst: boolean; isNow: boolean; pieces: Piece[] };

/** Wordings on one page: each costs a comparison. */
const most = 20;

/**
 * @param versions oldest first, as `historyOf` gives them
 * @param before only versions below this
 * @returns the newest first; `older` is the `before` of the page after it
 */
export function changesBetween(
  versions: CommentVersion[],
  before: number,
): { changes: Change[]; older: number | null } {
  const end = versions.filter(({ version }) => version < before).length;
  const start = Math.max(0, end - most);
  const changes = versions.slice(start, end).map(({ version, body, writtenAt }, at): Change => {
    const earlier = versions[start + at - 1];
    const pieces: Piece[] = earlier ? wordDiff(earlier.body, body) : [{ is: "same", text: body }];
    return { version, writtenAt, isFirst: !earlier, isNow: start + at === versions.length - 1, pieces };
  });
  return { changes: changes.reverse(), older: start > 0 ? (versions[start]?.version ?? null) : null };
}
