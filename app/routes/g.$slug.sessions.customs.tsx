import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param } from "~/doors.server";
import { groupFor } from "~/groups/groups.server";
import { CustomsPage } from "~/sessions/customs-page";
import { changeCustoms, customsFor, plannedIn } from "~/sessions/customs.server";
import { nestedFields, withLists } from "~/sessions/form-fields";
import { canChangeCustoms } from "~/sessions/session";
import type { Handle } from "~/ui/crumbs";
import { sessionFormWords } from "~/words/session-forms";
import { sessionPageWords } from "~/words/session-pages";

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const slug = param(params, "slug");
  const [{ group, standing }, customs] = await Promise.all([groupFor(viewer, slug), customsFor(viewer, slug)]);
  const mayChange = canChangeCustoms(standing);
  return {
    group: { slug: group.slug, name: group.name },
    ...{ customs, mayChange, planned: mayChange ? await plannedIn(group.id) : 0 },
    ...{ saved: url.searchParams.has("saved") },
  };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  await changeCustoms(viewer, slug, withLists(nestedFields(form)));
  return redirect(`/g/${slug}/sessions/customs?saved`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${sessionFormWords.en.customsTitle} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: sessionPageWords[language].title, to: `/g/${group.slug}/sessions` },
    { text: sessionFormWords[language].customsTitle },
  ],
};

export default function Customs() {
  const { group, ...page } = useLoaderData<typeof loader>();
  return <CustomsPage slug={group.slug} {...page} refused={useActionData<typeof action>()} />;
}
