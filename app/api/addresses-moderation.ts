/** Addresses of rules, reports, and what waits for moderators. */
import { json, page, write, type Addresses } from "./operation";

const read = { scope: "read" } as const;
const made = { 200: "OwnReport", 201: "OwnReport" } as const;

export const moderationAddresses: Addresses = {
  "/groups/{slug}/rules": {
    GET: { says: "The rules in force, for whoever may know of the group", gives: { 200: "GroupRules" } },
    PUT: {
      says: "Hosts publish a new version; the same once more is none",
      ...write,
      takes: json("GroupRulesChange"),
      gives: { 200: "GroupRules", 201: "GroupRules" },
      refuses: [409],
    },
  },
  "/comments/{id}/reports": {
    POST: {
      says: "Complains about a comment; whoever has done so while it is open adds to it",
      ...write,
      takes: json("NewReport"),
      gives: made,
      refuses: [409, 410],
    },
  },
  "/texts/{id}/reports": {
    POST: {
      says: "Complains about a text",
      ...write,
      takes: json("NewReport"),
      gives: made,
      refuses: [409],
    },
  },
  "/groups/{slug}/members/{user}/reports": {
    POST: {
      says: "Complains about a person, or what they call themselves",
      ...write,
      takes: json("NewPersonReport"),
      gives: made,
      refuses: [409],
    },
  },
  "/reports/{id}": {
    DELETE: {
      says: "Takes one's own report back, while nobody has decided",
      ...write,
      gives: { 200: "OwnReport" },
      refuses: [409],
    },
  },
  "/groups/{slug}/reports": {
    GET: {
      says: "What waits for moderators, oldest first, each with its reports",
      ...read,
      query: [...page, "why", "of", "mine"],
      gives: { 200: "CasePage" },
    },
  },
  "/cases/{id}": {
    GET: { says: "One case, with all that helps to decide it", ...read, gives: { 200: "CaseView" } },
    PATCH: {
      says: "Claims it, notes, hands it over; all of it or nothing",
      scope: "moderate",
      takes: json("CaseChange"),
      gives: { 200: "CaseView", 204: null },
      refuses: [409],
    },
  },
};
