/** What stands beside the text while a session runs on it. */
import { counted, type Catalogue } from "./words";

const en = {
  side: (title: string) => `Beside the text: ${title}`,
  now: "Now:",
  pollIsOpen: "A poll is open: vote",
  /** What leads there where it does not stand beside the text. */
  toSide: "Queue and more",
  close: "Close",
  runBy: (names: string[]) => `Run by ${names.join(", ")}`,
  here: (count: number) => counted("en", count, { one: "is here", other: "are here" }),
  more: "Notes, messages, people",
  choose: "Choose a paragraph, and its discussion stands here.",
  handUp: (place: number) => (place === 1 ? "Your hand is up: you are next." : `Your hand is up, ${place} in line.`),
  handDown: "Your hand is down.",
  /** Said to whoever runs it. `first` stands first in line. */
  waiting: (count: number, first: string) =>
    count === 0
      ? "Nobody waits to speak."
      : count === 1
        ? `${first} waits to speak.`
        : `${count} wait to speak, ${first} first.`,
};

export const besideWords: Catalogue<typeof en> = { en };
