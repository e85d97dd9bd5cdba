import { counted, type Catalogue } from "./words";

/** What is nobody's act is a whole sentence. */
const line = (who: string, what: string) => `${who} ${what}`.trim();

const en = {
  // The page where one chooses
  title: "Mail of notices",
  lead: (email: string) =>
    `Notices you have not read within a minute can be mailed to ${email}: at once, or not at all.`,
  unconfirmed: "Nobody has confirmed this address yet, so nothing is mailed to it.",
  toAccount: "Confirm the address",
  all: "Mail my notices",
  sessions: "Mail of sessions",
  sessionsHint: "Invitations for your calendar, changes, cancellations, and a reminder the day before.",
  groupsTitle: "Groups that differ",
  allChoices: { on: "At once", off: "Not at all" },
  choices: { account: "As above", on: "Everything at once", off: "Nothing at all" },
  groupTitle: "Mail of this group",
  groupChoices: { account: "As my account says", on: "Everything at once", off: "Nothing at all" },
  groupChoice: "Notices and sessions are mailed",
  save: "Save",
  saved: "Saved.",
  unknown: "Choose one of those that stand there.",

  // The page a link in a mail leads to
  endTitle: "No more mail",
  endGroup: (group: string) => `End mail of ${group}`,
  endAll: "End all mail of notices",
  endLead: "You will still find your notices here when you sign in.",
  ended: "Done. Nothing more of this will be mailed to you.",
  deadTitle: "This link ends no mail",
  deadLead:
    "Nothing was changed. Either a part of the link is missing (mail programs break long ones), or the account it belongs to is gone, and gets no more mail.",
  deadHelp: "You can choose what is mailed to you in your account: sign in, and you come to these choices.",
  deadGo: "Choose what is mailed",
  endedNote: "Mail that is already on its way may still arrive.",

  // The mail
  subjectOne: (who: string, what: string, group: string) => `${line(who, what)} · ${group}`,
  subjectMany: (count: number, group: string) =>
    `${counted("en", count, { one: "notice", other: "notices" })} · ${group}`,
  line,
  on: (title: string) => `On: ${title}`,
  of: (title: string) => `Session: ${title}`,
  more: (count: number) => `And ${count} more: `,
  why: (group: string) => `You get this because you are in ${group} and have not read it there yet.`,
  whyModerated: (group: string) => `You get this because moderators of ${group} did something that concerns you.`,
  whyOperator: (group: string) => `You get this because you operate the server that ${group} is on.`,
  endGroupAt: (link: string) => `No more mail of this group: ${link}`,
  chooseAt: (link: string) => `Choose what is mailed: ${link}`,
};

export const noticeMailWords: Catalogue<typeof en> = { en };
