/** All that one has waiting to be looked over, in whatever group. */
import { and, desc, eq, isNull } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import type { GroupRow } from "../groups/groups.server";
import { isRefusal, signedOut } from "../refusals";
import { rowFor, type ReviewRow } from "./reviews.server";

const { importDrafts } = schema;

/** Newest first, as far as one may still add texts there. Nobody else's. @throws Refusal `signed-out` */
export async function allWaiting(viewer: Viewer): Promise<Array<{ row: ReviewRow; group: GroupRow }>> {
  if (!viewer) throw signedOut();
  const own = and(eq(importDrafts.userId, viewer.id), isNull(importDrafts.textId));
  const rows = await read()
    .select({ id: importDrafts.id })
    .from(importDrafts)
    .where(own)
    .orderBy(desc(importDrafts.createdAt), importDrafts.id);
  const found = await Promise.all(
    rows.map(({ id }) =>
      rowFor(viewer, id).catch((error: unknown) => {
        if (isRefusal(error) && error.kind === "not-found") return null;
        throw error;
      }),
    ),
  );
  return found.filter((each) => each !== null);
}
