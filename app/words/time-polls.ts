import { counted, type Catalogue } from "./words";

const count = (number: number, one: string, other: string) => counted("en", number, { one, other });

/** Finding a time that suits: the question to the group, the answers, what becomes of it. */
const en = {
  find: "Find a time",
  listTitle: "Finding a time",
  listLead: "When could you come? Each of these becomes a session, or not.",
  none: "Nobody has asked for a time yet",
  noneText: "Give a few times. Members say for each whether they could, and the best becomes the session.",
  all: "All questions for a time",
  older: "Older ones",
  closed: "Closed",
  became: "Became a session",
  answered: (answered: number, members: number) =>
    answered === 0 ? "Nobody has answered" : `${answered} of ${members} ${answered === 1 ? "has" : "have"} answered`,
  waits: "Waits for you",
  you: { true: "you have", false: "you have not" } as Record<"true" | "false", string>,

  // Asking
  newTitle: "Find a time",
  newLead: "Members say for each time whether they could come. You choose, and it becomes the session.",
  title: "What for",
  titleProposed: "Our next session",
  minutes: "Length, in minutes",
  times: "Times",
  timesHint: (zone: string) =>
    `By the clock in ${zone}. Everybody sees them by their own as well. Lines left empty are left out.`,
  day: (number: number) => `Day ${number}`,
  time: (number: number) => `Time of day ${number}`,
  more: "More times",
  ask: "Ask the group",

  // Answering
  askedBy: (name: string) => `${name} asks`,
  yours: "When could you come?",
  yoursHint: "Leave out what you do not know yet. You can change your answers until it is closed.",
  answers: { yes: "Yes", maybe: "If need be", no: "No" } as Record<"yes" | "maybe" | "no", string>,
  isPast: "Over",
  save: "Save my answers",
  saved: "Your answers are saved.",
  whoNone: "Nobody has answered for this time.",
  counts: ({ yes, maybe, no }: { yes: number; maybe: number; no: number }) =>
    [`${yes} yes`, ...(maybe ? [`${maybe} if need be`] : []), ...(no ? [`${no} no`] : [])].join(" · "),

  // What is best
  bestTitle: "What suits best",
  bestNone: "Nobody has said yet when they could.",
  best: "Suits best",
  because: {
    yes: "more say yes than to the next",
    maybe: "as many say yes as to the next, and more could if need be",
    earlier: "as many as for the next, and it is earlier",
    alone: "",
  } as Record<"yes" | "maybe" | "earlier" | "alone", string>,
  plan: "Make this the session",
  planHint: "You see the plan before it stands. Whoever said yes to the time counts as coming, and can change that.",

  // Changing
  change: "Change the times",
  addTitle: "Another time",
  addDay: "Day",
  addTime: (zone: string) => `Time (${zone})`,
  add: "Add",
  added: "The time is added, and the group is told.",
  removeTitle: "Take a time out",
  remove: "Take out",
  removeOne: (when: string) => `Take out ${when}`,
  removeHint: "What was answered for a time that is taken out goes with it.",
  closeTitle: "Close without a session",
  closeHint: "It takes no more answers. You can take that back.",
  close: "Close",
  reopen: "Take it back",

  // What became of it
  isClosed: "This was closed without a session.",
  isSession: "This became a session:",
  isSessionOff: "This became a session, which was called off:",

  // On the form that plans it
  planFrom: (yes: number) =>
    yes === 0
      ? "Nobody said yes to this time. The poll is closed when you plan the session."
      : `${count(yes, "member who said yes to this time counts", "members who said yes to this time count")} as coming, as long as you leave the time as it is. The poll is closed when you plan the session.`,
  unsure: "Not sure when all could come? Find a time together",
  fromPoll: "from the poll",
  fromPollMine: "You said yes to this time when the group looked for one, so you count as coming.",

  // Refusals
  needsTimes: "Give at least one time.",
  needsAnswer: "Answer for at least one time.",
  twice: "This time stands here already.",
  past: "This time is over.",
  noSuch: "This time is not one of those that are asked about, or is over.",
  full: (max: number) => `At most ${max} times can be asked about at once.`,
  tooMany: (max: number) => `The group has ${max} open questions for a time. Close one first.`,
  oneIsLeft: "One time has to stay. Close the question instead.",
  isOver: "This is closed.",
  isSettled: "This has become a session.",
  taken: "Another question has this id.",
  members: "Only members of the group can answer.",
};

export const timePollWords: Catalogue<typeof en> = { en };
