import { counted, type Catalogue } from "./words";

/** The agendas of a group that sessions can begin with. */
const en = {
  title: "Agendas to begin with",
  lead: "A new session can begin with one of these. What was made from one stays when it is renamed or removed.",
  own: "Kept by the group",
  ownNone: "None yet. On the page of a session’s agenda you can keep it under a name.",
  given: "Brought by Lectern",
  start: "New sessions begin with",
  startNone: "No agenda",
  startSave: "Let them begin with this",
  isStart: "New sessions begin with this",
  sum: (items: number, minutes: number) =>
    `${counted("en", items, { one: "item", other: "items" })}, ${counted("en", minutes, { one: "minute", other: "minutes" })}`,
  name: "Name",
  rename: "Rename",
  remove: "Remove",
  removeLead: "Nothing that was made from it changes.",
  min: (minutes: number) => `${minutes} min`,
  saved: "Saved.",
};

export const templatesPageWords: Catalogue<typeof en> = { en };
