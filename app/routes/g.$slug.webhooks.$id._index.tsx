import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, pageOf, param, requireScope } from "~/doors.server";
import { canKeepWebhooks } from "~/groups/group";
import { groupFor } from "~/groups/groups.server";
import type { Handle } from "~/ui/crumbs";
import { webhookWords } from "~/words/webhooks";
import { deliveriesOf } from "~/webhooks/deliveries.server";
import { WebhookPage } from "~/webhooks/webhook-page";
import { changeWebhook, webhookFor } from "~/webhooks/webhooks.server";

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const [slug, id] = [param(params, "slug"), param(params, "id")];
  const { group, standing } = await groupFor(viewer, slug);
  const mayKeep = canKeepWebhooks(standing);
  const webhook = await webhookFor(requireScope(viewer, "read"), slug, id);
  const { items: deliveries, next } = await deliveriesOf(viewer, slug, id, pageOf(url));
  return {
    group: { slug, name: group.name },
    webhook,
    mayKeep,
    deliveries,
    next,
    saved: url.searchParams.has("saved"),
  };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const [slug, id] = [param(params, "slug"), param(params, "id")];
  await changeWebhook(viewer, slug, id, { url: field(form, "url"), events: form.getAll("events") });
  return redirect(`/g/${slug}/webhooks/${id}?saved`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${webhookWords.en.title} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: webhookWords[language].title, to: `/g/${group.slug}/webhooks` },
  ],
};

export default function Webhook() {
  const { group, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <WebhookPage slug={group.slug} {...page} refused={answer && "errors" in answer ? answer : undefined} />;
}
