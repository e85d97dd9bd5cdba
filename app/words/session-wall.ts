/** What a projector says in a room, and what turns it. */
import { counted, type Catalogue } from "./words";

const en = {
  part: (at: number, of: number) => `${at} of ${of}`,
  of: (passage: string) => `of ${passage}`,

  // Before it begins
  beginsIn: "Begins in",
  beginsSoon: "It begins in a moment.",
  isOff: "This session was called off.",

  // When it is over
  overWhat: "Thank you for coming. What was decided and what is left to do stand on the session’s page.",
  left: "What is left of it",

  // Connection
  lost: "Not connected since",
  lostWhat: "What stands here may be old. It comes back by itself.",

  // Polls
  poll: "A poll is open",
  secretPoll: "A secret poll is open",
  result: "Result",
  secretResult: "Result of a secret poll",
  voted: (voted: number, here: number) =>
    here > voted
      ? `${voted} of ${here} have voted`
      : counted("en", voted, { one: "person has voted", other: "people have voted" }),
  hidden: "The numbers are shown when it is closed.",
  nobodyVoted: "Nobody has voted.",

  // Joining
  guestsJoin: "Come in as a guest",
  guestsPicture: "Code for cameras: the link for guests",

  // Turning
  turnTitle: "On the wall",
  turnHint: (at: number, of: number) => `Part ${at} of ${of} of this paragraph is on the wall.`,
  turnBack: "Part before",
  turnOn: "Next part",

  keys: [[", / .", "turn the wall to the part before, the next part of a long paragraph"]] as Array<[string, string]>,
};

export const wallWords: Catalogue<typeof en> = { en };
