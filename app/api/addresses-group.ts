/** Addresses of groups, their members and invites. */
import { json, nothing, page, write, type Addresses } from "./operation";

export const groupAddresses: Addresses = {
  "/groups": {
    GET: { says: "The public groups, and one's own", query: page, gives: { 200: "GroupPage" } },
    POST: {
      says: "Makes a group and becomes its host",
      ...write,
      takes: json("NewGroup"),
      gives: { 201: "GroupView", 200: "GroupView" },
      refuses: [409],
    },
  },
  "/groups/{slug}": {
    GET: { says: "One group", gives: { 200: "GroupView" } },
    PATCH: {
      says: "Changes what is sent, its address too",
      ...write,
      takes: json("GroupChange"),
      gives: { 200: "GroupView" },
    },
    DELETE: { says: "Deletes it with all its texts and comments", ...write, gives: nothing },
  },
  "/groups/{slug}/members": {
    GET: {
      says: "Who is in it, for members; who is kept from it (`state`), for moderators",
      query: [...page, "state"],
      gives: { 200: "MemberPage" },
    },
    POST: {
      says: "Comes in, or asks to (202)",
      ...write,
      takes: json("JoinRequest"),
      gives: { 201: "Joined", 202: "Joined" },
    },
  },
  "/groups/{slug}/members/{user}": {
    PATCH: {
      says: "Gives a role, or lets in who asked to or was removed",
      ...write,
      takes: json("MemberChange"),
      gives: nothing,
      refuses: [409],
    },
    DELETE: {
      says: "Removes a member, whom no invite lets back in until a host does; `me`: leaves",
      query: ["links"],
      ...write,
      gives: nothing,
      refuses: [409],
    },
  },
  "/groups/{slug}/invites": {
    GET: { says: "The invites that still work", gives: { 200: "InvitePage" } },
    POST: { says: "Makes an invite", ...write, takes: json("NewInvite"), gives: { 201: "InviteView" } },
  },
  "/groups/{slug}/invites/{code}": {
    DELETE: { says: "Withdraws it", query: ["visits"], ...write, gives: nothing },
  },
  "/invites/{code}": {
    GET: { says: "What one is invited to", gives: { 200: "InviteOffer" }, refuses: [410] },
    POST: { says: "Accepts", ...write, gives: { 201: "InviteAccepted", 200: "InviteAccepted" }, refuses: [410] },
  },
};
