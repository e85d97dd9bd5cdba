/** What was told to a webhook, or is still to be: looked at, tried out, and sent once more by hand. */
import { and, desc, eq, lt, or } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { instantCursor, readInstantCursor } from "../cursors";
import { countTry } from "../limits/limits.server";
import { canBeKey } from "../plain-line";
import { conflict, invalid, notFound } from "../refusals";
import { doorWords } from "../words/doors";
import { webhookWords } from "../words/webhooks";
import { say } from "../words/words";
import { queueDelivery, webhooksWait } from "./queue.server";
import { stateOf, testEvent, type DeliveryView } from "./webhook";
import { keeping, webhookIn } from "./webhooks.server";

const { webhookDeliveries } = schema;
type Row = typeof webhookDeliveries.$inferSelect;

/** A page of them, newest first. @throws Refusal `not-found`, `forbidden`, `invalid` (after) */
export async function deliveriesOf(
  viewer: Viewer,
  slug: string,
  webhookId: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<{ items: DeliveryView[]; next: string | null }> {
  const { row } = await webhookIn(read(), viewer, slug, webhookId);
  const from = after === null ? null : readInstantCursor(after);
  if (after !== null && !from) throw invalid({ after: say(doorWords, (w) => w.after) });
  const { createdAt, id } = webhookDeliveries;
  const rows = await read()
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.webhookId, row.id),
        from ? or(lt(createdAt, from.at), and(eq(createdAt, from.at), lt(id, from.id))) : undefined,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last ? instantCursor({ at: last.createdAt, id: last.id }) : null;
  return { items: items.map(viewOf), next };
}

/** Queues one that says nothing but that it is a test. @throws Refusal `not-found`, `forbidden`, `conflict`, `too-many` */
export async function sendTest(viewer: SignedIn, slug: string, webhookId: string): Promise<DeliveryView> {
  await countByHand(viewer, slug, webhookId);
  const row = await write(async (tx) => {
    const { row, group } = keeping(await webhookIn(tx, viewer, slug, webhookId));
    refusePaused(row);
    const id = await queueDelivery(tx, row.id, testEvent, { group: { id: group.id, slug: group.slug } });
    const [queued] = await tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id));
    return queued;
  });
  webhooksWait();
  if (!row) throw notFound();
  return viewOf(row);
}

/** The same words under the same id, so that whoever heard them already can tell. @throws Refusal as `sendTest` */
export async function sendAgain(viewer: SignedIn, slug: string, webhookId: string, id: string): Promise<DeliveryView> {
  await countByHand(viewer, slug, webhookId);
  const row = await write(async (tx) => {
    const { row } = keeping(await webhookIn(tx, viewer, slug, webhookId));
    const which = and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.webhookId, row.id));
    const [found] = canBeKey(id) ? await tx.select().from(webhookDeliveries).where(which) : [];
    if (!found) throw notFound();
    refusePaused(row);
    const next = { ...found, dueAt: new Date(), deliveredAt: null, tries: 0 };
    await tx.update(webhookDeliveries).set(next).where(which);
    return next;
  });
  webhooksWait();
  return viewOf(row);
}

/** Who may is asked first: a limit tells that there is something to be limited. */
async function countByHand(viewer: SignedIn, slug: string, webhookId: string): Promise<void> {
  const { row } = await webhookIn(read(), viewer, slug, webhookId);
  await countTry(
    [["webhookByHand", row.id]],
    say(webhookWords, (w) => w.tooOften),
  );
}

function refusePaused({ pausedAt }: { pausedAt: Date | null }): void {
  if (pausedAt) throw conflict(say(webhookWords, (w) => w.isPaused));
}

function viewOf(row: Row): DeliveryView {
  const { id, event, createdAt, deliveredAt, dueAt, tries, status, duration, answer } = row;
  return {
    ...{ id, event, tries, status, duration, answer },
    state: stateOf(row),
    createdAt: createdAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString() ?? null,
    nextAt: dueAt?.toISOString() ?? null,
  };
}
