/** Addresses outside that are told what happens in a group: hosts add them, look at them and take them away. */
import { and, count, desc, eq, sql } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { recordAct } from "../acts/acts.server";
import { settings } from "../env.server";
import { canKeepWebhooks, canSeeWebhooks } from "../groups/group";
import type { GroupAct } from "../groups/group-acts";
import { groupFor, groupIn, type GroupScope } from "../groups/groups.server";
import { mintId } from "../mint";
import { checkAddress } from "../outside/address";
import { canBeKey } from "../plain-line";
import { forbidden, invalid, notFound, type FieldErrors } from "../refusals";
import { say } from "../words/words";
import { webhookWords } from "../words/webhooks";
import { webhooksWait } from "./queue.server";
import { newWebhookSecret } from "./signature.server";
import {
  stateOf,
  webhookEvents,
  webhookLimits,
  type NewWebhookView,
  type WebhookEvent,
  type WebhookView,
} from "./webhook";

const { webhooks, webhookDeliveries, users } = schema;

/** As it comes from a form or the API: anything. */
export type WebhookInput = { url?: unknown; events?: unknown; paused?: unknown };

type Row = typeof webhooks.$inferSelect;

/** @throws Refusal `not-found`, `forbidden`, `invalid` (url, events) */
export async function addWebhook(viewer: SignedIn, slug: string, input: WebhookInput): Promise<NewWebhookView> {
  const row = {
    id: mintId(),
    secret: newWebhookSecret(),
    createdBy: "operatorTool" in viewer.by ? null : viewer.id,
    createdAt: new Date(),
    pausedAt: null,
    failures: 0,
  };
  const made = await write(async (tx) => {
    const { group } = keeping(await hostScope(tx, viewer, slug));
    const wished = checked({ events: [...webhookEvents], ...input, url: input.url ?? "" });
    const [has] = await tx.select({ count: count() }).from(webhooks).where(eq(webhooks.groupId, group.id));
    if (Number(has?.count ?? 0) >= webhookLimits.each)
      throw invalid({ url: say(webhookWords, (w) => w.most(webhookLimits.each)) });
    const whole = { ...row, groupId: group.id, url: wished.url ?? "", events: wished.events ?? [] };
    await tx.insert(webhooks).values(whole);
    await note(tx, viewer, "webhook.add", whole, null, { host: new URL(whole.url).host, events: whole.events });
    return whole;
  });
  return { ...viewOf(made, { id: viewer.id, name: viewer.name }, undefined), secret: made.secret };
}

/** Changes what is sent. Going on after a pause forgets the failures. @throws Refusal as `addWebhook` */
export async function changeWebhook(
  viewer: SignedIn,
  slug: string,
  id: string,
  input: WebhookInput,
): Promise<WebhookView> {
  await write(async (tx) => {
    const { row } = keeping(await webhookIn(tx, viewer, slug, id));
    const { paused, ...changes } = checked(input);
    const goesOn = paused === false && row.pausedAt !== null;
    const next = {
      ...row,
      ...changes,
      // Whoever lets it go on answers for it: it ends with them, not with whoever added it.
      ...(goesOn ? { pausedAt: null, failures: 0, createdBy: viewer.id } : {}),
      ...(paused === true && row.pausedAt === null ? { pausedAt: new Date() } : {}),
    };
    await tx.update(webhooks).set(next).where(eq(webhooks.id, id));
    const told = (of: Row) => ({ host: new URL(of.url).host, events: of.events, paused: of.pausedAt !== null });
    await note(tx, viewer, "webhook.change", next, told(row), told(next));
  });
  webhooksWait();
  return webhookFor(viewer, slug, id);
}

/** With what it was told. @throws Refusal `not-found`, `forbidden` */
export async function removeWebhook(viewer: SignedIn, slug: string, id: string): Promise<void> {
  await write(async (tx) => {
    const { row } = await webhookIn(tx, viewer, slug, id);
    await tx.delete(webhooks).where(eq(webhooks.id, id));
    await note(tx, viewer, "webhook.remove", row, { host: new URL(row.url).host }, null);
  });
}

/** Another secret in place of the one there was. @throws Refusal `not-found`, `forbidden` */
export async function renewSecret(viewer: SignedIn, slug: string, id: string): Promise<NewWebhookView> {
  const secret = newWebhookSecret();
  await write(async (tx) => {
    const { row } = keeping(await webhookIn(tx, viewer, slug, id));
    await tx.update(webhooks).set({ secret }).where(eq(webhooks.id, id));
    await note(tx, viewer, "webhook.secret", row, null, null);
  });
  return { ...(await webhookFor(viewer, slug, id)), secret };
}

/** All of the group, the oldest first. @throws Refusal `not-found`, `forbidden` */
export async function webhooksOf(viewer: Viewer, slug: string): Promise<WebhookView[]> {
  const { group } = requireHost(await groupFor(viewer, slug));
  return viewsWhere(eq(webhooks.groupId, group.id));
}

