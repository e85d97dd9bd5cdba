/** Addresses of how a group moderates, and of appeals. */
import { json, write, type Addresses } from "./operation";

const read = { scope: "read" } as const;

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
};
