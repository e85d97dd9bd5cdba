/** Addresses of what a group does beforehand. */
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
};
