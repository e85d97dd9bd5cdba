import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { groupFor } from "~/groups/groups.server";
import type { Handle } from "~/ui/crumbs";
import { webhookWords } from "~/words/webhooks";
import { SecretPage } from "~/webhooks/secret-page";
import { renewSecret, webhookFor } from "~/webhooks/webhooks.server";

export const loader = pageLoader(async ({ viewer, params }) => {
  const [slug, id] = [param(params, "slug"), param(params, "id")];
  const { group } = await groupFor(viewer, slug);
  await webhookFor(requireScope(viewer, "read"), slug, id);
  return { group: { slug, name: group.name }, id };
});

export const action = pageAction(async ({ viewer, params }) => ({
  secret: (await renewSecret(viewer, param(params, "slug"), param(params, "id"))).secret,
}));

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${webhookWords.en.secretTitle} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: webhookWords[language].title, to: `/g/${group.slug}/webhooks` },
  ],
};

export default function Secret() {
  const { group, id } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <SecretPage slug={group.slug} id={id} secret={answer && "secret" in answer ? answer.secret : null} />;
}
