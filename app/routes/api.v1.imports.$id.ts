/** How an import that takes longer is getting on; cancelled by DELETE. */
import { apiDoor, param, requireScope } from "../doors.server";
import { importView } from "../texts/import-by-program.server";
import { cancelImporting } from "../texts/importing.server";

const door = apiDoor({
  GET: async ({ viewer, params, language }) => importView(viewer, param(params, "id"), language),

  DELETE: async ({ viewer, params }) => {
    await cancelImporting(requireScope(viewer, "write"), param(params, "id"));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
