/** Addresses of how a group moderates, and of appeals. */
import { json, nothing, write, type Addresses } from "./operation";

const read = { scope: "read" } as const;
const moderate = { scope: "moderate" } as const;
const appeal = { gives: { 200: "AppealView" } } as const;
const decided = { refuses: [409] };

export const appealAddresses: Addresses = {
  "/groups/{slug}/moderation-settings": {
    GET: { says: "How a group moderates, for all who read there", ...read, gives: { 200: "ModerationSettings" } },
    PATCH: {
      says: "Hosts say how a group moderates; what is not named stays",
      ...write,
      takes: json("ModerationSettingsChange"),
      gives: { 200: "ModerationSettings" },
    },
  },
  "/actions/{id}/appeal": {
    GET: { says: "The appeal against an action, for whoever has a part in it", ...read, ...appeal },
    POST: {
      says: "Whom it concerns objects, once; also where they are shut out of the group",
      ...write,
      takes: json("NewAppeal"),
      gives: { 201: "AppealView" },
      ...decided,
    },
  },
  "/appeals/{id}": {
    GET: { says: "One appeal: who objected, the group’s moderators and whoever decides read it", ...read, ...appeal },
    DELETE: { says: "Whoever objected takes it back", ...write, gives: nothing, ...decided },
  },
  "/appeals/{id}/messages": {
    POST: { says: "Says something to it", ...write, takes: json("AppealMessage"), ...appeal, ...decided },
  },
  "/appeals/{id}/decide": {
    POST: {
      says: "Somebody who did not act decides; what is granted is undone",
      ...moderate,
      takes: json("AppealDecision"),
      ...appeal,
      ...decided,
    },
  },
  "/appeals/{id}/accept": {
    POST: { says: "Somebody who was drawn by lot will decide", ...write, ...appeal, ...decided },
  },
  "/appeals/{id}/decline": {
    POST: { says: "Somebody who was drawn would rather not: another is", ...write, gives: nothing, ...decided },
  },
  "/appeals/{id}/vote": {
    POST: {
      says: "Somebody who was drawn votes; as soon as two agree it is decided",
      ...write,
      takes: json("AppealDecision"),
      ...appeal,
      ...decided,
    },
  },
};
