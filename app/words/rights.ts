import type { Deed, PlaceInGroup } from "../groups/rights";
import type { Catalogue } from "./words";

/** The page that says who may do what. */
const en = {
  title: "Who may do what",
  lead: "As this group is set up now. The table is made from the very rules that decide.",
  deed: "May they …",
  yes: "yes",
  no: "no",
  places: {
    anybody: "Others with an account",
    pending: "Waiting",
    guest: "Guests",
    member: "Members",
    moderator: "Moderators",
    facilitator: "Facilitators",
    host: "Hosts",
  } satisfies Record<PlaceInGroup, string> as Record<string, string>,
  deeds: {
    canSeeGroup: "find the group and read its description",
    canRead: "read texts and comments",
    canComment: "comment, reply and edit their comments",
    canReact: "react to comments",
    canTakeBack: "delete what they wrote",
    canJoin: "join, or ask to",
    canLeave: "leave, or take back the wish to join",
    canSeeMembers: "see who is in the group",
    canGoFirst: "write without waiting where there is slow mode",
    canSettleQuestions: "mark others’ questions as answered or parked",
    canReadLog: "read in the log what moderators did",
    canSeeLog: "read the whole log",
    canSeeRestraints: "see who is muted, suspended or banned",
    canSeeWithheld: "read what moderators took out of sight",
    canAddText: "add, order, lock, archive and delete texts",
    canInvite: "make and withdraw invite links",
    canInviteGuests: "make links for guests",
    canLetIn: "decide on who asks to join",
    canRemoveMember: "remove members and guests",
    canChangeRoles: "change roles",
    canChangeGroup: "change settings and address",
    canSeeWebhooks: "see which programs are told what happens (webhooks), and end that",
    canKeepWebhooks: "have other programs told what happens (webhooks)",
    canHandOver: "hand over the group",
    canArchive: "archive the group",
    canRestore: "restore it from the archive",
    canDeleteGroup: "delete the group",
  } satisfies Record<Deed, string> as Record<string, string>,
  notes: [
    "Anybody without an account sees what “others with an account” see, and does nothing.",
    "Guests who have an account may also join, or ask to, where others with an account may. While they wait, and if they are turned away, they stay the guests they were.",
    "Whoever wrote a question may always mark it, where commenting is open.",
    "On a locked or archived text nobody comments or reacts; what was said stays, and one’s own can be deleted.",
    "Whoever a moderator has muted reads, takes back what is theirs and may leave; nothing else of this is theirs meanwhile. Whoever is suspended or banned has no place here until that ends.",
    "Who runs this server can read the database. The server’s operator has no other powers in a group than these.",
  ],
};

export const rightsWords: Catalogue<typeof en> = { en };
