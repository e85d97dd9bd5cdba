/** Addresses of what a group does beforehand, and of whom one does not want to see. */
import { json, write, type Addresses } from "./operation";

const read = { scope: "read" } as const;

export const preventionAddresses: Addresses = {
  "/groups/{slug}/prevention": {
    GET: { says: "What a group does beforehand, for those who moderate", ...read, gives: { 200: "Prevention" } },
    PATCH: {
      says: "Hosts say what a group does beforehand; what is not named stays",
      ...write,
      takes: json("PreventionChange"),
      gives: { 200: "Prevention" },
    },
  },
  "/blocks": {
    GET: { says: "Whom one does not want to see", ...read, gives: { 200: "BlockPage" } },
  },
  "/blocks/{user}": {
    PUT: {
      says: "Does not see somebody any more; they are not told",
      ...write,
      gives: { 204: null },
      refuses: [409],
    },
    DELETE: { says: "Sees them again", ...write, gives: { 204: null } },
  },
};
