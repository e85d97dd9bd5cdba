/** Of questions to a group, when all could come. */
import { answerField } from "~/sessions/time-poll-input";
import { form, json, ledOn, type Line, type Table } from "./line";
import { inGroup, lecterns, members, onTimes, seesTimes } from "./rules";
import { askedAbout, sessionsOf } from "./session-world";

const poll: Line["names"] = async (world) => {
  const { timePoll } = (await sessionsOf(world)).ids;
  return { poll: timePoll, id: timePoll };
};
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const later = () => ({ title: "When?", "options.0.day": day(5), "options.0.time": "19:00" });
const answer = { startsAt: askedAbout, answer: "maybe" };

export const timesTable: Table = {
  "GET /g/:slug/sessions/times": { rule: seesTimes, names: poll },
  "GET /g/:slug/sessions/times/new": { rule: inGroup(lecterns) },
  "POST /g/:slug/sessions/times/new": { rule: inGroup(lecterns), sends: form(later) },
  "GET /g/:slug/sessions/times/:poll": { rule: seesTimes, names: poll },
  "POST /g/:slug/sessions/times/:poll": {
    rule: onTimes(members),
    names: poll,
    sends: form(() => ({ [answerField(askedAbout)]: "yes" })),
  },
  "GET /g/:slug/sessions/times/:poll/add": { rule: onTimes(lecterns), names: poll },
  "POST /g/:slug/sessions/times/:poll/add": {
    rule: onTimes(lecterns),
    names: poll,
    sends: form(() => ({ day: day(6), time: "19:00" })),
  },
  "GET /g/:slug/sessions/times/:poll/remove": { ...ledOn, names: poll },
  "POST /g/:slug/sessions/times/:poll/remove": {
    rule: onTimes(lecterns),
    names: poll,
    sends: form(() => ({ startsAt: new Date(Date.now() + 9 * 86_400_000).toISOString() })),
  },
  "GET /g/:slug/sessions/times/:poll/close": { ...ledOn, names: poll },
  "POST /g/:slug/sessions/times/:poll/close": { rule: onTimes(lecterns), names: poll },
  "GET /g/:slug/sessions/times/:poll/reopen": { ...ledOn, names: poll },
  "POST /g/:slug/sessions/times/:poll/reopen": { rule: onTimes(lecterns), names: poll },
  "GET /api/v1/groups/:slug/time-polls": { rule: onTimes(members, { archived: true }), names: poll },
  "POST /api/v1/groups/:slug/time-polls": {
    rule: inGroup(lecterns),
    sends: json(() => ({ title: "When?", options: [{ startsAt: askedAbout }] })),
  },
  "GET /api/v1/time-polls/:id": { rule: onTimes(members, { archived: true }), names: poll },
  "PATCH /api/v1/time-polls/:id": { rule: onTimes(lecterns), names: poll, sends: json(() => ({ minutes: 45 })) },
  "PUT /api/v1/time-polls/:id/answers": {
    rule: onTimes(members),
    names: poll,
    sends: json(() => ({ answers: [answer] })),
  },
};
