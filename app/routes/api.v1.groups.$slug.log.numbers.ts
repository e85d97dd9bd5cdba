import { apiDoor, pageOf, param } from "~/doors.server";
import { logNumbers } from "~/moderation/numbers.server";

const door = apiDoor({
  GET: async ({ viewer, params, url }) => logNumbers(viewer, param(params, "slug"), pageOf(url)),
});

export const loader = door.loader;
export const action = door.action;
