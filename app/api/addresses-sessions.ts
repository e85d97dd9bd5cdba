/** Addresses of reading sessions: planning them, and all that happens in one. */
import { json, nothing, page, write, type Addresses } from "./operation";

const read = { scope: "read" } as const;
const state = { 200: "SessionState" as const };
const refuses = [409];

export const sessionAddresses: Addresses = {
  "/groups/{slug}/sessions": {
    GET: {
      says: "Sessions of the group: those that come or run, soonest first, or those that are over, newest first",
      query: [...page, "when"],
      gives: { 200: "SessionPage" },
    },
    POST: {
      says: "Plans one, or a series of them; answers the first",
      ...write,
      takes: json("NewSession"),
      gives: { 200: "SessionPlan", 201: "SessionPlan" },
      refuses,
    },
  },
  "/groups/{slug}/session-customs": {
    GET: { says: "How the group holds its sessions, and orders who waits to speak", gives: { 200: "SessionCustoms" } },
    PUT: {
      says: "Changes that, for sessions planned from now on",
      ...write,
      takes: json("CustomsChange"),
      gives: { 200: "SessionCustoms" },
    },
  },
  "/groups/{slug}/session-templates": {
    GET: { says: "Agendas to begin with", gives: { 200: "AgendaTemplates" } },
    POST: { says: "Keeps one", ...write, takes: json("NewAgendaTemplate"), gives: { 201: "AgendaTemplate" }, refuses },
  },
  "/groups/{slug}/session-templates/{id}": {
    PATCH: { says: "Renames one", ...write, takes: json("TemplateName"), gives: { 200: "AgendaTemplate" }, refuses },
    DELETE: { says: "Drops one", ...write, gives: nothing },
  },
  "/sessions/{id}": {
    GET: {
      says: "A session: its plan, what happens now, and what only the asker sees",
      ...read,
      gives: { 200: "SessionView" },
    },
    PATCH: {
      says: "Changes the plan; `state` starts and ends it",
      ...write,
      takes: json("SessionChange"),
      gives: { 200: "SessionView" },
      refuses,
    },
    DELETE: { says: "Calls it off", ...write, query: ["following"], gives: nothing, refuses },
  },
  "/sessions/{id}/rsvp": {
    GET: { says: "What the asker said, and how many come", ...read, gives: { 200: "MyRsvp" } },
    PUT: { says: "Says whether one comes", ...write, takes: json("RsvpInput"), gives: { 200: "RsvpView" }, refuses },
  },
  "/sessions/{id}/rsvps": { GET: { says: "Who said what, for members", ...read, gives: { 200: "RsvpPage" } } },
  "/sessions/{id}/position": {
    GET: { says: "Where the group is", ...read, gives: { 200: "Position" } },
    PUT: { says: "Moves the group", ...write, takes: json("PositionInput"), gives: { 200: "Position" }, refuses },
  },
  "/sessions/{id}/queue": {
    GET: { says: "Who waits to speak, in order, and why so", ...read, gives: { 200: "Queue" } },
    POST: {
      says: "Raises a hand; a hand that is up is changed",
      ...write,
      takes: json("HandInput"),
      gives: { 200: "HandView", 201: "HandView" },
      refuses,
    },
  },
  "/sessions/{id}/queue/{hand}": {
    PATCH: {
      says: "Changes what it is about, or where it stands",
      ...write,
      takes: json("HandChange"),
      gives: { 200: "Queue" },
      refuses,
    },
    DELETE: { says: "Lowers it", ...write, gives: nothing, refuses },
  },
  "/sessions/{id}/turns": {
    GET: { says: "Who speaks, and how long each has", ...read, gives: { 200: "Turns" } },
    POST: {
      says: "Gives somebody the floor: the next, one of those who wait, or anybody who is here",
      ...write,
      takes: json("TurnInput"),
      gives: { 200: "Turns", 201: "Turns" },
      refuses,
    },
  },
  "/sessions/{id}/turns/{turn}": { DELETE: { says: "Ends the turn", ...write, gives: nothing, refuses } },
  "/sessions/{id}/agenda": {
    GET: { says: "The run of show", ...read, gives: { 200: "Agenda" } },
    POST: {
      says: "Adds an item",
      ...write,
      takes: json("AgendaItemInput"),
      gives: { 200: "Agenda", 201: "Agenda" },
      refuses,
    },
  },
  "/sessions/{id}/agenda/next": {
    POST: {
      says: "Moves everybody to the next item: place, clock and prompt",
      ...write,
      takes: json("AgendaNext"),
      gives: { 200: "Agenda" },
      refuses,
    },
  },
  "/sessions/{id}/agenda/{item}": {
    PATCH: {
      says: "Changes, moves or extends an item",
      ...write,
      takes: json("AgendaItemChange"),
      gives: { 200: "Agenda" },
      refuses,
    },
    DELETE: { says: "Takes an item out that has not begun", ...write, gives: nothing, refuses },
  },
  "/sessions/{id}/polls": {
    GET: { says: "Polls of the session, with what the asker may see of them", ...read, gives: { 200: "Polls" } },
    POST: { says: "Opens one", ...write, takes: json("PollInput"), gives: { 200: "Polls", 201: "Polls" }, refuses },
  },
  "/sessions/{id}/polls/{poll}": {
    PATCH: { says: "Closes it", ...write, takes: json("PollChange"), gives: { 200: "Polls" }, refuses },
  },
  "/sessions/{id}/polls/{poll}/vote": {
    PUT: {
      says: "Votes; in a secret poll once and for all",
      ...write,
      takes: json("VoteInput"),
      gives: { 200: "Polls" },
      refuses,
    },
  },
  "/sessions/{id}/commands": {
    POST: {
      says: "Anything else that can be asked of a session",
      ...write,
      takes: json("SessionCommand"),
      gives: state,
      refuses,
    },
  },
  "/sessions/{id}/minutes": {
    GET: { says: "The minutes, as far as the asker may see them", ...read, gives: { 200: "MinutesView" } },
    POST: {
      says: "Takes one step with them, for whoever runs the session",
      ...write,
      takes: json("MinutesStep"),
      gives: { 200: "MinutesView" },
      refuses,
    },
  },
  "/sessions/{id}/minutes/mail": {
    POST: {
      says: "Mails the minutes to the asker, or to all who were there",
      ...write,
      takes: json("MinutesMailInput"),
      gives: { 202: "MinutesMailed" },
      refuses,
    },
  },
  "/sessions/{id}/minutes/amendments": {
    POST: {
      says: "Proposes other words, while that is possible",
      ...write,
      takes: json("AmendmentInput"),
      gives: { 200: "AmendmentView", 201: "AmendmentView" },
      refuses,
    },
  },
  "/sessions/{id}/minutes/amendments/{amendment}": {
    PATCH: {
      says: "Decides on one, and says why",
      ...write,
      takes: json("AmendmentAnswer"),
      gives: { 200: "AmendmentView" },
      refuses,
    },
    DELETE: { says: "Withdraws one that is open, for whoever proposed it", ...write, gives: nothing, refuses },
  },
  "/sessions/{id}/events": {
    GET: {
      says: "The record of what happened, in order, without what is secret or not yet shown",
      ...read,
      query: ["since"],
      gives: { 200: "SessionEvents" },
    },
  },
};
