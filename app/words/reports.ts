import { counted, type Catalogue } from "./words";

/** Reporting something to moderators. */
const en = {
  report: "Report",
  reportOf: (name: string) => `Report ${name}`,
  reportText: "Report this text",
  title: { comment: "Report a comment", text: "Report a text", person: "Report a person", name: "Report a name" },
  lead: "Moderators of the group read this. Nobody tells the person concerned that it was you, or that there was a report.",
  leadOutside: "You are not in this group, so you can report little here, and slowly.",
  whichRule: "Which rule does it break?",
  proposed: "The group has published no rules of its own: these are the ones every group starts with.",
  none: "None of these, but moderators should see it",
  words: "What should they know?",
  wordsHint: "Needed where no rule fits. They see the comment and what stands around it.",
  wordsHintPerson: "Say where it happened: a comment, a session, a message.",
  about: "What is it about?",
  aboutPerson: "What they do",
  aboutName: "What they call themselves",
  send: "Send report",
  back: "Back",
  readRules: "Read the rules",
  sentTitle: "Sent",
  sent: "Moderators will look at it. You hear what became of it in your notices.",
  added: "You had reported this already. What you wrote now was added to it.",
  withdraw: "Take it back",
  mine: "My reports",
  noneYet: "You have reported nothing here.",
  states: {
    open: "nobody has decided yet",
    upheld: "a moderator has acted",
    declined: "no rule was broken",
    withdrawn: "taken back",
  } as Record<string, string>,
  count: (reports: number) => counted("en", reports, { one: "report", other: "reports" }),
  // Refusals.
  notHere: "Members report here, guests who may comment, and where everybody reads whoever has an account.",
  ownWords: "This is your own. You can reword it or delete it.",
  goneAlready: "It is not shown any more, so there is nothing to report.",
  nobody: "There is nobody of that name here.",
  noSuchRule: "Choose one of the rules of the group, or none of them.",
  sayWhat: "Say what is wrong, where no rule says it.",
  tooMany: "You have sent many reports in a short time. Moderators have them; wait a while before you send more.",
  decided: "It has been decided already.",
  idShape: "8 to 64 letters, digits, _ or -.",
  idTaken: "Another report has this id.",
};

export const reportWords: Catalogue<typeof en> = { en };
