/** Programs outside that are told what happens in a group. */
import { index, instant, integer, json, table, text } from "../columns";
import { users } from "./accounts";
import { groups } from "./groups";

/** Addresses outside that are told what happens in a group. */
export const webhooks = table(
  "webhooks",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    /** Signs each delivery. */
    secret: text("secret").notNull(),
    events: json<string[]>("events").notNull(),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    /** Failed too often, or switched off by a host. */
    pausedAt: instant("paused_at"),
    /** Deliveries in a row that were given up. */
    failures: integer("failures").notNull().default(0),
  },
  (t) => [index("webhooks_group").on(t.groupId)],
);

/** What was told to a webhook, or is still to be: queue and log in one. */
export const webhookDeliveries = table(
  "webhook_deliveries",
  {
    id: text("id").primaryKey(),
    webhookId: text("webhook_id")
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    event: text("event").notNull(),
    /** The body as it is sent, word for word on each try. */
    payload: text("payload").notNull(),
    createdAt: instant("created_at").notNull(),
    /** null: done or given up. */
    dueAt: instant("due_at"),
    leasedUntil: instant("leased_until"),
    tries: integer("tries").notNull().default(0),
    deliveredAt: instant("delivered_at"),
    /** HTTP status of the last try; null: no answer. */
    status: integer("status"),
    /** The beginning of the last answer, or why there was none. */
    answer: text("answer").notNull().default(""),
    /** Milliseconds of the last try. */
    duration: integer("duration"),
  },
  (t) => [
    index("webhook_deliveries_due").on(t.dueAt),
    index("webhook_deliveries_log").on(t.webhookId, t.createdAt, t.id),
  ],
);
