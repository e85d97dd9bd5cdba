/** What is said to whoever has pointed a camera at the code on the wall. */
import type { Catalogue } from "./words";

const en = {
  title: "Sign in to join",
  lead: "Then you are back at the session.",
  signIn: "Sign in",
  noAccount: "You have no account here? Ask whoever runs the session for a link: by it guests come in without one.",
  notIn: "You are not in this group",
  asWho: (name: string) => `You are here as ${name}.`,
  otherwise:
    "The session belongs to a group you are not in, or its link has ended. Ask whoever runs it for a link into the group, or sign out and point the camera at the code again with the account that is.",
  signOut: "Sign out",
  toStart: "To the start",
};

export const joinWords: Catalogue<typeof en> = { en };