/** @throws Refusal `not-found`, `forbidden` */
export async function webhookFor(viewer: Viewer, slug: string, id: string): Promise<WebhookView> {
  const { row } = await webhookIn(read(), viewer, slug, id);
  const [view] = await viewsWhere(eq(webhooks.id, row.id));
  if (!view) throw notFound();
  return view;
}

/** A webhook of a group that the asker hosts, on a given side of the database. @throws Refusal `not-found`, `forbidden` */
export async function webhookIn(db: Db, viewer: Viewer, slug: string, id: string): Promise<GroupScope & { row: Row }> {
  const scope = await hostScope(db, viewer, slug);
  const mine = and(eq(webhooks.id, id), eq(webhooks.groupId, scope.group.id));
  const [row] = canBeKey(id) ? await db.select().from(webhooks).where(mine) : [];
  if (!row) throw notFound();
  return { ...scope, row };
}

const hostScope = async (db: Db, viewer: Viewer, slug: string) => requireHost(await groupIn(db, viewer, { slug }));

function requireHost(scope: GroupScope): GroupScope {
  if (!canSeeWebhooks(scope.standing)) throw forbidden(say(webhookWords, (w) => w.hostsOnly));
  return scope;
}

/** For what changes one: nothing does in an archived group, where they can only be looked at and removed. */
export function keeping<Scope extends GroupScope>(scope: Scope): Scope {
  if (!canKeepWebhooks(scope.standing)) throw forbidden(say(webhookWords, (w) => w.archived));
  return scope;
}

/** Only what was sent. @throws Refusal `invalid` by field */
function checked({ url, events, paused }: WebhookInput): { url?: string; events?: WebhookEvent[]; paused?: boolean } {
  const errors: FieldErrors = {};
  const found: { url?: string; events?: WebhookEvent[]; paused?: boolean } = {};
  if (url !== undefined) {
    const typed = typeof url === "string" ? url.trim() : "";
    const address = checkAddress(typed, settings().fetchAllow);
    if (typed === "") errors["url"] = say(webhookWords, (w) => w.urlMissing);
    else if (typed.length > webhookLimits.url) errors["url"] = say(webhookWords, (w) => w.urlLong(webhookLimits.url));
    else if ("fault" in address) errors["url"] = say(webhookWords, (w) => w.faults[address.fault] ?? "");
    else found.url = address.url.href;
  }
  if (events !== undefined) {
    const wished: unknown[] = Array.isArray(events) ? events : [];
    const known = webhookEvents.filter((event) => wished.includes(event));
    if (known.length > 0 && known.length === new Set(wished).size) found.events = known;
    else
      errors["events"] = say(
        webhookWords,
        (w) => w.events(webhookEvents.join(", ")),
        (w) => w.eventsForm,
      );
  }
  if (typeof paused === "boolean") found.paused = paused;
  else if (paused !== undefined) errors["paused"] = say(webhookWords, (w) => w.pausedShape);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return found;
}

function note(
  tx: Db,
  actor: SignedIn,
  act: GroupAct,
  row: Row,
  before: object | null,
  after: object | null,
): Promise<void> {
  const told = (what: object | null) => what as Record<string, unknown> | null;
  return recordAct(tx, {
    actor,
    groupId: row.groupId,
    act,
    targetId: row.id,
    before: told(before),
    after: told(after),
  });
}

async function viewsWhere(which: ReturnType<typeof eq>): Promise<WebhookView[]> {
  const rows = await read()
    .select({ hook: webhooks, by: { id: users.id, name: users.name } })
    .from(webhooks)
    .leftJoin(users, eq(users.id, webhooks.createdBy))
    .where(which)
    .orderBy(webhooks.createdAt, webhooks.id);
  return Promise.all(rows.map(async ({ hook, by }) => viewOf(hook, by, await lastOf(hook.id))));
}

async function lastOf(webhookId: string): Promise<typeof webhookDeliveries.$inferSelect | undefined> {
  const tried = and(eq(webhookDeliveries.webhookId, webhookId), sql`${webhookDeliveries.tries} > 0`);
  const newest = [desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id)];
  const [row] = await read()
    .select()
    .from(webhookDeliveries)
    .where(tried)
    .orderBy(...newest)
    .limit(1);
  return row;
}

function viewOf(
  { id, url, events, pausedAt, createdAt, failures }: Row,
  createdBy: WebhookView["createdBy"],
  last: typeof webhookDeliveries.$inferSelect | undefined,
): WebhookView {
  return {
    ...{ id, url, failures, createdBy },
    events: webhookEvents.filter((event) => events.includes(event)),
    state: pausedAt ? "paused" : "active",
    createdAt: createdAt.toISOString(),
    last: last
      ? { at: (last.deliveredAt ?? last.createdAt).toISOString(), state: stateOf(last), status: last.status }
      : null,
  };
}
