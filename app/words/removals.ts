import type { Catalogue } from "./words";

/** Removing somebody from a group, turning away who asked, and letting them in again. */
const en = {
  // Refusals
  removed: "You were removed from the group this link leads to. A host there can let you in again.",

  // The page where one confirms
  title: (name: string) => `Remove ${name}?`,
  guestTitle: (name: string) => `End the visit of ${name}?`,
  turnAwayTitle: (name: string) => `Turn away ${name}?`,
  lead: (name: string) =>
    `${name} loses access at once and is told so, without a reason. What they wrote stays, under their name.`,
  turnAwayLead: (name: string) => `${name} is told, without a reason, and may ask again.`,
  noWayBack:
    "No invite link lets them back in under this account, and where others walk in they have to ask. You can let them in again on the page of members.",
  guestNoWayBack: "They have no account: whoever holds a guests’ link that works can come in anew, under another name.",
  closeLinks: (count: number) =>
    count === 1 ? "Also withdraw the invite link that works" : `Also withdraw the ${count} invite links that work`,
  closeLinksHint: "Whoever holds a link could come in with another account.",
  button: "Remove",
  guestButton: "End the visit",
  turnAwayButton: "Turn away",
  cancel: "Back to the members",

  // On the page of members
  listTitle: "Removed",
  listNote: "They come back by no link. Let in again, they are members as before; a role is given anew.",
  since: "removed",
  letInAgain: "Let in again",
  letInAgainOf: (name: string) => `Let in again: ${name}`,
  done: "Removed. You find them below if you want to let them in again.",
  turnedAwayDone: "Turned away.",
};

export const removalWords: Catalogue<typeof en> = { en };
