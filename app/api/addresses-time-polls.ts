/** Addresses of questions to a group, when all could come. */
import { json, page, write, type Addresses } from "./operation";

const read = { scope: "read" } as const;
const refuses = [409];

export const timePollAddresses: Addresses = {
  "/groups/{slug}/time-polls": {
    GET: {
      says: "Questions for a time, newest first, for members",
      ...read,
      query: page,
      gives: { 200: "TimePollPage" },
    },
    POST: {
      says: "Asks the group when all could come",
      ...write,
      takes: json("NewTimePoll"),
      gives: { 200: "TimePollView", 201: "TimePollView" },
      refuses,
    },
  },
  "/time-polls/{id}": {
    GET: { says: "One of them: who could when, and what suits best", ...read, gives: { 200: "TimePollView" } },
    PATCH: {
      says: "Changes the times; closes it without a session, or takes that back",
      ...write,
      takes: json("TimePollChange"),
      gives: { 200: "TimePollView" },
      refuses,
    },
  },
  "/time-polls/{id}/answers": {
    PUT: {
      says: "Says when the asker could come",
      ...write,
      takes: json("TimeAnswers"),
      gives: { 200: "TimePollView" },
      refuses,
    },
  },
};
