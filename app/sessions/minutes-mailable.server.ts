/** Whether minutes can be mailed, and to whom: asked by the page that offers it, and once more by the verb that does it. */
import { eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import type { MinutesMail, MinutesState } from "./minutes-view";
import { canRun } from "./session";
import type { SessionScope } from "./sessions.server";

const { users } = schema;

/** @param latest the version that the asker sees */
export async function minutesMailOf(
  viewer: Viewer,
  scope: SessionScope,
  latest: { state: MinutesState; mailedAt: Date | null } | null,
): Promise<MinutesMail> {
  if (!viewer || viewer.isGuest || !latest) return { own: null, all: null };
  const [user] = await read()
    .select({ confirmedAt: users.emailConfirmedAt })
    .from(users)
    .where(eq(users.id, viewer.id));
  const all = latest.state === "approved" && mayMailAll(scope) ? (latest.mailedAt ? "done" : "yes") : null;
  return { own: user?.confirmedAt ? "yes" : "unconfirmed", all };
}

/** The mail of a private group tells nothing but that there is something, unless whoever gets it asks for more. */
export const mayMailAll = ({ group, standing }: Pick<SessionScope, "group" | "standing">): boolean =>
  group.visibility !== "private" && group.archivedAt === null && canRun(standing);
