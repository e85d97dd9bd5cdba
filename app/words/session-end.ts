import type { Catalogue } from "./words";

/** When the evening was to end, what of the agenda runs past it, and what a session still needs. */
const en = {
  until: (time: string) => `until ${time}`,
  past: (minutes: number) => `the agenda runs ${minutes} min past it`,
  over: (minutes: number) => `${minutes} min over`,
  noText: "No text was chosen, so there is nowhere to point to.",
  addText: "Add a text",
  whichText: "Text of the group",
  textAdded: "Added. The group can go to it, and items can have passages of it.",
  noMoreTexts: "The group has no other text that is open.",
  newText: "Put a text into the group",
  edit: "Edit the session",
  addItem: "Add an item",
  itemTitle: "What is done",
  mode: "How",
  minutes: "Minutes",
  add: "Add",
  zoneHint: (city: string) => `By the clock of ${city}, the group’s time zone.`,
  zoneChange: "Change the time zone",
};

export const sessionEndWords: Catalogue<typeof en> = { en };
