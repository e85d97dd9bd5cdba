import type { ActionKind } from "../moderation/action";
import type { Hindrance } from "../moderation/power";
import { counted, type Catalogue } from "./words";

/** What is said no to, and why, when somebody acts as a moderator. */
const en = {
  hindrances: {
    "no-role": "This is for moderators and hosts.",
    "own-case": "Nobody decides in their own case. Another moderator can.",
    "above-rank": "Whoever this concerns, or did this, stands above you here. A host can decide it.",
    "own-report": "You reported this yourself, so somebody else decides it.",
    "passed-up": "This was passed up, and is not yours to decide any more.",
    archived: "The group is archived: nobody writes there anyway.",
  } satisfies Record<Hindrance, string>,
  law: "Removing something because the law demands it is for hosts and the server’s operator.",

  hold: "Keeping something for the law is for hosts and the server’s operator.",

  kind: (kinds: string) => `Unknown action. One of: ${kinds}.`,
  noTarget: "Say what this is about: a comment, a thread, a text or a person.",
  needsComment: "This is done to a comment.",
  needsThread: "This is done to a thread.",
  needsPerson: "This is done to a person.",
  notHere: "This person is not, and never was, in the group.",
  nobody: "Whoever wrote this has no account any more.",
  taken: "Its author has taken this comment away. There is nothing left to do here.",
  notHidden: "This comment is shown, and nothing waits for a decision about it.",
  already: (number: number) => `This was done already: action ${number}.`,
  nowHere: "The thread hangs there already.",
  place: "This place is not in the text.",
  question: "Choose a question on this text.",
  rule: "Name the rule of the group that was broken.",
  noSuchRule: "The group has no such rule now. It may just have been changed.",
  reasonMissing: "Say why: whoever it concerns reads it, and so does the log.",
  until: (days: number) => `Choose a moment from one hour to ${days} days from now.`,
  untilNone: "This kind of action has no end to set.",
  untilNeeded: "Choose how long.",
  seconds: (least: number, most: number) => `Between ${least} seconds and ${most / 86400} days.`,
  scope: "Choose a thread, a text or the group.",
  idShape: "An id is 8 to 64 letters, digits, “_” or “-”.",
  idTaken: "Another action has this id.",
  seen: "Somebody else has acted meanwhile. Look at what they did; what you wrote is still here.",
  caseClosed: "Somebody else has decided this meanwhile. What you wrote is still here.",
  caseGone: "There is no such case in this group.",
  caseOther: "This case is about something else. Act on what it is about, or name no case.",
  heldDismiss: "This comment is out of sight until somebody decides: approve it or remove it.",
  appealDismiss: "An appeal is decided, not dismissed.",
  batch: (most: number) => `Choose from 1 to ${most}.`,

  // Afterwards
  notUndone: "An approval is not undone. Hide the comment instead, with a rule and a reason.",
  undoneAlready: "This was undone already.",
  overAlready: "This is not in force any more.",
  notLasting: "This has no end that could come early. It can be undone.",
  moved: "The thread has been moved again since; undo that first.",

  /** What a button and a list call it. */
  kinds: {
    approve: "Approve",
    hide: "Hide",
    remove: "Remove",
    edit: "Ask to reword",
    law: "Remove by law",
    move: "Move the thread",
    lock: "Close to comments",
    slow: "Slow mode",
    answers: "Answers only",
    warn: "Warn",
    mute: "Mute",
    suspend: "Suspend",
    ban: "Ban",
  } satisfies Record<ActionKind, string>,
  states: { "in-force": "in force", ended: "ended", lifted: "lifted", undone: "undone" } as Record<string, string>,
  roles: {
    moderator: "a moderator",
    facilitator: "a facilitator",
    host: "a host",
    operator: "the server’s operator",
    panel: "a panel of members",
    rule: "a setting of the group",
  } as Record<string, string>,
  duration: (seconds: number): string => {
    const [size, one, other] =
      seconds % 86_400 === 0
        ? [86_400, "day", "days"]
        : seconds % 3600 === 0
          ? [3600, "hour", "hours"]
          : seconds % 60 === 0
            ? [60, "minute", "minutes"]
            : [1, "second", "seconds"];
    return counted("en", seconds / (size as number), { one: one as string, other: other as string });
  },
};

export const actionWords: Catalogue<typeof en> = { en };
