/** What follows from an operator's acts of weight, said before they are done. */
import type { Catalogue } from "./words";

const en = {
  disable: {
    title: (name: string) => `Disable ${name}?`,
    follows: (name: string) => [
      `${name} is signed out everywhere at once: pages that are open stop, and nobody comes in with this account until an operator enables it again.`,
      "Its tokens stop working, until then too.",
      `What ${name} wrote stays where it is, under this name, and so do the places in groups.`,
    ],
    button: "Disable the account",
  },
  "make-operator": {
    title: (name: string) => `Make ${name} an operator?`,
    follows: (name: string) => [
      `${name} sees every account with its address, the settings and the backups, and which groups there are; not what is said in private ones.`,
      `${name} can disable accounts, sign people out, and make and end operators, you among them.`,
      `${name} is signed out everywhere at once, and is an operator from the next sign-in on.`,
    ],
    button: "Make operator",
  },
  "end-operator": {
    title: (name: string) => `End ${name} as operator?`,
    follows: (name: string) => [
      `${name} sees and does nothing of an operator any more; tokens made for operating stop doing so.`,
      `${name} is signed out everywhere at once, and comes in again as anybody does.`,
      `The account, its groups and what ${name} wrote stay as they are.`,
    ],
    button: "End as operator",
  },
  logged: "The log of the installation keeps who did this, and when.",
  cancel: "Cancel",
};

export const operatorActWords: Catalogue<typeof en> = { en };
