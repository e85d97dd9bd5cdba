import type { Catalogue, Language } from "./words";

/** A moment in full, as it is meant wherever it is read. @param at ISO; null: for good */
const moment = (language: Language, at: string) =>
  `${new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(new Date(at))} UTC`;

type Held = { until: string | null; url: string };
const until = (at: string | null) => (at === null ? "until a moderator ends it" : `until ${moment("en", at)}`);

/** Who is muted, suspended or banned: why not, until when, and where to object. */
const en = {
  // Refusals, for whom it concerns
  muted: ({ until: at, url }: Held) =>
    `A moderator has muted you in this group ${until(at)}: you read, and write nothing. What you wrote you can still take back. Why, and how to object: ${url}`,
  shutOut: {
    suspended: ({ until: at, url }: Held) =>
      `You are suspended from this group ${until(at)}. Why, and how to object: ${url}`,
    banned: ({ url }: Held) => `You are banned from this group. Why, and how to object: ${url}`,
  },
  standingLink: "Why, and how to object",

  // Refusals, for whoever would let them in
  mayNotComeIn: "They are suspended or banned here. Only the end of that brings them back.",
  mutedHost: "They are muted just now, and could not lead the group.",
  makerShutOut: "This invite does not work just now. Ask for another one.",
  notYours: "Moderators and hosts see whom something keeps from taking part here.",

  // On the page of members
  title: "Kept from taking part",
  note: "Members do not see this list. Each of them can read why on a page of their own, and object there.",
  filterAll: "All",
  kinds: { muted: "Muted", suspended: "Suspended", banned: "Banned" },
  until: "until",
  forGood: "without an end",
  none: "Nobody.",
  filterLabel: "Show",
  action: "What was done",

  // For the doctor
  doctor: {
    what: "roles",
    agree: "what members are shown as is on record",
    stray: (count: number) => `${count} of what is shown and what is on record disagree`,
  },

  // Who holds a role
  since: (role: string) => `${role} since`,
  by: (name: string) => `appointed by ${name}`,
  rights: {
    founded: "founded the group",
    appointed: "appointed",
    "handed-over": "handed over",
    operator: "by an operator",
    elected: "elected",
    kept: "from before this was written down",
  },
};

export const restraintWords: Catalogue<typeof en> = { en };
