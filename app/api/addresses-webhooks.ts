/** Addresses of a group's webhooks, for its hosts. */
import { json, nothing, page, write, type Addresses } from "./operation";

const made = { ...write, gives: { 201: "WebhookMade" as const } };

export const webhookAddresses: Addresses = {
  "/groups/{slug}/webhooks": {
    GET: { says: "Which addresses are told what happens in the group", scope: "read", gives: { 200: "WebhookPage" } },
    POST: { says: "Adds one; `secret` stands in this answer only", ...made, takes: json("NewWebhook") },
  },
  "/groups/{slug}/webhooks/{id}": {
    GET: { says: "One of them", scope: "read", gives: { 200: "WebhookView" } },
    PATCH: {
      says: "Changes what is sent; `paused: false` lets it go on",
      ...write,
      takes: json("WebhookChange"),
      gives: { 200: "WebhookView" },
    },
    DELETE: { says: "Removes it, and what waits to be sent", ...write, gives: nothing },
  },
  "/groups/{slug}/webhooks/{id}/secret": {
    POST: { says: "A new secret in place of the old one, which ends at once", ...made },
  },
  "/groups/{slug}/webhooks/{id}/test": {
    POST: {
      says: "Sends one that says only that it is a test",
      ...write,
      gives: { 202: "DeliveryView" },
      refuses: [409],
    },
  },
  "/groups/{slug}/webhooks/{id}/deliveries": {
    GET: {
      says: "What was sent in the last two weeks, newest first",
      scope: "read",
      query: page,
      gives: { 200: "DeliveryPage" },
    },
  },
  "/groups/{slug}/webhooks/{id}/deliveries/{delivery}": {
    POST: { says: "Sends it once more, under the same id", ...write, gives: { 202: "DeliveryView" }, refuses: [409] },
  },
};
