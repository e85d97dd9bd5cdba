/** What was hung by hand, taken back. */
import { undoPlacing } from "../comments/placing-undone.server";
import { reportLineFor } from "../comments/migration-report.server";
import { apiDoor, param, requireScope } from "../doors.server";
import { notFound } from "../refusals";
import { editionNumber } from "../texts/edition";

const door = apiDoor({
  POST: async ({ viewer, params }) => {
    const host = requireScope(viewer, "write");
    const [id, number, thread] = [param(params, "id"), param(params, "number"), param(params, "thread")];
    const known = editionNumber(number);
    if (known === null) throw notFound();
    await undoPlacing(host, id, known, thread);
    return (await reportLineFor(host, id, number, thread, "en")).line;
  },
});

export const loader = door.loader;
export const action = door.action;
