/** Questions for a time of a group. */
import { apiDoor, json, pageOf, param, requireScope } from "~/doors.server";
import { timePollsOf } from "~/sessions/time-poll-views.server";
import { askForTimes } from "~/sessions/time-polls.server";

const door = apiDoor({
  GET: async ({ viewer, params, url }) =>
    timePollsOf(requireScope(viewer, "read"), param(params, "slug"), { ...pageOf(url), state: null }),
  POST: async ({ viewer, params, body }) => {
    const { poll, created } = await askForTimes(requireScope(viewer, "write"), param(params, "slug"), body);
    return json(poll, { status: created ? 201 : 200, headers: { Location: `/api/v1/time-polls/${poll.id}` } });
  },
});

export const loader = door.loader;
export const action = door.action;
