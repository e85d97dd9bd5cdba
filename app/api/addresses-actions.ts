/** Addresses of what moderators do, and of how one stands in a group oneself. */
import { json, page, type Addresses } from "./operation";

const read = { scope: "read" } as const;
const moderate = { scope: "moderate" } as const;

export const actionAddresses: Addresses = {
  "/groups/{slug}/actions": {
    GET: {
      says: "What moderators did, newest first; for moderators",
      ...read,
      query: page,
      gives: { 200: "ActionPage" },
    },
    POST: {
      says: "Acts as a moderator; or many at once with `items`, answered 200 one by one",
      ...moderate,
      takes: json("NewAction"),
      gives: { 201: "ActionView", 200: "ManyActions" },
      refuses: [409],
    },
  },
  "/actions/{id}": {
    GET: { says: "One action, for whom it concerns and for moderators", ...read, gives: { 200: "Statement" } },
  },
  "/actions/{id}/undo": {
    POST: {
      says: "As if it had not been: what stood before stands again",
      ...moderate,
      takes: json("ActionEnd"),
      gives: { 200: "ActionView" },
      refuses: [409],
    },
  },
  "/actions/{id}/lift": {
    POST: {
      says: "Ends it before its time",
      ...moderate,
      takes: json("ActionEnd"),
      gives: { 200: "ActionView" },
      refuses: [409],
    },
  },
  "/actions/{id}/tell": {
    POST: {
      says: "Whom a removal by law concerns may know of it now; for hosts and operators",
      ...moderate,
      gives: { 200: "Statement" },
      refuses: [409],
    },
  },
  "/groups/{slug}/standing": {
    GET: { says: "How one stands in the group oneself", ...read, gives: { 200: "OwnStanding" } },
  },
};
