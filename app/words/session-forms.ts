import { counted, type Catalogue } from "./words";

/** Forms that plan a session or change one, and that say how a group holds its sessions. */
const en = {
  newTitle: "Plan a session",
  editTitle: "Edit the session",
  title: "Title",
  day: "Day",
  time: (zone: string) => `Time (${zone})`,
  minutes: "Length, in minutes",
  texts: "What you read",
  textsNone: "The group has no text yet. A session can be planned without one.",
  where: "Where",
  place: "Place",
  placeHint: "Place and call are seen by those who may come, not by strangers.",
  callUrl: "Link to a call",
  template: "Agenda",
  templateHint: "To begin with. It can be changed until the end, also while the session runs.",
  templateNone: "None",
  more: "More: what to know, who runs it, seats, guests",
  about: "What to know",
  aboutHint: "What to bring, what to read before. Markdown.",
  repeatTitle: "Repeat",
  every: "Again",
  everies: { never: "Never", week: "Every week", month: "Every month, on the same weekday" },
  interval: "Every how many weeks or months",
  count: "How many sessions in all",
  countHint: "Each is a session of its own, and can be changed or called off alone.",
  capacity: "Seats",
  capacityHint: "Left empty: as many as come. Whoever says yes after the last seat is on a waiting list.",
  facilitators: "Who runs it",
  facilitatorsHint: "Who leads this evening. The group’s hosts and facilitators can always step in.",
  guests: "Guests of the group",
  guestKinds: {
    none: ["Do not see it", "Only members."],
    listen: ["Listen", "They see what goes on, and say nothing."],
    "take-part": ["Take part", "They raise hands and vote, under the name they gave."],
  } as Record<"none" | "listen" | "take-part", [string, string]>,
  planButton: "Plan",
  startButton: "Start now",
  startHint: "“Start now” begins the session at once, whatever day stands above.",
  save: "Save",
  which: "Which",
  whichOne: "Only this session",
  whichFollowing: "This and those after it: they keep their days, and take over the rest",
  begun: "The session has begun, so its time stays.",
  saved: "Saved.",
  planned: (count: number) =>
    count > 1 ? `${count} sessions are planned. This is the first.` : "The session is planned.",
  back: "Back",

  // Customs
  customsTitle: "How we hold our sessions",
  customsLead: "New sessions begin with this. Everybody who reads in the group can see it.",
  queue: "Who speaks next",
  queues: {
    "first-come": ["First come, first served", "In the order in which hands went up."],
    "new-voices": ["New voices first", "Whoever has not spoken yet goes before those who have."],
    "least-airtime": ["Least airtime first", "Whoever has spoken least goes first."],
    lists: ["Lists in turn", "Lists that you name take turns, such as front row and back row."],
  } as Record<"first-come" | "new-voices" | "least-airtime" | "lists", [string, string]>,
  lists: "Lists",
  listsHint: "One a line, in the order in which they take turns. Only for “Lists in turn”.",
  replies: "Direct replies to one turn that go before the others",
  turnSeconds: "Seconds after which a turn should come to an end",
  turnLimit: "How long a turn should last at most",
  turnSecondsHint: "A soft limit: nobody is cut off. 0: none.",
  airtime: "Who sees how long each has spoken",
  airtimes: {
    all: ["Everybody", ""],
    facilitators: ["Only those who run the session", ""],
  } as Record<"all" | "facilitators", [string, string]>,
  names: "Minutes name who spoke",
  namesHint: "Otherwise they tell what was said, not by whom.",
  amendments: "Days in which those who were there can propose changes to the minutes",
  customsSave: "Save",
  yes: "Yes",
  no: "No",
  seconds: (seconds: number) =>
    seconds === 0
      ? "No limit"
      : seconds % 60 === 0
        ? counted("en", seconds / 60, { one: "minute", other: "minutes" })
        : counted("en", seconds, { one: "second", other: "seconds" }),
  days: (days: number) => (days === 0 ? "None" : counted("en", days, { one: "day", other: "days" })),
  toSessions: "To the sessions",
};

export type SessionFormWords = typeof en;
export const sessionFormWords: Catalogue<typeof en> = { en };
