import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, pageOf, param, requireScope } from "~/doors.server";
import { groupFor } from "~/groups/groups.server";
import { decideMany } from "~/moderation/deciding-many.server";
import { QueuePage } from "~/moderation/queue-page";
import { queuePage } from "~/moderation/queue-page.server";
import type { Handle } from "~/ui/crumbs";
import moderationCss from "~/ui/moderation.css?url";
import { caseWords } from "~/words/cases";

/** What waits for moderators, oldest first. */
export const loader = pageLoader(async ({ viewer, params, url }) => {
  const { group } = await groupFor(viewer, param(params, "slug"));
  return queuePage(requireScope(viewer, "read"), group.slug, pageOf(url), url.searchParams);
});

/** The same done to all that are chosen. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  const cases = form.getAll("case").filter((each): each is string => typeof each === "string");
  const [id, kind, rule, reason] = ["id", "kind", "rule", "reason"].map((name) => field(form, name));
  const wished = { id: id ?? "", cases, kind: kind ?? "", rule: rule ?? "", reason: reason ?? "" };
  const { done, refused } = await decideMany(viewer, slug, wished);
  return redirect(`/g/${slug}/moderation?done=${done}&refused=${refused}`, 303);
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: moderationCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${caseWords.en.title} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: caseWords[language].title },
  ],
};

export default function Moderation() {
  return <QueuePage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
