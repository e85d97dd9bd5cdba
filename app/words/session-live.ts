/** What is said on the pages of a session that runs. */
import { counted, type Catalogue } from "./words";

const minutes = (count: number) => counted("en", count, { one: "minute", other: "minutes" });
const nth = (place: number) => {
  const end = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" };
  return `${place}${end[new Intl.PluralRules("en", { type: "ordinal" }).select(place)]}`;
};

const en = {
  runTitle: "Run the session",
  screenTitle: "Projector",
  live: "Live",
  notBegun: "Not begun",
  over: "Over",
  running: "Running",
  reload: "Reload",
  offline: "Not connected. What you see may be old; it comes back by itself.",
  sentNot: "This did not reach the server. Press again: it is done once.",
  saved: "Done.",
  toScreen: "Projector",
  toMember: "As members see it",
  toRun: "Run it",
  toText: "To the text",
  keys: "Keys",

  // The agenda
  agenda: "Agenda",
  noAgenda: "There is no agenda. People can talk all the same; notes and turns are kept.",
  changeAgenda: "Change the agenda",
  next: "Next",
  nextIs: (title: string) => `Next: ${title}`,
  nextNone: "End this item",
  begin: (title: string) => `Begin: ${title}`,
  extend: "+5 min",
  extendLabel: (title: string) => `+5 min for “${title}”`,
  skip: "Skip",
  skipLabel: (title: string) => `Skip “${title}”`,
  jumpLabel: (title: string) => `Go to “${title}”`,
  itemStates: { waiting: "to come", current: "now", done: "done", skipped: "skipped" },
  modes: {
    "silent-reading": "silent reading",
    "read-aloud": "reading aloud",
    "go-round": "go-round",
    discussion: "discussion",
    poll: "poll",
    "small-groups": "small groups",
    break: "break",
  },
  minutes,
  min: (count: number) => `${count} min`,
  added: (count: number) => `${count > 0 ? "+" : "−"}${Math.abs(count)}`,
  left: "left",
  overBy: (clock: string) => `${clock} over`,
  leftOf: (whole: string) => `of ${whole}`,
  thisItem: "This item",
  prompt: "To talk about",
  noItem: "No item runs",

  // Where the group is
  where: "Where the group is",
  paragraph: (number: number) => `¶ ${number}`,
  passage: (from: string, to: string) => (from === to ? from : `${from} to ${to.replace("¶ ", "")}`),
  wholeText: "The text as a whole",
  nowhere: "Nowhere in the text yet",
  openThere: "Open the text here",
  gone: "This paragraph is not in the text any more.",
  standIn: "The paragraph where the group was is not in the text any more. This stands in its place, or nearest to it.",
  paragraphBefore: "Previous ¶",
  paragraphAfter: "Next ¶",

  // Speaking
  speaking: "Speaking",
  nobodySpeaks: "Nobody has the floor",
  hasFloor: (name: string) => `${name} has the floor`,
  youSpeak: "You have the floor",
  endTurn: "End the turn",
  endMine: "I am done",
  limit: (clock: string) => `asked to end at ${clock}`,
  pastLimit: (clock: string) => `past ${clock}: please come to an end`,
  kinds: {
    point: "new point",
    reply: "direct reply",
    question: "clarifying question",
    order: "point of order",
  },
  kindHints: {
    point: "waits in the order of the group’s rule",
    reply: "to what is being said",
    question: "to understand what is being said",
    order: "about how we talk; goes first",
  },

  // The queue
  queue: "Waiting to speak",
  nobodyWaits: "Nobody waits.",
  rule: {
    "first-come": "Order: first come, first served.",
    "new-voices": "Order: those who have not spoken yet go first.",
    "least-airtime": "Order: those who have spoken least go first.",
    lists: "Order: the group’s lists take turns.",
  },
  ruleReplies: (count: number) =>
    count === 0
      ? "Points of order go before it, and clarifying questions on the point that was made last. What its speaker adds is a new point."
      : `Points of order go before it, and clarifying questions on, and ${counted("en", count, { one: "direct reply", other: "direct replies" })} to, the point that was made last. What its speaker adds is a new point.`,
  because: {
    order: "point of order: goes first",
    question: "clarifying question on this point",
    reply: "direct reply to this point",
    came: "in the order hands went up",
    placed: "put here by a facilitator",
    passed: "has let others go first",
  },
  notSpoken: "has not spoken yet",
  spoke: (times: number) =>
    times === 0 ? "has not spoken yet" : times === 1 ? "has spoken once" : `has spoken ${times} times`,
  airtime: (clock: string) => `has spoken for ${clock}`,
  airtimeHidden: "those who have spoken least go first",
  /** The same to whom it is about. */
  mine: {
    notSpoken: "because you have not spoken yet",
    spoke: (times: number) =>
      times === 0
        ? "because you have not spoken yet"
        : times === 1
          ? "because you have spoken once"
          : `because you have spoken ${times} times`,
    airtime: (clock: string) => `because you have spoken for ${clock}`,
  },
  callNext: "Call the next speaker",
  callNextIs: (name: string) => `Call ${name}`,
  call: "Call",
  callLabel: (name: string) => `Call ${name} now`,
  upLabel: (name: string) => `Move ${name} up`,
  downLabel: (name: string) => `Move ${name} down`,
  byRuleLabel: (name: string) => `Put ${name} back where the rule puts them`,
  takeDownLabel: (name: string) => `Take down the hand of ${name}`,

  // Who is here
  people: "Who is here",
  noDevice: "without a device",
  notCome: "You are not on the list of who is here yet. Raising a hand, voting or writing puts you on it too.",
  iAmHere: "I am here",
  notSpokenCount: (count: number) => counted("en", count, { one: "has not spoken", other: "have not spoken" }),
  allSpoke: "Everybody here has spoken",
  floor: "Floor",
  floorLabel: (name: string) => `Give ${name} the floor`,
  hand: "Hand",
  handLabel: (name: string) => `Raise the hand of ${name}`,
  leftLabel: (name: string) => `${name} has left`,
  wentAway: "gone",
  addPerson: "Add somebody without a device",
  addButton: "Add",
  myList: "The list you speak on",
  listOf: (name: string) => `List of ${name}`,
  noList: "None of them",
  listButton: "Choose",
  batonYours: "You have the baton: you move the group",
  baton: "Baton",
  batonHint: "Whoever has it may move the group through the text, besides those who run the session.",
  batonWith: (name: string) => `${name} has the baton`,
  batonNobody: "Only those who run the session move the group.",
  batonTo: "Hand it to",
  batonGive: "Hand over",
  nobody: "Nobody",

  // Polls
  earlierPolls: (number: number) => counted("en", number, { one: "earlier poll", other: "earlier polls" }),
  polls: "Polls",
  openPoll: "Open a poll",
  pollQuestion: "Question",
  pollKind: "Kind",
  pollKinds: {
    "yes-no": "Yes, no, abstain",
    choice: "Choices of our own",
    consent: "Consent: agree, reservations, objection",
    temperature: "Temperature",
  },
  pollChoice: (number: number) => `Choice ${number}`,
  secret: "Secret",
  secretHint: "Who chose what is not stored anywhere. Votes cannot be changed.",
  pollOpenButton: "Open it for everybody",
  pollOpen: "open",
  pollOpenNow: "A poll is open",
  pollClosed: "closed",
  pollSecret: "secret",
  closePoll: "Close and show",
  closePollLabel: (question: string) => `Close and show the result of “${question}”`,
  votedCount: (voted: number, here: number) => `${voted} of ${here} have voted`,
  votes: (count: number) => counted("en", count, { one: "vote", other: "votes" }),
  choices: {
    "yes-no": ["Yes", "No", "Abstain"],
    consent: ["Agree", "Reservations", "Objection"],
    temperature: ["Cold", "Cool", "Warm", "Hot"],
  },
  reason: "Reason of an objection",
  reasonHint: "Say what would have to change.",
  votedSecretly: "You have voted. Nobody can see how.",
  votedFor: (choice: string) => `Your vote: ${choice}. You can change it while the poll is open.`,
  resultsLater: "Results show when it is closed.",
  resultsVoted: "Results show once you have voted.",
  vote: "Vote",
  result: "Result",
  noVotes: "Nobody voted.",

  // Notes
  notes: "Notes",
  noNotes: "Nothing is noted yet.",
  noteKinds: {
    note: "Note",
    minutes: "For the minutes",
    decision: "Decision",
    task: "Task",
    question: "Parked question",
  },
  noteKind: "Kind of note",
  noteBody: "What",
  notePerson: "Who does it",
  noteDue: "Until",
  noteButton: "Write down",
  noteRemove: "Remove",
  noteRemoveLabel: (body: string) => `Remove “${body}”`,
  noteBy: (name: string) => `by ${name}`,
  taskFor: (name: string) => `for ${name}`,
  taskUntil: "until",

  // Beginning and ending
  startTitle: "It has not begun",
  startLead: "When you start, the clock runs, people can raise their hands, and the record of the evening begins.",
  start: "Start the session",
  end: "End the session",
  endTitle: "End the session?",
  endLead:
    "The turn and the item that run end, hands go down, open polls are closed and counted. What was said and decided stays.",
  endConfirm: "Yes, end it for everybody",
  reopen: "Go on after all",
  overTitle: "The session is over",

  // A member’s page
  raise: "Raise my hand",
  raiseAs: "As what",
  raiseWords: "In a few words",
  changeHand: "Change what it is about",
  changeHandButton: "Change it",
  handUp: "Your hand is up",
  myPlace: (place: number, of: number) => (place === 1 ? "You are next" : `You are ${nth(place)} of ${of}`),
  lower: "Lower my hand",
  pass: "Let the next go first",
  listening: "You listen to this session. Raising hands, voting and writing are for its members.",
  line: "Type instead",
  lineHint: "q+ · q+ to ask about … · q- · ack",
  lineHelp: "q+ raises your hand, q- lowers it. ack calls the next speaker, for those who run the session.",
  lineSend: "Send",
  noSuchLine: "Write q+, q+ to ask …, q- or ack.",
  nextAre: "Next",
  andMore: (count: number) => `and ${count} more`,
  now: "Now",
  writeNote: "Write something down",

  // Projector
  join: "Join",
  joinPicture: "Code for cameras: the page of this session",
  of: "of",

  // What is left
  leftTitle: "What is left of it",
  lasted: (count: number) => `It took ${minutes(count)}.`,
  turnsCount: (count: number) => counted("en", count, { one: "turn was taken", other: "turns were taken" }),
  decisions: "Decisions",
  tasks: "Tasks",
  parked: "Parked questions",
  forMinutes: "For the minutes",
  otherNotes: "Notes",
  whoWasHere: "Who was here",
  noneOf: "None.",
  objections: "Objections",
  hereFor: (count: number) => (count < 1 ? "less than a minute" : minutes(count)),
  texts: "What was read",

  keyList: [
    ["n", "next item of the agenda"],
    ["s", "call the next speaker"],
    ["e", "end the turn"],
    ["f", "give the floor to anybody"],
    ["r", "the next reads aloud"],
    ["j / k", "move the group to the next, previous paragraph"],
    ["m", "write a note"],
    ["?", "this list"],
  ] as Array<[string, string]>,
  memberKeyList: [
    ["h", "raise or lower my hand"],
    ["e", "end my turn"],
    ["?", "this list"],
  ] as Array<[string, string]>,
};

export type LiveSessionWords = typeof en;
export const liveSessionWords: Catalogue<typeof en> = { en };
