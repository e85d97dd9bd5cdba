/** Addresses of what befalls a group as a whole: archive, another host, the log. */
import { json, nothing, page, write, type Addresses } from "./operation";

export const groupStateAddresses: Addresses = {
  "/groups/{slug}/archive": {
    PUT: { says: "Archives it: read, changed by nobody", ...write, gives: { 200: "GroupView" } },
    DELETE: { says: "Restores it", ...write, gives: { 200: "GroupView" } },
  },
  "/groups/{slug}/host": {
    PUT: {
      says: "Hands the group over; signed in with a cookie and a fresh proof only",
      ...write,
      takes: json("NewHost"),
      gives: nothing,
    },
  },
  "/groups/{slug}/log": {
    GET: {
      says: "Hosts and moderators: every use of power, newest first. Others, and `view=public`: what moderators did",
      query: [...page, "view", "action", "rule", "role", "fate", "number", "from", "until"],
      gives: { 200: "GroupLogPage" },
    },
  },
  "/groups/{slug}/log/numbers": {
    GET: {
      says: "What moderation comes to, quarter by quarter, newest first; for those who read the members' log",
      query: page,
      gives: { 200: "LogNumbersPage" },
    },
  },
};
