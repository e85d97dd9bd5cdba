/** What a group is, and who may do what in it. Pure rules, tested by a table. */
import type { Viewer } from "../accounts/user";

/** From what most people see to what fewest do. */
export const visibilities = ["public", "unlisted", "private"] as const;
export type Visibility = (typeof visibilities)[number];
export const joinings = ["open", "request", "invite"] as const;
export type Joining = (typeof joinings)[number];
export const roles = ["host", "facilitator", "moderator", "member"] as const;
export type Role = (typeof roles)[number];

/** What a guest may, from least to most. */
export const guestRights = ["read", "comment"] as const;
export type GuestRight = (typeof guestRights)[number];
/** What a group lets its guests do at most. */
export const guestsAllowed = ["none", ...guestRights] as const;
export type GuestsAllowed = (typeof guestsAllowed)[number];
/** What an invite makes of whoever comes. */
export const grants = ["member", ...guestRights] as const;
export type Grants = (typeof grants)[number];
/** `locked`: read, not commented on. `archived`: the same, and kept out of the way. */
export const textStates = ["open", "locked", "archived"] as const;
export type TextState = (typeof textStates)[number];

/** `guest`: what a guest was let in to do; members have none. A guest who asks to become a member (`pending`) stays a guest meanwhile. */
export type Membership = { role: Role; state: "active" | "pending"; guest?: GuestRight };

/** What decides who may do what: the group's settings, the asker's place in it, and the text it is about. */
export type Standing = {
  viewer: Viewer;
  group: { visibility: Visibility; joining: Joining; isArchived: boolean; guests: GuestsAllowed };
  membership: Membership | null;
  /** Of the text that is asked about; none: it is about the group. */
  text?: TextState;
  /** Until when one comes in by invitation only, whatever the group's settings say else. ISO 8601. */
  inviteOnlyUntil?: string;
  /** A moderator keeps the asker from writing: they read, and take back what is theirs. */
  isMuted?: boolean;
  /** A moderator keeps the asker outside; they have no membership meanwhile. */
  shutOut?: "suspended" | "banned" | null;
  /** Until when either holds (null: until it is ended), and where it says why. */
  held?: { until: string | null; url: string } | null;
};

export type GroupView = {
  id: string;
  slug: string;
  name: string;
  description: string;
  visibility: Visibility;
  joining: Joining;
  /** What whoever asks to come in is asked; "": nothing. */
  joinQuestion: string;
  guests: GuestsAllowed;
  /** BCP 47. */
  language: string;
  /** IANA. */
  timeZone: string;
  archivedAt: string | null;
  createdAt: string;
  memberCount: number;
  textCount: number;
};

export type MemberView = {
  user: { id: string; name: string };
  role: Role;
  state: Membership["state"];
  /** What they may as a guest; null: a member. */
  guest: GuestRight | null;
  joinedAt: string;
  /** What they wrote when they asked to come in; "" once that is decided. */
  answer: string;
  /** How they hold a role above a member's; null: they hold none. */
  holding: Holding | null;
};

export const holdingRights = ["founded", "appointed", "handed-over", "operator", "elected", "kept"] as const;
/** Since when somebody holds their role, by what right, given by whom, and until when (null: no term is set). */
export type Holding = {
  since: string;
  by: (typeof holdingRights)[number];
  grantedBy: { id: string; name: string } | null;
  until: string | null;
};

/** A link that lets people in, for those who may make one. `url` is a path. */
export type InviteView = {
  code: string;
  url: string;
  grants: Grants;
  uses: number;
  /** null: as many as like. */
  maxUses: number | null;
  createdAt: string;
  expiresAt: string;
  createdBy: { id: string; name: string } | null;
  /** Who are here as guests by it. */
  guests: number;
};

/** What whoever holds an invite may know before coming in. */
export type InviteOffer = {
  code: string;
  group: Pick<GroupView, "slug" | "name" | "description" | "visibility" | "memberCount">;
  grants: Grants;
  invitedBy: string | null;
  /** In the group already, with all that the invite would give. */
  isMember: boolean;
};

export const groupLimits = {
  name: { min: 2, max: 80 },
  slug: { min: 2, max: 48 },
  description: { max: 2000 },
  joinQuestion: { max: 300 },
  answer: { max: 1000 },
  /** A BCP 47 tag (RFC 5646 section 4.4.1). */
  language: { min: 2, max: 35 },
  /** Days an invite may live at most, and how many uses it may carry at most. */
  invite: { days: 90, uses: 1000 },
} as const;

const isActive = ({ membership }: Standing) => membership?.state === "active";
const isMember = (s: Standing) => isActive(s) && s.membership?.guest === undefined;
const isOne = (s: Standing, ...of: Role[]) => isMember(s) && of.some((role) => role === s.membership?.role);
/** A guest may what they were let in for, as far as the group still allows it to guests. */
const isGuest = (s: Standing) => s.membership?.guest !== undefined && s.group.guests !== "none";
const mayGuestComment = (s: Standing) =>
  isGuest(s) && s.membership?.guest === "comment" && s.group.guests === "comment";
/** An archived group is read by those who could read it and changed by nobody. */
const isKept = (s: Standing) => !s.group.isArchived;
/** Whoever is muted changes nothing, whatever their role. */
const mayChange = (s: Standing) => isKept(s) && !s.isMuted;
const isOpen = (s: Standing) => mayChange(s) && (s.text ?? "open") === "open";

/** A private group does not exist for those outside; a pending member is outside, but sees the group's door. */
export const canSeeGroup = (s: Standing) =>
  s.group.visibility !== "private" || isMember(s) || isGuest(s) || s.membership?.state === "pending";
