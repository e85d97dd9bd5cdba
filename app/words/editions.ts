import { counted, type Catalogue } from "./words";

const threads = (count: number) => counted("en", count, { one: "thread", other: "threads" });
const paragraphs = (count: number) => counted("en", count, { one: "paragraph", other: "paragraphs" });

/** Editions of a text: brought, looked over, read; and what becomes of the threads. */
const en = {
  title: "Editions",
  lead: (title: string) => `Of “${title}”. Each edition stays as it was; comments go along into the next one.`,
  toText: "To the text",
  edition: (number: number) => `Edition ${number}`,
  now: "read now",
  waits: "waits",
  words: (count: number) => counted("en", count, { one: "word", other: "words" }),
  paragraphs,
  readFrom: "Read since",
  first: "The first edition, of",
  brought: "Brought",
  by: "by",
  readIt: "Read it",
  differences: "What is different",
  report: "What became of the threads",
  reportWaiting: "What becomes of the threads",
  onlyOne: "There is one edition. Once the text is corrected or replaced, both stand here.",
  one: "Other editions",

  bringTitle: "Bring a new edition",
  bringLead: (title: string) =>
    `Of “${title}”. You see what would become of every thread before anybody else sees anything.`,
  bringIntro: "The whole text, as it should read from now on.",
  correct: "Correct the text as it stands",
  correctHint: "Its sections and paragraphs open for you to change, and what you change becomes the new edition.",
  correctButton: "Correct it",
  bring: "Compare it",
  lookOver: "Look it over first",
  note: "What is different, and why",
  noteHint: "Readers see this beside the edition.",
  failed: "The edition was not brought",
  nothing: "There is nothing in it. Paste the whole text, or choose a file with it.",
  same: "This is the edition that is read now, sign for sign. Bring one in which something is different.",
  oneWaits: (number: number) =>
    `Edition ${number} waits already. Let it be read, or put it away, before you bring another.`,
  begunBefore: (begun: number, now: number) =>
    `This was begun from edition ${begun}, and edition ${now} is read by now: what that one changed would be taken back. Begin again from the text as it stands; what you changed here stays for you to copy.`,
  changedMeanwhile: "Another edition is read by now. Open the editions again to see how things stand.",
  stateRead: "`state` can be `read`: from then on this edition is what readers see.",
  notReadNow: "A newer edition is read by now. Threads are placed in that one.",
  forEdition: "It becomes a new edition. Nobody but you sees it, until you have seen what would become of the threads.",
  compare: "Compare it with what is read now",
  reviewTitle: "Correct the text",

  reportTitle: (number: number) => `What becomes of the threads in edition ${number}`,
  reportTitleRead: (number: number) => `What became of the threads in edition ${number}`,
  reportLead: "Nothing has changed for readers yet. Threads go where this page says once you let the edition be read.",
  reportLeadRead: "When this edition began to be read.",
  none: "Nobody has said anything yet, so no thread has to move.",
  allKept: "Every thread stays where it is.",
  allKeptRead: "Every thread stayed where it was.",
  noneSuch: "There are no such threads.",
  counts: "Threads",
  kinds: {
    kept: "kept",
    moved: "moved",
    changed: "please check",
    orphaned: "no place found",
  },
  hints: {
    kept: (count: number) => `${threads(count)} on the same words in the same place.`,
    moved: (count: number) => `${threads(count)} whose words stand elsewhere; the thread goes along.`,
    changed: (count: number) => `${threads(count)} on words that read otherwise now. Please check.`,
    orphaned: (count: number) =>
      `${threads(count)} whose words are gone. They go on the shelf, with what they were said of.`,
  },
  show: "Show",
  all: "All that do not stay as they are",
  was: "Was",
  willBe: "Will be",
  isNow: "Is",
  onShelf: "On the shelf",
  wholeText: "the whole text",
  byHand: "placed by hand",
  sure: (score: number) => `${score} % sure`,
  difference: "The difference",
  said: "Said there",
  removedComment: "A comment that was taken away.",
  place: "Hang it elsewhere",
  placeThis: (name: string) => `Hang it elsewhere: the thread on ${name}`,
  let: "Let edition be read",
  letButton: (number: number) => `Let edition ${number} be read`,
  letHint: "From then on it is what readers see. This cannot be taken back; the edition before stays readable.",
  putAway: "Put it away",
  putAwayTitle: (number: number) => `Put edition ${number} away`,
  putAwayLead: "It goes for good, with what was placed by hand for it. The edition that is read now stays as it is.",
  putAwayButton: "Put it away",
  keep: "Leave it waiting",
  more: "Further on",
  back: "To the beginning",

  placeTitle: "Hang a thread elsewhere",
  placeLead: (number: number) => `In edition ${number}.`,
  placeField: "Paragraph",
  placeFieldHint: (most: number) =>
    `Its number in this edition, 1 to ${most}. Left empty, the thread goes on the shelf.`,
  placeButton: "Hang it there",
  noSuchPlace: "This edition has no such paragraph. Enter a number that stands beside a paragraph in it.",
  placeFailed: "The thread was not moved",
  toReport: "To the report",
  quoted: "The passage",

  readTitle: (title: string, number: number) => `${title} · edition ${number}`,
  readLead: (number: number, now: number) => `This is edition ${number}. Edition ${now} is read now, and discussed.`,
  readWaiting: (number: number) => `Edition ${number} waits: only those who look after the text see it.`,
  readNow: (number: number) => `Edition ${number} is read now.`,
  goneHere: (number: number) =>
    `The paragraph you came for is not in edition ${number}, which is read now. This is where it stood.`,
  toNow: "To the edition that is read now",
  contents: "Contents",

  changesTitle: (number: number) => `What is different in edition ${number}`,
  changesLead: (before: number) => `Compared with edition ${before}, paragraph by paragraph.`,
  changesFirst: "This is the first edition: there is nothing to compare it with.",
  noChanges: "The words of all paragraphs are the same.",
  facts: ({ changed, added, gone, moved }: { changed: number; added: number; gone: number; moved: number }) =>
    [
      changed && `${paragraphs(changed)} changed`,
      added && `${paragraphs(added)} new`,
      gone && `${paragraphs(gone)} left out`,
      moved && `${paragraphs(moved)} moved`,
    ]
      .filter(Boolean)
      .join(", "),
  change: { changed: "Changed", added: "New", gone: "Left out", moved: "Moved", heading: "Heading" },
  fromTo: (from: string, to: string) => `${from}, now ${to}`,
  unnumbered: "without a number",

  shelf: "On the shelf",
  shelfHint: "What these were said of is not in the edition that is read now.",
  shelfWas: (number: number) => `in edition ${number}`,
  newEdition: "There is a new edition of this text.",
  reload: "Show it",
  saidOf: (number: number) => `of edition ${number}`,
};

export const editionWords: Catalogue<typeof en> = { en };
