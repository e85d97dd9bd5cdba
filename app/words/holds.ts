import { counted, type Catalogue } from "./words";

/** What is kept because the law asks for it. */
const en = {
  title: "Keep for the law",
  lead: "As long as this stands nothing about it is deleted, whatever the group has set. What would go with an account is kept apart, where no page shows it. Only hosts and the server’s operator can do this, and it is in the log.",
  put: "Keep it",
  link: "Keep for the law…",
  reason: "Why",
  reasonHint: "Who asks for it, and until when. Hosts, moderators and operators read it in the log; members do not.",
  /** Before a day. */
  heldSince: "Kept for the law since",
  see: "See why",
  holdTitle: "Kept for the law",
  holdLead: "Nothing about it is deleted until this ends.",
  endedLead: "This has ended: the rest is kept for as long as the group has set.",
  on: "What",
  onCase: "A case",
  onAction: (number: number) => `Action ${number}`,
  by: "By",
  since: "Since",
  until: "Ended",
  endedWhy: "Why it ended",
  apart: "Kept apart of accounts that are gone",
  pieces: (pieces: number) => counted("en", pieces, { one: "piece", other: "pieces" }),
  none: "nothing",
  endTitle: "End it",
  endHelp: "What is kept apart of accounts that are gone is deleted at once.",
  end: "End it",
  exportTitle: "Take it along",
  exportHelp: "All the words that it keeps, also those kept apart, as one file. That you did so stands in the log.",
  export: "Download",
  back: "Back",
  reasonMissing: "Say why: it stands in the log.",
  heldAlready: "This is kept for the law already.",
  endedAlready: "This has ended already.",
  idTaken: "Another one has this id.",
  notLegal: "Only a case, or something that was removed by law, can be kept.",
  groupHeld:
    "Something in this group has to be kept for the law, so the group cannot be deleted now. You can archive it.",
  textHeld:
    "Something that was said on this text has to be kept for the law, so it cannot be deleted now. You can lock it.",
  /** On the page where one deletes one’s account. */
  yours:
    "Something that you wrote, or that was said about you, has to be kept for the law just now. When your account is deleted it is kept apart, where no page, list or search shows it, and deleted when that ends.",
};

export const holdWords: Catalogue<typeof en> = { en };
