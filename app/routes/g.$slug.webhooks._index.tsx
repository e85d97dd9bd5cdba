import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { canKeepWebhooks } from "~/groups/group";
import { groupFor } from "~/groups/groups.server";
import type { Handle } from "~/ui/crumbs";
import { webhookWords } from "~/words/webhooks";
import { WebhooksPage } from "~/webhooks/webhooks-page";
import { addWebhook, webhooksOf } from "~/webhooks/webhooks.server";

export const loader = pageLoader(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  const { group, standing } = await groupFor(viewer, slug);
  const webhooks = await webhooksOf(requireScope(viewer, "read"), slug);
  return { group: { slug, name: group.name }, webhooks, mayKeep: canKeepWebhooks(standing) };
});

export const action = pageAction(async ({ viewer, params, form }) => ({
  made: await addWebhook(viewer, param(params, "slug"), { url: field(form, "url"), events: form.getAll("events") }),
}));

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${webhookWords.en.title} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: webhookWords[language].title },
  ],
};

export default function Webhooks() {
  const { group, webhooks, mayKeep } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "made" in answer ? answer.made : undefined;
  const refused = answer && "errors" in answer ? answer : undefined;
  return <WebhooksPage slug={group.slug} webhooks={webhooks} mayKeep={mayKeep} made={made} refused={refused} />;
}
