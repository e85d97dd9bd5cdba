/** A thread, hung elsewhere in an edition by hand. */
import { placeThread } from "../comments/migration.server";
import { reportLineFor } from "../comments/migration-report.server";
import { apiDoor, param, requireScope } from "../doors.server";
import { notFound } from "../refusals";
import { editionNumber } from "../texts/edition";

const door = apiDoor({
  GET: async ({ viewer, params }) =>
    (await reportLineFor(viewer, param(params, "id"), param(params, "number"), param(params, "thread"), "en")).line,

  PATCH: async ({ viewer, params, body: { to } }) => {
    const host = requireScope(viewer, "write");
    const [id, number, thread] = [param(params, "id"), param(params, "number"), param(params, "thread")];
    const known = editionNumber(number);
    if (known === null) throw notFound();
    await placeThread(host, id, known, thread, to);
    return (await reportLineFor(host, id, number, thread, "en")).line;
  },
});

export const loader = door.loader;
export const action = door.action;
