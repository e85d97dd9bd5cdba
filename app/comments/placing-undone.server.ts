/** What was hung by hand is taken back: while the edition waits, and once it is read. */
import { and, eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { lastActOn } from "../acts/acts.server";
import { recordGroupAct } from "../groups/group-record.server";
import { announce } from "../live/announce.server";
import { conflict, notFound } from "../refusals";
import { editionFor } from "../texts/editions.server";
import { stillChangeable, textToChange } from "../texts/text-changes.server";
import { editionWords } from "../words/editions";
import { say } from "../words/words";
import type { Place } from "./anchor";
import { offShelf } from "./crossing";
import { quoteThere, requote } from "./migration.server";
import { dropMove, movesTo, putMove, type MoveRow } from "./thread-moves.server";
import { tellPages } from "./telling.server";
import { moveThread } from "./withholding.server";

const { comments } = schema;

/**
 * While the edition waits, what was found for the thread holds again. Once it is read, it hangs where it hung before it was
 * last placed by hand, and that stands in the log as the placing does.
 *
 * @throws Refusal as `textToChange`; `not-found` where it was not placed by hand; `conflict` where a newer edition is read, where
 *   it has been moved since, or where the last that was done is an undoing itself
 */
export async function undoPlacing(viewer: SignedIn, textId: string, number: number, threadId: string): Promise<void> {
  await textToChange(viewer, textId);
  const { text, group, edition, article } = await editionFor(viewer, textId, number);
  const isWaiting = edition.state === "waiting";
  if (!isWaiting && number !== text.edition) throw conflict(say(editionWords, (w) => w.notReadNow));
  const touched = await write(async (tx) => {
    const now = await stillChangeable(tx, viewer, text.id);
    if (now.edition !== text.edition) throw conflict(say(editionWords, (w) => w.changedMeanwhile));
    const row = (await movesTo(tx, text.id, number)).get(threadId);
    if (!row?.placedAt) throw notFound();
    if (isWaiting) {
      await dropMove(tx, row);
      return null;
    }
    const [root] = await tx
      .select({ place: comments.place })
      .from(comments)
      .where(and(eq(comments.id, threadId), eq(comments.threadId, threadId)));
    const last = await lastActOn(tx, { groupId: group.id, act: "text.thread", targetId: threadId });
    const before = last?.before as Before | null | undefined;
    if (
      !root ||
      !last ||
      !before ||
      last.after?.["undone"] !== undefined ||
      !isWhereItWasPut(root.place, last.after?.["place"])
    )
      throw conflict(say(editionWords, (w) => w.nothingToUndo));
    const onShelf = offShelf(before.place) !== null;
    const to: MoveRow = {
      ...row,
      ...{ how: before.how ?? (onShelf ? "orphaned" : "moved"), score: before.score ?? 100 },
      ...{ toPlace: onShelf ? null : before.place, toQuote: quoteThere(row.fromQuote, before.place, article) },
      ...(before.byHand ? {} : { placedBy: null, placedAt: null }),
    };
    if (before.how === null) await dropMove(tx, row);
    else await putMove(tx, to);
    if (to.toQuote) await requote(tx, threadId, to.toQuote);
    const said = { before: { place: root.place }, after: { place: before.place, undone: last.number } };
    await recordGroupAct(tx, viewer, group, "text.thread", { targetId: threadId, ...said });
    return moveThread(tx, threadId, before.place);
  });
  if (touched === null) return;
  await tellPages(touched);
  announce("changed", { room: `text:${text.id}`, what: "text" });
}

/** As `placeThread` leaves it in the log; `how` is missing in lines of before it could be taken back. */
type Before = { place: Place; how?: MoveRow["how"] | null; score?: number | null; byHand?: boolean };

const isWhereItWasPut = (place: string, put: unknown): boolean =>
  put === "shelf" ? offShelf(place) !== null : place === put;
