import { counted, type Catalogue } from "./words";

type Who = "nobody" | "newcomers" | "everybody";
const times = (count: number) => counted("en", count, { one: "comment", other: "comments" });

/** What a group does so that less has to be removed afterwards: the page where it is set, and what writers are told. */
const en = {
  title: "What we do beforehand",
  lead: "What is looked at by a moderator before others see it, and when nobody writes. Moderators read this page, hosts change it; the log tells what was changed, but no words of the lists. Hosts, facilitators and moderators are not held back by any of it.",
  moderatorsRead: "Hosts and moderators read what a group does beforehand.",
  hostsChange: "Hosts say what a group does beforehand.",
  readOnly: "You can read this; hosts change it.",
  saved: "Saved. It holds from now on.",
  save: "Save",
  to: "What we do beforehand",
  first: "Looked at first",
  hold: "Whose comments wait for a moderator",
  holds: {
    nobody: ["Nobody’s", "What is written is shown at once."],
    newcomers: ["Newcomers’", "Until as many of theirs are shown in this group as is said below."],
    everybody: ["Everybody’s", "Also when a comment is reworded."],
  } as Record<Who, [string, string]>,
  newcomerUntil: "Comments after which somebody is no newcomer any more",
  newcomerHint: "Counted in this group: those that are shown, whoever approved them.",
  holdLinks: "Whose comments wait when they carry a link",
  linkHolds: {
    nobody: ["Nobody’s", ""],
    newcomers: ["Newcomers’", ""],
    everybody: ["Everybody’s", ""],
  } as Record<Who, [string, string]>,
  holdFloods: "Hold what is much like two other comments of the last day",
  holdFloodsHint: "By whomever. Short words of assent and quoted lines never count.",
  lists: "Words and patterns",
  listsLead:
    "One a line. A word is found whole, in capitals or not, also where letters of other alphabets stand in; * stands for any letters. A pattern is a regular expression as RE2 reads it: no look-ahead, no back-references. Only moderators see which line was met.",
  boxes: {
    warnWords: [
      "Words that are warned of",
      "Before it is sent its author is asked to look again. Sent all the same, it waits for a moderator.",
    ],
    holdWords: ["Words that are held", "It waits for a moderator without a warning."],
    warnPatterns: ["Patterns that are warned of", ""],
    holdPatterns: ["Patterns that are held", ""],
  } as Record<string, [string, string]>,
  rates: "How much",
  ratesLead: "Comments an hour in this group. Left empty: as everywhere.",
  perHour: { newcomers: "Newcomers", members: "Members", guests: "Guests" } as Record<string, string>,
  rateOf: (who: string) => `${who}: comments an hour`,
  hours: "Closing hours",
  isClosed: "There are hours in which nobody writes",
  isClosedHint: (zone: string) =>
    `By the clock of ${zone}. What was written can be read, and taken away by its author. A session that runs is not closed to those in it.`,
  ends: {
    "closed.from": "Closed from",
    "closed.until": "Closed until",
    "inviteOnly.from": "By invitation only from",
    "inviteOnly.until": "By invitation only until",
  },
  untilHint: "Past midnight where it is not later than the beginning.",
  days: "On which days they begin",
  dayNames: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  door: "By invitation only for a time",
  isInviteOnly: "For a time one comes in by invitation only",
  isInviteOnlyHint: (zone: string) =>
    `By the clock of ${zone}. Afterwards the door is again as the group’s settings have it.`,
  whatHolds: {
    list: (words: number, patterns: number) =>
      `${counted("en", words, { one: "word", other: "words" })}, ${counted("en", patterns, { one: "pattern", other: "patterns" })}`,
    asEverywhere: "as everywhere",
    perHour: (count: number) => `${times(count)} an hour`,
    none: "none",
    yes: "yes",
    no: "no",
    closed: (from: string, until: string, days: string) => `${from} to ${until}; they begin on: ${days}`,
    period: (from: string, until: string) => `${from} to ${until}`,
  },
  /** Of an entry that cannot stand in a list; the line is counted in what was sent. */
  faults: {
    length: (line: number, _text: string, min: number, max: number) =>
      `Line ${line}: an entry has ${min} to ${max} characters, on one line.`,
    pattern: (line: number, text: string) =>
      `Line ${line}: “${text}” is no pattern that RE2 reads (no look-ahead, no back-references).`,
    everything: (line: number, text: string) => `Line ${line}: “${text}” would be met by everything, or by nothing.`,
    costly: (line: number, text: string) =>
      `Line ${line}: “${text}” asks for too much of each letter. Take fewer repetitions and stars.`,
  },
  tooCostly: "All patterns together ask for too much of each letter. Take fewer of them, or simpler ones.",
  timeOfDay: "A time of day is hours and minutes, such as 22:00.",
  noDay: "Choose at least one day.",
  neverOpen: "So it would never be open.",
  period: (days: number) => `It ends after it begins, and within ${days} days.`,

  /** To whoever writes. */
  closedNow: (until: string | null) =>
    until ? `This group is closed for the moment. One can write again from ${until}.` : "This group is closed for now.",
  tooMuch: (count: number) => `This group takes ${times(count)} an hour from you. Your words are kept.`,
  look: (words: string) =>
    `Please look again: the group asks to think twice about ${words}. You can change your words, or send them all the same; a moderator looks at them first then.`,
  byInviteOnly: (until: string) => `Until ${until} one comes into this group by invitation only.`,
};

export const preventionWords: Catalogue<typeof en> = { en };
