/** One text with its sections and numbered paragraphs: read, changed in title, origin, place, date and state, taken off the lectern. */
import { apiDoor, param, requireScope } from "../doors.server";
import { invalid } from "../refusals";
import { changeText, deleteText } from "../texts/text-changes.server";
import { textView } from "../texts/texts.server";
import { apiWords } from "../words/api";
import { say } from "../words/words";

const door = apiDoor({
  GET: async ({ viewer, params }) => textView(viewer, param(params, "id")),

  PATCH: async ({ viewer, params, body }) => {
    const host = requireScope(viewer, "write");
    const id = param(params, "id");
    const { title, byline, published, source, licence, position, dueOn, state } = body;
    const change = { title, byline, published, source, licence, position, dueOn, state };
    if (Object.values(change).every((each) => each === undefined))
      throw invalid({ title: say(apiWords, (w) => w.nothingToRename) });
    await changeText(host, id, change);
    return textView(host, id);
  },

  DELETE: async ({ viewer, params }) => {
    await deleteText(requireScope(viewer, "write"), param(params, "id"));
    return new Response(null, { status: 204, headers: { "Cache-Control": "private, no-store" } });
  },
});

export const loader = door.loader;
export const action = door.action;
