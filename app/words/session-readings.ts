import { counted, type Catalogue } from "./words";

/** Reading aloud in a session: who reads what, and who is next. */
const en = {
  title: "Reading aloud",
  passages: (count: number) => counted("en", count, { one: "passage to read", other: "passages to read" }),
  reads: (name: string, passage: string) => `${name} reads ${passage}`,
  isRead: (passage: string) => `${passage} is being read`,
  free: "free",
  states: { waiting: "to come", reading: "is being read", read: "read" },
  done: (count: number) => counted("en", count, { one: "passage was read", other: "passages were read" }),
  more: (count: number) => counted("en", count, { one: "more passage", other: "more passages" }),

  // Those who run it
  nextReader: (name: string, passage: string) => `Next: ${name}, ${passage}`,
  nextFree: (passage: string) => `Next: ${passage}, nobody yet`,
  end: "It is read",
  endLabel: (passage: string) => `It is read: ${passage}`,
  begin: "Read now",
  beginLabel: (passage: string) => `Read ${passage} now`,
  other: "Somebody else",
  otherLabel: (name: string, passage: string) => `Somebody else than ${name} reads ${passage}`,
  remove: "Take off",
  removeLabel: (passage: string) => `Take ${passage} off the list`,
  share: "Share out fairly",
  shareHint: "Each free passage goes to whoever is here and has read least.",
  split: (passage: string) => `${passage}, one paragraph each`,
  add: "Add passages",
  addText: "Of",
  from: "From ¶",
  to: "To ¶",
  each: "one paragraph each",
  addButton: "Add",
  assign: "Who reads what",
  assignPassage: "Passage",
  assignPerson: "Reader",
  assignButton: "Put down",

  // Whoever takes part
  youRead: (passage: string) => `You read: ${passage}`,
  youAreNext: (passage: string) => `You are next: ${passage}`,
  youReadLater: (passage: string, ahead: number) =>
    `You read ${passage}, after ${counted("en", ahead, { one: "other passage", other: "other passages" })}`,
  finished: "I have read it",
  pass: "Rather not",
  passHint: "It goes to somebody else. Nobody is told that you passed.",
  take: "Read this",
  takeLabel: (passage: string) => `Read this: ${passage}`,

  // Projector
  readsNow: "Reading aloud",
  thenReads: "Then",
};

export type ReadingWords = typeof en;
export const readingWords: Catalogue<typeof en> = { en };
