/** Questions that were parked in sessions of a group and that no agenda has taken up since. Pure. */
import type { MeetingEvent } from "./event";
import type { Spot } from "./meeting";

export type SessionEventLine = { sessionId: string; isOver: boolean; event: MeetingEvent };

export type ParkedQuestion = {
  sessionId: string;
  note: string;
  body: string;
  spot: Spot | null;
  /** Of the item of an agenda that takes it up. */
  item: string;
};

/**
 * @param lines of sessions, in each in the order of their numbers: notes, and items of agendas
 * @param itemOf the id of an item that takes a question up: by it one finds that it has been
 */
export function parkedQuestions(
  lines: SessionEventLine[],
  itemOf: (sessionId: string, note: string) => string,
): ParkedQuestion[] {
  const asked = new Map<string, ParkedQuestion>();
  /** Ids of items by the sessions on whose agenda they stand: an item that was taken out or skipped took up nothing. */
  const taken = new Map<string, Set<string>>();
  const takenIn = (sessionId: string, item: string, is: boolean) => {
    const at = taken.get(item) ?? new Set();
    at[is ? "add" : "delete"](sessionId);
    taken.set(item, at);
  };
  for (const { sessionId, isOver, event } of lines) {
    const key = (note: string) => `${sessionId} ${note}`;
    if (event.kind === "item-added") takenIn(sessionId, event.item.id, true);
    if (event.kind === "item-began") takenIn(sessionId, event.item, true);
    if (event.kind === "item-removed") takenIn(sessionId, event.item, false);
    if (event.kind === "item-ended" && event.skipped) takenIn(sessionId, event.item, false);
    if (!isOver) continue;
    if (event.kind === "note-removed") asked.delete(key(event.note));
    if (event.kind === "noted" && event.note.kind === "question") {
      const { id: note, body, spot } = event.note;
      asked.set(key(note), { sessionId, note, body, spot, item: itemOf(sessionId, note) });
    }
    if (event.kind !== "note-changed") continue;
    const had = asked.get(key(event.note));
    if (event.as !== "question") asked.delete(key(event.note));
    else {
      const { note, body } = event;
      asked.set(key(note), { ...{ sessionId, note, body, spot: had?.spot ?? null }, item: itemOf(sessionId, note) });
    }
  }
  // Whoever had their words removed with their account asks nothing any more.
  return [...asked.values()].filter(({ body, item }) => body.trim() !== "" && !taken.get(item)?.size);
}
