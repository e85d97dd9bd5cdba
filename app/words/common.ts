import type { Catalogue } from "./words";

/** Words around every page: the bar, forms, what to do when something is refused. */
const en = {
  lectern: "Lectern",
  home: "Lectern, home",
  tagline: "Read a text together, and argue it paragraph by paragraph.",
  skip: "Skip to the content",
  crumbs: "Where you are",

  signIn: "Sign in",
  signUp: "Sign up",
  signOut: "Sign out",
  account: "Account",
  /** What a guest has instead. */
  visit: "Your visit",
  operating: "Operating",
  menu: "Menu",
  menuOf: (name: string) => `Menu of ${name}`,

  theme: "Colours",
  themes: { system: "System", light: "Light", dark: "Dark" },

  close: "Close",

  refused: {
    "signed-out": "You need to sign in",
    forbidden: "Not for you to do",
    "not-found": "Nothing here",
    conflict: "Changed in the meantime",
    gone: "No longer here",
    "too-large": "Too large",
    unsupported: "Not understood",
    invalid: "Something needs a change",
    "too-many": "Too many tries",
    unavailable: "Not just now",
  },
  next: {
    "signed-out": "After signing in you come back to this page.",
    forbidden: "If you think it should be, ask a host of the group.",
    "not-found": "The address may have a slip in it, or the group is private: ask whoever sent the link.",
    conflict: "Go back and reload the page.",
    gone: "It was taken down or has run out. Ask for a new link.",
    "too-large": "Try something smaller, or in parts.",
    unsupported: "Try another format, or paste the text itself.",
    invalid: "Go back and correct it; what you wrote is still there.",
    "too-many": "Wait a minute, then reload.",
    unavailable: "Wait a minute, then reload.",
  },
  brokenTitle: "Something broke",
  broken: "That is our fault. It has been noted.",
  brokenId: (id: string) => `If you tell the operator of this server, give the number ${id}.`,
  brokenNext: "Reload the page, or go to the start.",
  toStart: "To the start",
  reload: "Reload",
};

export const commonWords: Catalogue<typeof en> = { en };
