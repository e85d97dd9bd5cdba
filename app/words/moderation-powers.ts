import type { Holder, PowerRow, Reach } from "../moderation/powers";
import type { Catalogue } from "./words";

/** On the page that says who may do what: the powers of moderation. */
const en = {
  title: "Moderation: who has which power over whom",
  lead: "Every use of it names a rule and a reason, is told to whoever it concerns, stands in the log, can be undone, and can be appealed against to somebody else.",
  power: "May they …",
  holders: {
    member: "Members",
    facilitator: "Facilitators",
    moderator: "Moderators",
    host: "Hosts",
    operator: "The server’s operator",
  } satisfies Record<Holder, string> as Record<string, string>,
  powers: {
    dismiss: "decide that a report is no ground to act",
    approve: "show a comment that was held or hidden",
    hide: "hide a comment",
    edit: "ask for a comment to be reworded, and hide it until then",
    remove: "remove a comment",
    law: "remove a comment because the law demands it",
    hold: "keep a case, or what was removed by law, for a court or an authority",
    move: "move a thread to another place of its text",
    lock: "close a thread, or a text, to comments",
    slow: "make a thread or a text slow",
    answers: "allow nothing but answers to one question there",
    "group-wide": "close or slow the whole group, or allow nothing but answers",
    warn: "warn somebody",
    mute: "mute somebody for a time",
    suspend: "shut somebody out for a time",
    ban: "shut somebody out for good",
    undo: "undo or end early what a moderator did",
  } satisfies Record<PowerRow, string> as Record<string, string>,
  reach: {
    no: "no",
    yes: "yes",
    member: "members’ and guests’",
    facilitator: "up to facilitators’",
    moderator: "up to moderators’",
    host: "everybody’s",
  } satisfies Record<Reach, string> as Record<string, string>,
  notes: [
    "Nobody decides in their own case: not over what they wrote, and not over an action against themselves.",
    "Words are judged by equals; a person is muted or shut out only by somebody who stands above them.",
    "Whoever has reported something leaves it to others, as long as others are there to decide.",
    "What a host did, no moderator undoes. What a panel of members decided, neither moderators nor hosts undo.",
    "Where all moderators are concerned themselves, hosts decide; where no host is left either, the server’s operator does, who is shown the reported words and nothing else.",
    "Whoever is muted, and every guest, has none of these powers.",
  ],
};

export const powerWords: Catalogue<typeof en> = { en };
