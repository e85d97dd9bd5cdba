/** Addresses of what is kept for the law. */
import { json, page, type Addresses } from "./operation";

const moderate = { scope: "moderate" } as const;
const put = { ...moderate, takes: json("NewHold"), gives: { 201: "HoldView" as const }, refuses: [409] };

export const holdAddresses: Addresses = {
  "/legal-removals": {
    GET: {
      says: "What was removed by law in all groups, newest first; for operators",
      scope: "operate",
      query: page,
      gives: { 200: "LegalRemovals" },
    },
  },
  "/cases/{id}/hold": {
    POST: { says: "Keeps a case, and all about the same, for a court or an authority; hosts and operators", ...put },
  },
  "/actions/{id}/hold": {
    POST: { says: "The same for what was removed by law", ...put },
  },
  "/holds/{id}": {
    GET: { says: "One that was put, for those who may", scope: "read", gives: { 200: "HoldView" } },
  },
  "/holds/{id}/end": {
    POST: {
      says: "What was kept apart is deleted, and the rest is kept for as long as the group has set",
      ...moderate,
      takes: json("ActionEnd"),
      gives: { 200: "HoldView" },
      refuses: [409],
    },
  },
  "/groups/{slug}/people/{user}/records": {
    POST: {
      says: "What the group has on record about one person, with who reported; for hosts; in the log",
      ...moderate,
      gives: { 200: "PersonRecords" },
    },
  },
  "/users/{id}/records": {
    POST: {
      says: "What moderators of all groups decided about one account; for operators; in the log of each group",
      scope: "operate",
      gives: { 200: "AccountRecords" },
    },
  },
  "/holds/{id}/export": {
    POST: {
      says: "All the words that it keeps, for operators; in the log",
      ...moderate,
      gives: { 200: "HoldFile" },
      refuses: [409],
    },
  },
};
