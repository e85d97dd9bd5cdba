import { counted, type Catalogue } from "./words";

const en = {
  // Refusals
  slugShape: "An address is 2 to 48 small letters, digits and single hyphens.",
  slugReserved: "This address is kept for Lectern itself. Choose another.",
  slugTaken: "Another group has this address. Choose another.",
  visibility: `Choose "public", "unlisted" or "private".`,
  joining: `Choose "open", "request" or "invite".`,
  idShape: "An id is 8 to 64 letters, digits, hyphens or underscores.",
  idTaken: "A different group has this id already.",
  hostsChange: "Only a host can change this group.",
  hostsDelete: "Only a host can delete this group.",
  typeSlug: (slug: string) => `To delete the group, type its address: ${slug}`,
  inviteOnly: "One joins this group with an invite. Ask somebody in it for a link.",
  membersOnly: "The list of members is for members.",
  hostsLetIn: "Only a host can decide who comes in.",
  hostsRoles: "Only a host can change roles.",
  hostsRemove: "Only a host can remove somebody.",
  role: `A role is "host", "facilitator", "moderator" or "member".`,
  state: `Send "role", or "state" with the value "active".`,
  lastHost: "This is the last host, and a group needs one. Make somebody else a host first.",
  notMember: "This person is not in the group.",
  stillWaiting: "This person still waits to be let in.",
  notInvite: "Hosts and facilitators make invites.",
  days: (most: number) => `Days are a whole number from 1 to ${most}.`,
  uses: (most: number) => `Uses are a whole number from 1 to ${most}, or nothing for as many as like.`,
  inviteExpired: "This invite has expired. Ask for a new link.",
  inviteUsed: "This invite has been used up. Ask for a new link.",
  inviteRevoked: "This invite has been withdrawn.",
  cursor: "This cursor does not belong to this list.",

  // Shared
  roles: { host: "Host", facilitator: "Facilitator", moderator: "Moderator", member: "Member" },
  members: (count: number) => counted("en", count, { one: "member", other: "members" }),
  texts: (count: number) => counted("en", count, { one: "text", other: "texts" }),
};

export const groupWords: Catalogue<typeof en> = { en };
