/** What a webhook is: an address outside that is told what happens in a group. Pure. */

/** What one may be told of. */
export const webhookEvents = [
  ...(["comment.posted", "comment.edited", "comment.removed"] as const),
  ...(["session.planned", "session.changed", "session.cancelled", "session.started", "session.ended"] as const),
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];
/** Sent by hand, to see whether it arrives. */
export const testEvent = "test";

export type WebhookView = {
  id: string;
  url: string;
  events: WebhookEvent[];
  state: "active" | "paused";
  createdAt: string;
  createdBy: { id: string; name: string } | null;
  /** Deliveries in a row that were given up. */
  failures: number;
  /** The last one that was tried. */
  last: { at: string; state: DeliveryState; status: number | null } | null;
};

/** With the secret, once: when it is made, and when it is replaced. */
export type NewWebhookView = WebhookView & { secret: string };

export type DeliveryState = "waiting" | "delivered" | "failed";

export type DeliveryView = {
  id: string;
  event: string;
  state: DeliveryState;
  createdAt: string;
  deliveredAt: string | null;
  /** When it is tried next; null: never. */
  nextAt: string | null;
  tries: number;
  /** HTTP status of the last answer; null: there was none. */
  status: number | null;
  /** Milliseconds of the last try. */
  duration: number | null;
  /** How the last answer begins, or why there was none. */
  answer: string;
};

export const webhookLimits = {
  /** In one group. */
  each: 10,
  url: 2000,
  /** Milliseconds an address has for its answer. */
  patience: 10_000,
  /** Bytes of an answer that are kept. */
  answer: 1024,
  /** Deliveries given up in a row after which nothing more is sent. */
  failures: 5,
  /** Milliseconds for which what was sent can be looked at. */
  kept: 14 * 86_400_000,
} as const;

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
/** Milliseconds from one try that failed to the next; after the last it is given up, about a day after the first. */
export const retries = [10 * second, minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 8 * hour, 8 * hour];

export const stateOf = ({ deliveredAt, dueAt }: { deliveredAt: Date | null; dueAt: Date | null }): DeliveryState =>
  deliveredAt ? "delivered" : dueAt ? "waiting" : "failed";
