/** A draft put on its group's lectern, or forward as a new edition. */
import { apiDoor, json, param, requireScope } from "../doors.server";
import { publishByProgram } from "../texts/drafts-by-program.server";

const door = apiDoor({
  POST: async ({ viewer, params, body }) => {
    const { published, isNew } = await publishByProgram(requireScope(viewer, "write"), param(params, "id"), body);
    const { text, edition } = published;
    const at = `/api/v1/texts/${text.id}${edition === undefined ? "" : `/editions/${edition}`}`;
    return json(published, { status: isNew ? 201 : 200, headers: { Location: at } });
  },
});

export const loader = door.loader;
export const action = door.action;
