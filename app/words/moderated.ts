import type { ActionKind } from "../moderation/action";
import type { Catalogue } from "./words";

type Told = Partial<Record<ActionKind, string>>;

/** What whoever is concerned is told of an action: in notices, in mail and on its own page, in the same sentences. */
const en = {
  acted: {
    approve: "Your comment is shown.",
    hide: "Your comment was hidden.",
    remove: "Your comment was removed.",
    edit: "You are asked to reword a comment. It is hidden until then.",
    law: "Your comment was removed because the law demands it.",
    move: "Your thread was moved to another place in its text.",
    warn: "You were warned.",
    mute: "You were muted: you can read, and not write.",
    suspend: "You were shut out of the group for a time.",
    ban: "You were shut out of the group for good.",
  } satisfies Told as Record<string, string>,
  undone: {
    hide: "Hiding your comment was undone: it is shown as before.",
    remove: "Removing your comment was undone: it is shown as before.",
    edit: "The demand to reword your comment was undone: it is shown as before.",
    law: "Removing your comment by law was undone: it is shown as before.",
    move: "Moving your thread was undone: it hangs where it did.",
    warn: "The warning was undone.",
    mute: "Muting you was undone: you can write again.",
    suspend: "Your suspension was undone: you are in the group as before.",
    ban: "Your ban was undone: you are in the group as before.",
  } satisfies Told as Record<string, string>,
  lifted: {
    hide: "Your comment is shown again.",
    edit: "Your comment is shown again.",
    mute: "You can write again, earlier than was said.",
    suspend: "Your suspension ends earlier than was said.",
    ban: "Your ban is over.",
  } satisfies Told as Record<string, string>,
  ended: {
    hide: "The time is over: your comment is shown again.",
    edit: "The time is over: your comment is shown again.",
    mute: "The time is over: you can write again.",
    suspend: "The time is over: you are in the group again.",
    ban: "The time is over: you may come to the group again.",
  } satisfies Told as Record<string, string>,
  rule: (number: number, title: string) => (title ? `Rule ${number}: ${title}` : `Rule ${number}`),
  /** In mail, where nobody's clock is known. */
  untilUtc: (at: string) => `Until ${at.slice(0, 10)} ${at.slice(11, 16)} UTC`,
  until: "until",
  because: (reason: string) => `Why: ${reason}`,
  by: (role: string) => `By ${role}`,
  appeal: "You can object. All about it, and how:",
  all: "All about it:",

  /** Of a report, to whoever made it. */
  reportActed: "You reported something, and moderators have acted on it.",
  reportNot: "You reported something. Moderators looked at it and found no ground to act.",
  reportWithdrawn: "You reported something. Its author has taken it away.",
  appealed: {
    decided: "Your appeal was decided.",
    asked: "You were drawn to decide an appeal.",
    message: "There is a message about an appeal.",
    overdue: "An appeal was not decided in time.",
    against: "Somebody objects to what you did as a moderator.",
    settled: "It was decided what becomes of an objection to what you did as a moderator.",
  } as Record<string, string>,
  handed: "A case was handed to you to decide.",
  waits: "Something has waited for a moderator for more than a day.",
};

export const moderatedWords: Catalogue<typeof en> = { en };
