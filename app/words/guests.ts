import type { Catalogue } from "./words";

/** What a guest is told of being one, and can do about it. */
const en = {
  title: "You are here as a guest",
  lead: (name: string) => `As ${name}, in this browser only.`,
  menu: "Your visit",
  notGuest: "This is for guests. You have an account.",

  nameTitle: "Change your name",
  nameWhy: "In the group, in sessions and beside what you wrote you are called so from then on.",
  nameLead: "Others see it when you raise a hand, vote or write, with a word that you are a guest.",
  nameButton: "Use this name",
  nameFirst: "You are here without a name. Say what you are called, then this can be done.",
  nameAsk: "Say what you are called",
  nameAskWhy: "To raise a hand, vote and write here you give a name first.",

  accountTitle: "Make an account",
  accountWhy:
    "Then you come back from any browser with your password. What you wrote stays yours, and you keep your place.",
  accountPlace:
    "Where everybody may join you become a member. Elsewhere you stay a guest until you ask to join, or are invited.",
  accountSignsOut: "You are signed out once it is sent, and sign in with the address and the password you choose here.",
  accountMail: "We send a link to your address. You stay a guest until you open it.",
  accountHaveHint:
    "You have an account already? Sign in with it, and open the link you came by once more. What you wrote as a guest stays a guest’s.",

  exportTitle: "Take your data along",
  exportWhat: "Your name, where you are a guest, and everything you wrote, as one JSON file.",
  exportButton: "Download the file",

  signOutTitle: "Leave this browser",
  signOutWhat: "Nobody who uses this browser after you is you. You cannot come back under this name.",

  deleteTitle: "Delete yourself here",
  deleteLead: "At once and for good: your name, your place in the group, and what was noted of your reading.",
  deleteButton: "Delete me",
};

export const guestWords: Catalogue<typeof en> = { en };
