import { counted, type Catalogue } from "./words";

/** What moderation has on record about one person, taken along as a file. */
const en = {
  title: (name: string) => `On record about ${name}`,
  lead: "What moderation in this group knows of this person, as one file: for whoever asks what is known of them, and for who has to answer for it.",
  holds: "What the file holds",
  place: "their place here, and what holds them back",
  cases: (cases: number) => counted("en", cases, { one: "case about them", other: "cases about them" }),
  casesHint: "(who reported, what was said, notes among moderators)",
  actions: (actions: number) =>
    counted("en", actions, { one: "action that concerns them", other: "actions that concern them" }),
  actionsHint: "(the rule, the reason, the words it was about, what became of it)",
  appeals: (appeals: number) => counted("en", appeals, { one: "appeal of theirs", other: "appeals of theirs" }),
  reports: (reports: number) => counted("en", reports, { one: "report they made", other: "reports they made" }),
  left: "Left out are cases about you, and those that the server’s operator decides. Their comments stand where they wrote them.",
  care: "It names who reported. Do not pass those names on to the person it is about. That you took it along stands in the log.",
  download: "Download",
  link: (name: string) => `Take along what is on record about ${name}…`,
  short: "On record…",
  hostsOnly: "Only hosts take along what is on record about somebody.",
  notYourself: "What is known of yourself you take along from your account’s page.",
  nobody: "There is nothing of this person in this group.",
  operatorLead:
    "What moderators did that concerns this account, in all groups, as one file: for an account that cannot ask for it itself, and for who has to answer to an authority.",
  operatorHolds:
    "Each action with its rule, reason, role and fate, and the record of what was removed by law; what became of its appeals, and of its reports. Not what was said in groups, and not who reported: that is for the groups, or for what is kept for the law.",
  operatorCare: "That you took it along stands in the log of each of those groups.",
};

export const recordWords: Catalogue<typeof en> = { en };
