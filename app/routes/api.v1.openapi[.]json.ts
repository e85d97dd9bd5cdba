/** The API described for programs. */
import { openApi } from "../api/openapi";
import { apiDoor } from "../doors.server";

const door = apiDoor({ GET: async () => openApi() });

export const loader = door.loader;
export const action = door.action;
