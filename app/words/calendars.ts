import type { Catalogue } from "./words";

const en = {
  // In calendars
  calledOff: (title: string) => `Called off: ${title}`,
  call: (url: string) => `Call: ${url}`,
  sessionOf: (group: string) => `Session · ${group}`,
  texts: (titles: string[]) => `On: ${titles.join(" · ")}`,
  group: (name: string) => `Sessions · ${name}`,
  all: "Sessions · Lectern",

  // On pages
  add: "Add to calendar",
  addThis: (title: string) => `Add to calendar: ${title}`,
  subscribe: "Subscribe in your calendar",

  // The page of one's calendar addresses
  title: "Sessions in your calendar",
  lead: "Your calendar can fetch the sessions of your groups by itself, and shows what is moved or called off.",
  none: "No address yet",
  noneText: "It is made when you ask for it, and you can switch it off at any time.",
  make: "Make an address",
  secret:
    "These addresses are secrets: whoever has one sees when and where your groups meet, without signing in. Give them to your calendar and to nobody else.",
  allGroups: "All my groups",
  addressOf: "Address for:",
  open: "Open in my calendar",
  copy: (what: string) => `Copy the address: ${what}`,
  how: `In your calendar choose "Subscribe" or "Add by address" and paste it there. Most calendars look for changes every few hours.`,
  replaceTitle: "When others have got hold of it",
  replaceText:
    "New addresses replace these at once, and those of logs for feed readers too. Whatever fetches the old ones gets nothing any more, so put the new one in yours.",
  replace: "Replace the addresses",
  off: "Switch them off",
  replaced: "The addresses below are new. The ones before give out nothing any more.",
  isOff: "Switched off. The addresses you had give out nothing any more.",
};

export const calendarWords: Catalogue<typeof en> = { en };
