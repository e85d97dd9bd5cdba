/** Of reading sessions: planning them, answering, running them. */
import { form, ledOn, type Line, type Table } from "./line";
import {
  anybody,
  hosts,
  inGroup,
  inSession,
  lecterns,
  mailsOneself,
  members,
  notTheirs,
  oneself,
  readsText,
  seesAnswers,
  seesSession,
} from "./rules";
import { sessionsOf } from "./session-world";

const id = "ask-of-the-matrix";
const tomorrow = () => new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
const plan = () => ({ title: "An evening", day: tomorrow(), time: "19:00", minutes: "90" });
const item = {
  "item.id": "item-of-the-matrix",
  "item.title": "Reading",
  "item.mode": "discussion",
  "item.minutes": "5",
};

const over: Line["names"] = async (world) => {
  const { over: session, ids } = await sessionsOf(world);
  return { id: session, amendment: ids.amendment };
};

const planning: Table = {
  "GET /g/:slug/sessions": { rule: readsText },
  "GET /g/:slug/sessions/new": { rule: inGroup(lecterns) },
  "POST /g/:slug/sessions/new": { rule: inGroup(lecterns), sends: form(plan) },
  "GET /g/:slug/sessions/start": { rule: inGroup(lecterns) },
  "POST /g/:slug/sessions/start": { rule: inGroup(lecterns), sends: form(plan) },
  "GET /g/:slug/sessions/customs": { rule: readsText },
  "GET /g/:slug/sessions/templates": { rule: inGroup(lecterns) },
  "POST /g/:slug/sessions/templates": { rule: inGroup(lecterns), sends: form(() => ({ do: "choose", template: "" })) },
  "POST /g/:slug/sessions/customs": {
    rule: inGroup(hosts),
    sends: form(() => ({
      ...{ "rules.queue": "first-come", "rules.repliesPerTurn": "1", "rules.turnSeconds": "60" },
      ...{ "rules.airtime": "all", "rules.lists": "", guests: "none", amendmentDays: "3" },
    })),
  },
};

const sessions: Table = {
  "GET /s": { rule: oneself },
  // Whoever is in no running session is led on to the list.
  "GET /join": { rule: oneself },
  // The same page for all who may not see the session, whatever is named; others are led to it.
  "GET /join/:id": { rule: anybody, names: ({ sessionId }) => ({ id: sessionId }) },
  "GET /s/:id": { rule: seesSession },
  // To those who only read the group's texts it tells what the list tells them.
  "GET /s/:id/calendar.ics": { rule: readsText },
  "GET /s/:id/do": ledOn,
  "POST /s/:id/do": { rule: inSession(lecterns), sends: form(() => ({ ask: "start", id })) },
  // Whoever cannot answer is led on to the session.
  "GET /s/:id/answer": { rule: seesSession },
  "POST /s/:id/answer": { rule: inSession(members), sends: form(() => ({ answer: "yes", note: "" })) },
  "GET /s/:id/edit": { rule: inSession(lecterns) },
  "POST /s/:id/edit": { rule: inSession(lecterns), sends: form(plan) },
  "GET /s/:id/guests": { rule: inSession(lecterns) },
  "POST /s/:id/guests": { rule: inSession(lecterns) },
  "GET /s/:id/cancel": { rule: inSession(lecterns) },
  "POST /s/:id/cancel": { rule: inSession(lecterns) },
  "GET /s/:id/minutes": { rule: seesSession, names: over },
  "POST /s/:id/minutes": {
    rule: inSession(lecterns),
    names: over,
    sends: form(() => ({ step: "save", version: "2", body: "Other words" })),
  },
  "GET /s/:id/catch-up": { rule: seesSession, names: over },
  "GET /s/:id/minutes.md": { rule: seesSession, names: over },
  "GET /s/:id/minutes.html": { rule: seesSession, names: over },
  "GET /s/:id/minutes.json": { rule: seesSession, names: over },
  "GET /s/:id/minutes/mail": { ...ledOn, names: over },
  "POST /s/:id/minutes/mail": { rule: mailsOneself, names: over, sends: form(() => ({ to: "me" })) },
  "GET /s/:id/minutes/amend": { ...ledOn, names: over },
  "POST /s/:id/minutes/amend": { rule: inSession(members), names: over, sends: form(() => ({ body: "Rather so" })) },
  "GET /s/:id/minutes/amend/:amendment": { ...ledOn, names: over },
  "POST /s/:id/minutes/amend/:amendment": {
    rule: inSession(lecterns),
    names: over,
    sends: form(() => ({ state: "taken", answer: "Yes" })),
  },
  "GET /s/:id/minutes/amend/:amendment/withdraw": { ...ledOn, names: over },
  /** The founder's. */
  "POST /s/:id/minutes/amend/:amendment/withdraw": { rule: notTheirs, names: over },
  "GET /s/:id/coming": { rule: seesAnswers },
  "GET /s/:id/uncancel": ledOn,
  "POST /s/:id/uncancel": { rule: inSession(lecterns) },
  "GET /s/:id/texts": ledOn,
  "POST /s/:id/texts": { rule: inSession(lecterns), sends: form(({ textId }) => ({ text: textId })) },
  "GET /s/:id/agenda": { rule: inSession(lecterns) },
  "POST /s/:id/agenda": { rule: inSession(lecterns), sends: form(() => ({ ask: "add-item", id, ...item })) },
  "GET /s/:id/agenda/fill": ledOn,
  "POST /s/:id/agenda/fill": {
    rule: inSession(lecterns),
    sends: form(() => ({ template: "close-reading", seed: "seed-of-the-matrix" })),
  },
  "GET /s/:id/agenda/keep": { rule: inSession(lecterns) },
  "POST /s/:id/agenda/keep": { rule: inSession(lecterns), sends: form(() => ({ name: "Tuesdays" })) },
};

export const sessionTable: Table = { ...planning, ...sessions };
