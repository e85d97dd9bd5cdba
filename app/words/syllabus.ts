import type { Catalogue } from "./words";

/** Texts in order, with dates, open, locked or archived. */
const en = {
  // Refusals
  positionShape: "A place is a whole number from 1.",
  dayShape: "A day is written like 2026-11-30.",
  dayForm: "This is no day of the calendar. Write it like 2026-11-30.",
  choose: "Choose one of those that stand there.",
  stateKnown: `Choose "open", "locked" or "archived".`,

  // Settings of a text
  dueOn: "To be read by",
  dueOnHint: (zone: string) => `A day, in the group’s time zone (${zone}). Left empty, there is none.`,
  stateTitle: "Discussion",
  states: {
    open: ["Open", "Members comment and react."],
    locked: ["Locked", "What was said stays to be read; nothing is added. Everybody can still delete their own."],
    archived: ["Archived", "Locked, and folded away on the group’s page."],
  } as Record<"open" | "locked" | "archived", [string, string]>,

  // The syllabus
  title: "Syllabus",
  lead: "The order in which the group reads. New texts go to the end.",
  edit: "Order and dates",
  up: "Up",
  upOf: (title: string) => `Move up: ${title}`,
  down: "Down",
  downOf: (title: string) => `Move down: ${title}`,
  settings: "Date, state",
  settingsOf: (title: string) => `Date, state: ${title}`,
  readBy: "read by",
  today: "today",
  past: "was to be read by",
  archivedTexts: (count: number) => `Archived texts (${count})`,
  toGroup: "To the group",
  none: "There is no text yet.",
};

export const syllabusWords: Catalogue<typeof en> = { en };
