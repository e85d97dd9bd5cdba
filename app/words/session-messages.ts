import { counted, type Catalogue } from "./words";

/** Private lines to those who run a session. */
const en = {
  title: "To the facilitator",
  box: "Say something to those who run the session",
  hint: "Only they see it. It stands neither in the record nor in the minutes, and is deleted after 30 days.",
  send: "Send to them alone",
  own: "What you sent",
  waits: "sent",
  isDone: "seen",
  takeBack: "Take back",
  takeBackLabel: (body: string) => `Take back “${body}”`,

  // Those who run it
  list: "Sent to you",
  none: "Nothing was sent to you.",
  waiting: (count: number) => counted("en", count, { one: "line was sent to you", other: "lines were sent to you" }),
  listHint: "For those who run the session alone.",
  putAway: "Put away",
  putAwayLabel: (name: string) => `Put away the line of ${name}`,
  raise: "Raise a hand",
  raiseLabel: (name: string) => `Raise a hand for ${name}`,
  intoMinutes: "Into the minutes",
  intoMinutesHint:
    "Everybody will see it, without the name of whoever sent it. Change the words where they would tell it.",
  intoMinutesBody: "For the minutes",
  intoMinutesButton: "Write it down",

  // Refusals
  tooFast: "You have sent several lines in a minute. Wait a moment.",
  tooManyOpen: (most: number) => `You have sent ${most} lines that nobody has put away yet. Wait until somebody has.`,
  tooMany: (most: number) => `You have sent ${most} lines in this session, as many as can be.`,
  taken: "Another line has this id.",
  mayNotPutAway: "Only those who run this session put lines away.",
};

export const messageWords: Catalogue<typeof en> = { en };
