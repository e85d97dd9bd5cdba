/** Who reads aloud now, who is next, and when it is one's own turn. Pure. */
import type { ReadingNow } from "./now";

export type ReadingOrder = {
  /** The one that is being read; null: none. */
  current: ReadingNow | null;
  /** Those that wait, the next first. */
  waiting: ReadingNow[];
  read: number;
  /** Those of items that are over: nobody is asked to read them, unless they are called. */
  left: ReadingNow[];
};

/** As they were put down, from the one that is being read on; what was passed over comes after the last. */
export function readingOrder(roster: ReadingNow[]): ReadingOrder {
  const at = roster.findIndex(({ state }) => state === "reading");
  // What was left of an item that is over has stepped back.
  const waits = ({ state, isOver }: ReadingNow) => state === "waiting" && !isOver;
  return {
    current: roster[at] ?? null,
    waiting: [...roster.slice(at + 1).filter(waits), ...roster.slice(0, Math.max(0, at)).filter(waits)],
    left: roster.filter(({ state, isOver }) => state === "waiting" && isOver),
    read: roster.filter(({ state }) => state === "read").length,
  };
}

export type OwnReading = { reading: ReadingNow; ahead: number; isNow: boolean };

/** What somebody reads now, or else the first that waits for them, and how many are before it. */
export function ownReading({ current, waiting }: ReadingOrder, person: string): OwnReading | null {
  if (current?.reader?.id === person) return { reading: current, ahead: 0, isNow: true };
  const ahead = waiting.findIndex(({ reader }) => reader?.id === person);
  const reading = waiting[ahead];
  return reading ? { reading, ahead, isNow: false } : null;
}
