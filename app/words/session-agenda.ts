import type { Catalogue } from "./words";

/** The page on which an agenda is made. */
const en = {
  title: "Agenda",
  lead: "One press on “Next” moves everybody to the next item, with its passage and its prompt.",
  toSession: "To the session",
  toRun: "Back to running it",
  states: { waiting: "", current: "Now", done: "Done", skipped: "Skipped" },
  none: "There is nothing on it yet. Add the first item below, or begin from a template.",
  fill: "Begin from",
  fillButton: "Use it",
  total: (minutes: number, of: number) =>
    minutes > of
      ? `${minutes} minutes are planned, ${minutes - of} more than the session has.`
      : minutes === of
        ? `All ${of} minutes are planned.`
        : `${minutes} of ${of} minutes are planned.`,
  up: "Up",
  upOf: (title: string) => `Up: ${title}`,
  down: "Down",
  downOf: (title: string) => `Down: ${title}`,
  change: "Change",
  changeOf: (title: string) => `Change: ${title}`,
  remove: "Remove",
  removeOf: (title: string) => `Remove: ${title}`,
  /** Said aloud. */
  told: (change: { what: "moved" | "added" | "removed"; title: string; place?: number; of?: number }) =>
    change.what === "removed"
      ? `“${change.title}” is off the agenda.`
      : `“${change.title}” is item ${change.place} of ${change.of}.`,
  dragHint: "Items can also be dragged.",
  addTitle: "Add an item",
  itemTitle: "Title",
  mode: "How",
  minutes: "Minutes",
  keepPassage: "Stay at",
  keepPassageHint: "It has no number. Give one below to go elsewhere.",
  passageText: "Passage of",
  noPassage: "No passage",
  from: "From ¶",
  to: "To ¶",
  toHint: "Left empty: that one paragraph.",
  sections: "Where the sections stand",
  prompt: "Prompt",
  promptHint: "What everybody sees while it runs: a question, what to do.",
  add: "Add",
  save: "Save",
  cancel: "Leave it as it was",
  keepTitle: "Keep as a template",
  keepHint: "For later sessions of the group: titles, minutes and prompts, without passages.",
  keepName: "Name",
  keepButton: "Keep",
  kept: "Kept. It is offered when a session is planned.",
  noNumber: "The text has no paragraph of this number.",
  number: "A paragraph is named by its number, such as 12.",
  needsFrom: "Say where the passage begins.",
  order: "The passage ends before it begins.",
};

export const sessionAgendaWords: Catalogue<typeof en> = { en };
