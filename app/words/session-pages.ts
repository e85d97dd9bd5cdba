import { counted, type Catalogue } from "./words";

const count = (number: number, one: string, other: string) => counted("en", number, { one, other });

/** Pages of sessions that are to come: the list of a group, one of them, answering, calling it off. */
const en = {
  // The list
  title: "Sessions",
  lead: "When the group meets to read.",
  plan: "Plan a session",
  coming: "Coming",
  past: "Past",
  older: "Older ones",
  noneYours: "No session is planned",
  noneYoursText:
    "A session has a time, a text and an agenda. Members say whether they come, and find the place or the call here.",
  noneTheirs: "No session is planned",
  noneTheirsText: "When a host or a facilitator plans one, it stands here and on the group’s page.",
  strangers: "Where they are, and who comes, is for members.",
  customs: "How we hold our sessions",
  states: { planned: "Planned", live: "Live now", ended: "Over", cancelled: "Called off" },
  late: "Has not begun",
  toGroup: "To the group",

  // On the group's page
  next: "Next session",
  liveNow: "Live now",
  open: "Open the session",
  alsoRunning: "Also running",
  runNamed: (link: string, title: string) => `${link}: ${title}`,
  join: "Join the session",
  all: "All sessions",

  // When
  zone: (city: string) => (city === "UTC" ? city : `${city} time`),
  yours: (shown: string) => `${shown} your time`,
  minutes: (number: number) => count(number, "minute", "minutes"),
  min: (number: number) => `${number} min`,

  // One that is planned
  edit: "Edit",
  agenda: "Agenda",
  callOff: "Call off",
  start: "Start the session",
  startHint: "Everybody who has this page open is taken along.",
  run: "Run the session",
  where: "Where",
  call: "Call",
  joinCall: "Join the call",
  texts: "Texts",
  noTexts: "No text was chosen.",
  about: "What to know",
  runs: "Runs it",
  runsNobody: "The group’s hosts and facilitators.",
  agendaTotal: (minutes: number, of: number) => `${minutes} of ${of} minutes`,
  noAgenda: "There is no agenda.",
  makeAgenda: "Make an agenda",
  changeAgenda: "Change the agenda",
  isCancelled: "This session was called off.",
  undo: "Take it back",
  undoAll: (number: number) => `Take back all ${number} that were called off together`,
  modes: {
    "silent-reading": "Silent reading",
    "read-aloud": "Reading aloud",
    "go-round": "Go-round",
    discussion: "Discussion",
    poll: "Poll",
    "small-groups": "Pairs or small groups",
    break: "Break",
  },
  paragraphs: (from: number | null, to: number | null) =>
    from === null || to === null ? "a passage" : from === to ? `¶ ${from}` : `¶ ${from}–${to}`,

  // Answering
  answerTitle: "Do you come?",
  answers: { yes: "Yes", maybe: "Maybe", no: "No", apologies: "Apologies" },
  answered: {
    yes: "You come.",
    maybe: "You may come.",
    no: "You do not come.",
    apologies: "You sent your apologies.",
  },
  waits:
    "All seats are taken: you are on the waiting list, and move up when somebody else does not come. You are told then.",
  full: (capacity: number) =>
    `${capacity === 1 ? "The one seat is taken" : `All ${capacity} seats are taken`}. Say yes, and you are on the waiting list.`,
  seats: (left: number) => count(left, "seat is left", "seats are left"),
  note: "A word with it",
  noteHint: "Members of the group see it, beside your name.",
  send: "Send",
  withNote: "Apologies, or a word with the answer",
  changeNote: "Change the word with it",
  guestsListen: "Guests can listen. Members say whether they come.",

  // Who comes
  comes: "Who comes",
  nobodyYet: "Nobody has answered yet.",
  allAnswers: (number: number) => `All ${number} who answered`,
  counts: ({ yes, maybe, no, waiting }: { yes: number; maybe: number; no: number; waiting: number }) =>
    [
      `${yes} yes`,
      ...(waiting ? [`${waiting} on the waiting list`] : []),
      ...(maybe ? [`${maybe} maybe`] : []),
      ...(no ? [`${no} no`] : []),
    ].join(" · "),
  answerPills: { yes: "yes", maybe: "maybe", no: "no", apologies: "apologies" },
  waitsPill: "waiting list",

  // Calling off
  cancelTitle: "Call off the session",
  cancelLead: "It stays in the list, marked as called off. You can take this back.",
  cancelWhich: "Which",
  cancelOne: "Only this one",
  cancelFollowing: "This and those after it",
  cancelButton: "Call off",
  keep: "Keep it",
};

export const sessionPageWords: Catalogue<typeof en> = { en };
