/** Of reading sessions, for programs. */
import { mintId } from "~/mint";
import { standardRules } from "~/sessions/meeting";
import { json, type Line, type Table } from "./line";
import {
  inGroup,
  inSession,
  lecterns,
  hosts,
  mailsOneself,
  members,
  notTheirs,
  readsSession,
  readsText,
} from "./rules";
import { sessionsOf } from "./session-world";

const live: Line["names"] = async (world) => {
  const { live: id, ids } = await sessionsOf(world);
  return { id, ...ids };
};
const planned: Line["names"] = async (world) => ({ id: (await sessionsOf(world)).planned });
const template: Line["names"] = async (world) => ({ id: (await sessionsOf(world)).ids.template });

const over: Line["names"] = async (world) => {
  const { over: id, ids } = await sessionsOf(world);
  return { id, ...ids };
};

const soon = () => new Date(Date.now() + 86_400_000).toISOString();
const runs = inSession(lecterns);
const takesPart = inSession(members);
const customs = { rules: standardRules, guests: "listen", namesInMinutes: true, amendmentDays: 3 };
const item = { title: "An item", mode: "break", minutes: 5 };

export const sessionApiTable: Table = {
  "GET /api/v1/groups/:slug/sessions": { rule: readsText, names: planned },
  "POST /api/v1/groups/:slug/sessions": {
    rule: inGroup(lecterns),
    sends: json(() => ({ title: "x1", startsAt: soon() })),
  },
  "GET /api/v1/groups/:slug/session-customs": { rule: readsText },
  "PUT /api/v1/groups/:slug/session-customs": { rule: inGroup(hosts), sends: json(() => customs) },
  "GET /api/v1/groups/:slug/session-templates": { rule: readsText, names: template },
  "POST /api/v1/groups/:slug/session-templates": {
    rule: inGroup(lecterns),
    sends: json(() => ({ name: "Ours", items: [item] })),
  },
  "PATCH /api/v1/groups/:slug/session-templates/:id": {
    rule: inGroup(lecterns),
    names: template,
    sends: json(() => ({ name: "Renamed" })),
  },
  "DELETE /api/v1/groups/:slug/session-templates/:id": { rule: inGroup(lecterns), names: template },
  "GET /api/v1/sessions/:id": { rule: readsSession, names: live },
  "PATCH /api/v1/sessions/:id": { rule: runs, names: planned, sends: json(() => ({ place: "There" })) },
  "DELETE /api/v1/sessions/:id": { rule: runs, names: planned },
  "GET /api/v1/sessions/:id/rsvp": { rule: readsSession, names: planned },
  "PUT /api/v1/sessions/:id/rsvp": { rule: takesPart, names: planned, sends: json(() => ({ answer: "yes" })) },
  "GET /api/v1/sessions/:id/rsvps": { rule: inSession(members, { archived: true }), names: planned },
  "GET /api/v1/sessions/:id/position": { rule: readsSession, names: live },
  "PUT /api/v1/sessions/:id/position": { rule: runs, names: live, sends: json(() => ({ spot: null })) },
  "GET /api/v1/sessions/:id/queue": { rule: readsSession, names: live },
  "POST /api/v1/sessions/:id/queue": { rule: takesPart, names: live, sends: json(() => ({ words: "x" })) },
  "PATCH /api/v1/sessions/:id/queue/:hand": { rule: runs, names: live, sends: json(() => ({ place: 0 })) },
  "DELETE /api/v1/sessions/:id/queue/:hand": { rule: runs, names: live },
  "GET /api/v1/sessions/:id/turns": { rule: readsSession, names: live },
  "POST /api/v1/sessions/:id/turns": { rule: runs, names: live, sends: json(() => ({})) },
  "DELETE /api/v1/sessions/:id/turns/:turn": { rule: runs, names: live },
  "GET /api/v1/sessions/:id/agenda": { rule: readsSession, names: live },
  "POST /api/v1/sessions/:id/agenda": { rule: runs, names: live, sends: json(() => item) },
  "POST /api/v1/sessions/:id/agenda/next": { rule: runs, names: live, sends: json(() => ({ from: null })) },
  "PATCH /api/v1/sessions/:id/agenda/:item": { rule: runs, names: live, sends: json(() => ({ extend: 5 })) },
  "DELETE /api/v1/sessions/:id/agenda/:item": { rule: runs, names: live },
  "GET /api/v1/sessions/:id/polls": { rule: readsSession, names: live },
  "POST /api/v1/sessions/:id/polls": {
    rule: runs,
    names: live,
    sends: json(() => ({ kind: "temperature", question: "How warm?" })),
  },
  "PATCH /api/v1/sessions/:id/polls/:poll": { rule: runs, names: live, sends: json(() => ({ state: "closed" })) },
  "PUT /api/v1/sessions/:id/polls/:poll/vote": { rule: takesPart, names: live, sends: json(() => ({ choice: 0 })) },
  "POST /api/v1/sessions/:id/commands": {
    rule: runs,
    names: live,
    sends: json(() => ({ id: mintId(), ask: "rotate-readings" })),
  },
  "GET /api/v1/sessions/:id/messages": { rule: readsSession, names: live },
  "POST /api/v1/sessions/:id/messages": { rule: takesPart, names: live, sends: json(() => ({ body: "x" })) },
  "PATCH /api/v1/sessions/:id/messages/:message": { rule: runs, names: live, sends: json(() => ({ done: true })) },
  /** The founder's. */
  "DELETE /api/v1/sessions/:id/messages/:message": { rule: notTheirs, names: live },
  "GET /api/v1/sessions/:id/minutes": { rule: readsSession, names: over },
  "POST /api/v1/sessions/:id/minutes": {
    rule: runs,
    names: over,
    sends: json(() => ({ step: "save", version: 2, body: "Other words" })),
  },
  "POST /api/v1/sessions/:id/minutes/mail": { rule: mailsOneself, names: over, sends: json(() => ({ to: "me" })) },
  "POST /api/v1/sessions/:id/minutes/amendments": {
    rule: takesPart,
    names: over,
    sends: json(() => ({ body: "Rather so" })),
  },
  "PATCH /api/v1/sessions/:id/minutes/amendments/:amendment": {
    rule: runs,
    names: over,
    sends: json(() => ({ state: "taken", answer: "Yes" })),
  },
  /** The founder's. */
  "DELETE /api/v1/sessions/:id/minutes/amendments/:amendment": { rule: notTheirs, names: over },
  "GET /api/v1/sessions/:id/events": { rule: readsSession, names: live },
};
