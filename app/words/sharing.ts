import type { Catalogue } from "./words";

/** A page of the web that somebody brings along, by a bookmark or a link. */
const en = {
  title: "Add a page to a group",
  lead: "Choose the group. You see what Lectern makes of the page before or after you add it, as you like.",
  from: "The page",
  noGroups:
    "There is no group in which you may add texts. Make one of your own, or ask a host of yours to make you a host or a facilitator.",
  newGroup: "Make a group",
  faulty: "This address cannot be added",

  bookmark: "Add pages with a bookmark",
  bookmarkHint:
    "Make a new bookmark in your browser, and put this in as its address. On any page that you read, the bookmark then leads here with the address of that page filled in.",
  bookmarkField: "Address of the bookmark",
  bookmarkCopy: "Copy the address of the bookmark",
};

export const sharingWords: Catalogue<typeof en> = { en };
