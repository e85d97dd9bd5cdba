import type { Catalogue } from "./words";

/** What somebody had begun to write at a place that a new edition of the text moved, or left out. */
const en = {
  moved: "There is a new edition of this text. What you were writing has gone along to its new place.",
  gone: "You were writing about something that is not in the text any more. Your words are kept.",
  see: "See your words",
  title: "What you were writing",
  nowAt: (place: string) => `Waits in the box of: ${place}`,
  openThere: "Open it there",
  goneFrom: "Written on a place that is not in the text any more",
  about: (quote: string) => `About: “${quote}”`,
  copy: "Copy what you were writing",
  toText: "Write it about the whole text",
  discard: "Discard it",
};

export const strayWords: Catalogue<typeof en> = { en };
