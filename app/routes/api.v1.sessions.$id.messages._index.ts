/** Private lines to those who run a session. */
import { apiDoor, json, param, requireScope } from "~/doors.server";
import { messagesFor, sendMessage } from "~/sessions/messages.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => ({
    items: await messagesFor(requireScope(viewer, "read"), param(params, "id")),
    next: null,
  }),
  POST: async ({ viewer, params, body }) => {
    const { message, created } = await sendMessage(requireScope(viewer, "write"), param(params, "id"), body);
    return json(message, { status: created ? 201 : 200 });
  },
});

export const loader = door.loader;
export const action = door.action;
