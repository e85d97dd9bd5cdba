/** One text with its sections and numbered paragraphs: read, changed in title, place, date and state, taken off the lectern. */
import { apiDoor, param, requireScope } from "../doors.server";
import { invalid } from "../refusals";
import { changeText, deleteText } from "../texts/text-changes.server";
import { textView } from "../texts/texts.server";
import { apiWords } from "../words/api";
import { say } from "../words/words";

const door = apiDoor({
  GET: async ({ viewer, params }) => textView(viewer, param(params, "id")),

  PATCH: async ({ viewer, params, body: { title, byline, position, dueOn, state } }) => {
    const host = requireScope(viewer, "write");
    const id = param(params, "id");
    if ([title, byline, position, dueOn, state].every((each) => each === undefined))
      throw invalid({ title: say(apiWords, (w) => w.nothingToRename) });
    await changeText(host, id, { title, byline, position, dueOn, state });
    return textView(host, id);
  },

  DELETE: async ({ viewer, params }) => {
    await deleteText(requireScope(viewer, "write"), param(params, "id"));
    return new Response(null, { status: 204, headers: { "Cache-Control": "private, no-store" } });
  },
});

export const loader = door.loader;
export const action = door.action;
