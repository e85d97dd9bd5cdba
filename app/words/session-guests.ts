import type { Catalogue } from "./words";

/** Guests of a session: the link that lets them in, and where it leads. */
const en = {
  title: "Guests",
  lead: "A link that lets people without an account into this session.",
  kinds: {
    none: "This session has no guests. Choose otherwise where it is edited.",
    listen: "Guests listen: they see what the group reads, who speaks and what is decided.",
    "take-part": "Guests take part: they raise a hand, vote and write notes, under a name they choose.",
  },
  /** On the session's page. */
  short: { none: "None.", listen: "They may listen.", "take-part": "They may take part." },
  toLink: "A link for guests",
  groupHasNone: "The group has no guests at all: its hosts decide that in its settings.",
  toSettings: "Settings of the group",
  toChoose: "Choose whether they listen, take part or stay away",
  notYours: "Links are made by the group’s hosts and facilitators.",
  reads: "Whoever comes by it may read what is written in the group.",
  writes: "Whoever comes by it may read what is written in the group, and comment.",
  make: "Make a link",
  standing: "Links that stand",
  link: "Link to this session",
  copyOf: (tail: string) => `Copy the link that ends in ${tail}`,
  picture: "QR code of the link",
  until: "until",
  withdraw: "Links are withdrawn where all invites are.",
  toInvites: "Invites of the group",
  onlyHere:
    "Links made here lead to this computer as seen from itself. The operator sets PUBLIC_URL to the address others reach.",
  toSession: "Back to the session",

  onWall: "Open the projector with this code",
  /** How a guest is called in the record of a session: no name can contain the brackets. */
  asGuest: (name: string) => `${name} (guest)`,

  // On the page behind the link
  takePart:
    "You are invited to take part, without an account: you raise your hand, vote and write notes under a name you give here.",
  listen: "You are invited to listen and read along, without an account.",
  seen: "Everybody in the session sees the name, with the word “guest” beside it; it stands in the minutes too.",
  comments: "You can read what is written in the group, and comment on it.",
  comeAs: "Take part as a guest",
  namesake: "Somebody in this session is called so already. Choose another name.",
  to: "To the session",
  open: "Open the session",
};

export const sessionGuestWords: Catalogue<typeof en> = { en };

/** @param guest what somebody may as a guest of the session's group; null, undefined: they are none */
export const nameAs = (name: string, guest: string | boolean | null | undefined): string =>
  guest ? en.asGuest(name) : name;
