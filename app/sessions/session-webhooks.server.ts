/** What a group's webhooks are told of its sessions: the plan as the API would show it to any of its members. */
import type { Db } from "#db/db.server";
import { queueWebhooks } from "../webhooks/queue.server";
import type { WebhookEvent } from "../webhooks/webhook";
import { planOf, type SessionRow, type SessionScope } from "./sessions.server";

export { webhooksWait } from "../webhooks/queue.server";

type SessionEvent = Extract<WebhookEvent, `session.${string}`>;

/** For the write of the verb, after all it changes. @returns whether somebody is to be told: then call `webhooksWait` */
export const queueSession = (
  tx: Db,
  event: SessionEvent,
  { group }: Pick<SessionScope, "group">,
  session: SessionRow,
): Promise<boolean> =>
  queueWebhooks(tx, group.id, event, async () => ({
    group: { id: group.id, slug: group.slug },
    session: await planOf(tx, { session, group }),
    url: `/s/${session.id}`,
  }));

/** The same of several. @returns whether somebody is to be told */
export async function queueSessions(
  tx: Db,
  event: SessionEvent,
  scope: Pick<SessionScope, "group">,
  rows: SessionRow[],
): Promise<boolean> {
  let isAwaited = false;
  for (const row of rows) isAwaited = (await queueSession(tx, event, scope, row)) || isAwaited;
  return isAwaited;
}
