import type { Catalogue } from "./words";

/** Appeals. */
const en = {
  none: {
    kind: "Nobody is blamed by this, so there is nothing to appeal against.",
    undone: "This is undone already.",
    late: "The days in which this could be appealed against are over.",
    again: "This has been appealed against already: there is one appeal for each action.",
  },
  decidedAlready: "This appeal is decided already.",
  panelDecides: "Members drawn by lot decide this appeal.",
  sharesInIt: "You have a share in this, so somebody else decides.",
  overdueReason: "The appeal was not decided in time.",
  aboveYou: "Whoever acted stands above you, so somebody else decides.",
  votedAlready: "You have voted already.",
  tooMany: (most: number) => `Each side can say ${most} things about one appeal.`,

  title: (number: number) => `Appeal against action ${number}`,
  lead: "Who objected, the group’s moderators and whoever decides read this page, and nobody else.",
  objection: "The objection",
  done: "What was done",
  where: "Where it stands",
  until: "It is decided until",
  ways: {
    moderator: "Somebody who did not act decides.",
    panel: "Three members drawn by lot decide; two of them must agree.",
  },
  panel: (accepted: number, voted: number) => `${accepted} have said that they will, ${voted} have voted.`,
  said: "What both sides say",
  nothingSaid: "Nothing yet.",
  sides: { author: "Who objected", moderators: "Moderators", deciding: "Who decides" },
  sayLabel: "What you want to say to it",
  sayHint: "Whoever reads this page reads it.",
  say: "Send",
  decideTitle: "Decide",
  decideHint: "Who objected reads the reason, and the log tells it. What is granted is undone at once, exactly.",
  grant: "Grant it: the action is undone",
  refuse: "Refuse it: the action stands",
  reason: "Why",
  decide: "Decide",
  vote: "Vote",
  lotTitle: "You were drawn by lot",
  lotLead: "Your vote is counted under nobody’s name. You may decline, without saying why; then another is drawn.",
  accept: "I will decide",
  decline: "Rather not",
  votedThanks: "You have voted. It is decided as soon as two agree.",
  withdraw: "Take the appeal back",
  states: {
    open: "Open",
    granted: "Granted: the action is undone",
    refused: "Refused: the action stands",
    restored: "Not decided in time: the action is undone",
    withdrawn: "Taken back",
  },
  statement: "What was done, and why",

  objectLabel: "Why it was wrong",
  objectHint: "Whoever decides reads it, and the group’s moderators. You can object once.",
  object: "Object",
};

export const appealWords: Catalogue<typeof en> = { en };
