/** What a program that was away asks for: the present state of all that changed since, in order. */
import { sinceOf } from "../api/query";
import { changesSince } from "../comments/changes.server";
import { apiDoor, pageOf, param } from "../doors.server";

const door = apiDoor({
  GET: async ({ viewer, params, url }) => {
    const limit = url.searchParams.has("limit") ? pageOf(url).limit : undefined;
    return changesSince(viewer, param(params, "id"), sinceOf(url), limit);
  },
});

export const loader = door.loader;
export const action = door.action;
