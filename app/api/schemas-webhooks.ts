/** What the API takes and gives of webhooks. */
import { z } from "zod";
import { testEvent, webhookEvents, webhookLimits } from "../webhooks/webhook";

const instant = z.iso.datetime().describe("ISO 8601, UTC");
const events = z.array(z.enum(webhookEvents)).min(1);
const url = z.string().max(webhookLimits.url).describe("https:// on port 443 or 8443, or a host of FETCH_ALLOW");
const deliveryState = z.enum(["waiting", "delivered", "failed"]);

export const NewWebhook = z.object({ url, events: events.optional().describe("None said: all") });
export const WebhookChange = z.object({ url, events, paused: z.boolean() }).partial();

export const WebhookView = z.object({
  id: z.string(),
  url: z.string(),
  events,
  state: z.enum(["active", "paused"]),
  createdAt: instant,
  createdBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  failures: z.int().min(0).describe("Deliveries in a row that were given up"),
  last: z
    .object({ at: instant, state: deliveryState, status: z.int().nullable() })
    .nullable()
    .describe("The last one that was tried"),
});
export const WebhookMade = WebhookView.extend({
  secret: z.string().describe("Signs each delivery (Standard Webhooks); shown this once"),
});
export const WebhookPage = z.object({ items: z.array(WebhookView), next: z.null() });

export const DeliveryView = z.object({
  id: z.string().describe("Also the header `webhook-id`"),
  event: z.enum([...webhookEvents, testEvent]),
  state: deliveryState,
  createdAt: instant,
  deliveredAt: instant.nullable(),
  nextAt: instant.nullable().describe("When it is tried next"),
  tries: z.int().min(0),
  status: z.int().nullable().describe("HTTP status of the last answer; null: there was none"),
  duration: z.int().nullable().describe("Milliseconds of the last try"),
  answer: z.string().describe("How the last answer began, or why there was none"),
});
export const DeliveryPage = z.object({ items: z.array(DeliveryView), next: z.string().nullable() });
