/** What becomes of threads in an edition that waits, or became of them: `?how=orphaned`. */
import { migrationReport } from "../comments/migration-report.server";
import { apiDoor, pageOf, param } from "../doors.server";

const door = apiDoor({
  GET: async ({ viewer, params, url }) => {
    const how = url.searchParams.get("how");
    const asked = { how, ...pageOf(url), language: "en" as const };
    const report = await migrationReport(viewer, param(params, "id"), param(params, "number"), asked);
    const { edition, counts, lines, next } = report;
    return { edition, counts, items: lines, next };
  },
});

export const loader = door.loader;
export const action = door.action;
