/** What is said on the page for those who were not there. */
import { counted, type Catalogue } from "./words";

const en = {
  title: "What happened",
  link: "What happened",
  missed: "What you missed",
  listed: (link: string, title: string) => `${link}: ${title}`,
  lead: "The session moment by moment, as its record tells it. Move along the line, or read the moments in order below.",
  leadLive: "Up to now, as its record tells it. Load the page again for what has happened since.",
  notBegun: "This session has not begun. Once it runs, this page tells what has happened in it.",
  back: "Back to the session",
  toSession: "To the session",

  line: "Moment of the session",
  go: "Go there",
  before: "The moment before",
  after: "The moment after",
  momentOf: (number: number, of: number) => `Moment ${number} of ${of}`,
  itemsOf: "Go to an item",
  /** What a slider says of itself. */
  told: (...parts: string[]) => parts.filter((part) => part !== "").join(", "),

  group: "The group is at",
  nowhere: "Nowhere in the text.",
  gone: "A paragraph that is not in the text any more.",
  openThere: "Open the text here",
  item: "Item",
  noItem: "No item runs.",
  floor: "Has the floor",
  nobodySpeaks: "Nobody",
  somebody: "Somebody",
  here: (count: number) => `${counted("en", count, { one: "person is", other: "people are" })} here`,
  waiting: (count: number) =>
    count === 0 ? "nobody waits to speak" : `${counted("en", count, { one: "waits", other: "wait" })} to speak`,
  then: "What happens",
  nothing: "Nothing new: it goes on as before.",

  inOrder: "All moments, in order",
  started: "The session begins.",
  ended: "The session ends.",
  reopened: "It goes on after all.",
  began: "Item:",
  moved: (place: string) => `The group goes to ${place}.`,
  movedNowhere: "The group leaves the text.",
  turn: (name: string, clock: string | null) =>
    clock === null ? `${name} has the floor` : `${name} speaks for ${clock}`,
  given: (by: string | null) =>
    by === null ? "given the floor out of the order" : `given the floor out of the order by ${by}`,
  turnFor: (words: string) => `“${words}”`,
  round: "A go-round begins: each who is here is called once.",
  groups: "In small groups:",
  reads: (name: string, passage: string) => `${name} reads ${passage} aloud.`,
  pollOpened: "Poll:",
  pollSecret: "secret",
  pollClosed: "The poll is closed:",
  by: (name: string) => `by ${name}`,
  comments: "comments",
  asks: "asks",
  on: (number: number) => `on ¶ ${number}`,
  onText: "on the text",
  more: (count: number) => `and ${count} more in this moment`,
  moreComments: (count: number) =>
    `${counted("en", count, { one: "later comment is", other: "later comments are" })} not told here; they stand beside the text.`,
};

export type CatchUpWords = typeof en;
export const catchUpWords: Catalogue<typeof en> = { en };