/** Texts, comments, what is new. */
export const canRead = (s: Standing) => s.group.visibility !== "private" || isMember(s) || isGuest(s);
/** The members' list names people, so it is for members, whatever the visibility. */
export const canSeeMembers = isMember;
/** Which of the group's sessions somebody may see: guests only those that have guests. */
export const sessionSight = (s: Standing): SessionSight => (isMember(s) ? "all" : isGuest(s) ? "guests" : "none");
export type SessionSight = "all" | "guests" | "none";
/** Write, reword, react: what is locked or archived stays as it is. */
export const canComment = (s: Standing) => isOpen(s) && (isMember(s) || mayGuestComment(s));
export const canReact = canComment;
/**
 * Be named among those who read here, and see who the others are: whoever belongs to those who write, whatever is locked
 * just now. All others are counted: a name is words too, and whoever may write none here shows none.
 */
export const canBeSeen = (s: Standing) => !s.isMuted && (isMember(s) || mayGuestComment(s));
/** Take one's own words away, also where nothing else may be changed. */
export const canTakeBack = (s: Standing) => isMember(s) || isGuest(s);
/** Park or answer somebody else's question. The asker always may. */
export const canSettleQuestions = (s: Standing) => isOpen(s) && isOne(s, "host", "facilitator", "moderator");
/** Write where others have to wait: in slow mode, and where only answers are taken. */
export const canGoFirst = (s: Standing) => isOne(s, "host", "facilitator", "moderator");
/** Put texts on the lectern, in order, with dates; lock and archive them. */
export const canAddText = (s: Standing) => mayChange(s) && isOne(s, "host", "facilitator");
export const canInvite = canAddText;
/** Make links for guests, where the group has any. */
export const canInviteGuests = (s: Standing) => canInvite(s) && s.group.guests !== "none";
export const canLetIn = (s: Standing) => mayChange(s) && isOne(s, "host");
export const canRemoveMember = canLetIn;
export const canChangeRoles = canLetIn;
/** Make another the host in one's own place. */
export const canHandOver = canLetIn;
export const canChangeGroup = canLetIn;
export const canArchive = canLetIn;
export const canRestore = (s: Standing) => s.group.isArchived && !s.isMuted && isOne(s, "host");
export const canDeleteGroup = (s: Standing) => !s.isMuted && isOne(s, "host");
/** See which programs outside are told what happens here, and end that. */
export const canSeeWebhooks = (s: Standing) => isOne(s, "host");
/** Say which programs those are. */
export const canKeepWebhooks = canLetIn;
/** Read what was done with power here. */
export const canSeeLog = (s: Standing) => isOne(s, "host", "moderator");
/** Read what moderators did, as it is told to all: where everybody reads what is written, everybody does; of a private group its members. */
export const canReadLog = (s: Standing) => s.group.visibility !== "private" || isMember(s);
/** Read the words of comments that are withheld from everybody else. */
export const canSeeWithheld = (s: Standing) => !s.isMuted && isOne(s, "host", "moderator");
/** Read who is muted, suspended or banned. */
export const canSeeRestraints = canSeeWithheld;
/** Also take back the wish to come in. */
export const canLeave = (s: Standing) => s.membership !== null;
/** An account that came by a guests' link is for that group only. Who is shut out comes in by no door. */
export const canJoin = (s: Standing) =>
  isKept(s) &&
  !s.shutOut &&
  s.viewer !== null &&
  !s.viewer.isGuest &&
  canSeeGroup(s) &&
  isOutside(s) &&
  s.group.joining !== "invite";
const isOutside = ({ membership }: Standing) =>
  membership === null || (membership.guest !== undefined && membership.state === "active");

/** Somebody's place as it is kept, for lists of what is their own. `guest` null: a member. */
type Kept = { role: Role; state: Membership["state"]; guest: GuestRight | null };
export const standingOfKept = (
  group: { visibility: Visibility; joining: Joining; archivedAt: Date | null; guests: GuestsAllowed },
  kept: Kept | null,
): Standing => ({
  viewer: null,
  group: { ...group, isArchived: group.archivedAt !== null },
  membership: kept && { role: kept.role, state: kept.state, ...(kept.guest ? { guest: kept.guest } : {}) },
});

/** Listed where anybody browses. */
export const isListed = (group: { visibility: Visibility }) => group.visibility === "public";

/** Whether more people would see it than do now. */
export const isWider = (from: Visibility, to: unknown): to is Visibility =>
  visibilities.some((each) => each === to) && visibilities.indexOf(to as Visibility) < visibilities.indexOf(from);

/** Nobody sees a private group from outside, so a door there that is open to whoever sees it is open to nobody. */
export const isShutDoor = ({ visibility, joining }: { visibility: Visibility; joining: Joining }) =>
  visibility === "private" && joining === "open";

/** Whether the asker may come in by themselves, must ask, or needs an invite. `closed`: nobody comes in any more; `shut-out`: they do not. */
export function wayIn(s: Standing): "in" | "guest" | "waiting" | "closed" | "shut-out" | Joining {
  if (s.shutOut) return "shut-out";
  if (isMember(s)) return "in";
  if (s.membership?.state === "pending") return "waiting";
  if (isGuest(s) && (s.viewer?.isGuest || s.group.joining === "invite" || s.group.isArchived)) return "guest";
  return s.group.isArchived ? "closed" : s.group.joining;
}

/** Why nobody writes here just now, whoever they are; null where it is open. */
export function whyClosed(s: Standing): "group-archived" | "text-locked" | "text-archived" | null {
  if (s.group.isArchived) return "group-archived";
  if (s.text === "locked") return "text-locked";
  return s.text === "archived" ? "text-archived" : null;
}
