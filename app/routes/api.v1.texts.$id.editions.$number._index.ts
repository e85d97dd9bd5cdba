/** One edition: read with its content, let be read, put away. */
import { letBeRead } from "../comments/migration.server";
import { apiDoor, param, requireScope } from "../doors.server";
import { invalid, notFound } from "../refusals";
import { editionNumber } from "../texts/edition";
import { editionFor, putAway } from "../texts/editions.server";
import { editionWords } from "../words/editions";
import { say } from "../words/words";

const view = async (...asked: Parameters<typeof editionFor>) => {
  const { edition, article } = await editionFor(...asked);
  return { ...edition, sections: article.sections };
};

function numberIn(number: string): number {
  const known = editionNumber(number);
  if (known === null) throw notFound();
  return known;
}

const door = apiDoor({
  GET: async ({ viewer, params }) => view(viewer, param(params, "id"), param(params, "number")),

  PATCH: async ({ viewer, params, body: { state } }) => {
    const host = requireScope(viewer, "write");
    const [id, number] = [param(params, "id"), numberIn(param(params, "number"))];
    if (state !== "read") throw invalid({ state: say(editionWords, (w) => w.stateRead) });
    await letBeRead(host, id, number);
    return view(host, id, number);
  },

  DELETE: async ({ viewer, params }) => {
    await putAway(requireScope(viewer, "write"), param(params, "id"), numberIn(param(params, "number")));
    return new Response(null, { status: 204, headers: { "Cache-Control": "private, no-store" } });
  },
});

export const loader = door.loader;
export const action = door.action;
