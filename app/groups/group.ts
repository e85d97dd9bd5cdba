/** What a group is, and who may do what in it. Pure rules, tested by a table. */
import type { Viewer } from "../accounts/user";

export const visibilities = ["public", "unlisted", "private"] as const;
export type Visibility = (typeof visibilities)[number];
export const joinings = ["open", "request", "invite"] as const;
export type Joining = (typeof joinings)[number];
export const roles = ["host", "facilitator", "moderator", "member"] as const;
export type Role = (typeof roles)[number];

export type Membership = { role: Role; state: "active" | "pending" };

/** What decides who may do what: the group's settings and the asker's place in it. */
export type Standing = {
  viewer: Viewer;
  group: { visibility: Visibility; joining: Joining };
  membership: Membership | null;
};

export type GroupView = {
  id: string;
  slug: string;
  name: string;
  description: string;
  visibility: Visibility;
  joining: Joining;
  createdAt: string;
  memberCount: number;
  textCount: number;
};

export type MemberView = {
  user: { id: string; name: string };
  role: Role;
  state: Membership["state"];
  joinedAt: string;
};

/** A link that lets people in, for those who may make one. `url` is a path. */
export type InviteView = {
  code: string;
  url: string;
  uses: number;
  /** null: as many as like. */
  maxUses: number | null;
  createdAt: string;
  expiresAt: string;
  createdBy: { id: string; name: string } | null;
};

/** What whoever holds an invite may know before coming in. */
export type InviteOffer = {
  code: string;
  group: Pick<GroupView, "slug" | "name" | "description" | "visibility" | "memberCount">;
  invitedBy: string | null;
  isMember: boolean;
};

export const groupLimits = {
  name: { min: 2, max: 80 },
  slug: { min: 2, max: 48 },
  description: { max: 2000 },
  /** Days an invite may live at most, and how many uses it may carry at most. */
  invite: { days: 90, uses: 1000 },
} as const;

const isActive = ({ membership }: Standing) => membership?.state === "active";
const isHost = (standing: Standing) => isActive(standing) && standing.membership?.role === "host";

/** A private group does not exist for those outside; a pending member is outside, but sees the group's door. */
export const canSeeGroup = (s: Standing) => s.group.visibility !== "private" || s.membership !== null;
/** Texts, comments, members, what is new. */
export const canRead = (s: Standing) => s.group.visibility !== "private" || isActive(s);
/** The members' list names people, so it is for members, whatever the visibility. */
export const canSeeMembers = isActive;
export const canComment = isActive;
export const canReact = isActive;
export const canAddText = (s: Standing) => isActive(s) && ["host", "facilitator"].includes(s.membership?.role ?? "");
export const canInvite = canAddText;
export const canChangeGroup = isHost;
export const canDeleteGroup = isHost;
export const canChangeRoles = isHost;
export const canLetIn = isHost;
export const canRemoveMember = isHost;
/** Park or answer somebody else's question. The asker always may. */
export const canSettleQuestions = (s: Standing) => isActive(s) && s.membership?.role !== "member";
/** Listed where anybody browses. */
export const isListed = (group: { visibility: Visibility }) => group.visibility === "public";
/** Whether the asker may come in by themselves, must ask, or needs an invite. */
export function wayIn(s: Standing): "in" | "waiting" | Joining {
  if (isActive(s)) return "in";
  if (s.membership) return "waiting";
  return s.group.joining;
}
