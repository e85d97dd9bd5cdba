import { apiDoor, param } from "~/doors.server";
import { ownStanding } from "~/moderation/own-standing.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => ownStanding(viewer, param(params, "slug")),
});

export const loader = door.loader;
export const action = door.action;
