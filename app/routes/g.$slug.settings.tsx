import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { canChangeGroup } from "~/groups/group";
import { groupView } from "~/groups/group-views.server";
import { changeGroup, groupFor } from "~/groups/groups.server";
import { SettingsPage } from "~/groups/settings-page";
import { forbidden } from "~/refusals";
import type { Handle } from "~/ui/crumbs";
import { groupWords } from "~/words/groups";
import { say } from "~/words/words";

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const { group, standing } = await groupFor(viewer, param(params, "slug"));
  requireScope(viewer, "write");
  if (!canChangeGroup(standing)) throw forbidden(say(groupWords, (w) => w.hostsChange));
  return { group: await groupView(group), saved: url.searchParams.has("saved") };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const { slug } = await changeGroup(viewer, param(params, "slug"), Object.fromEntries(form));
  return redirect(`/g/${slug}/settings?saved`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${groupWords.en.settings} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: groupWords[language].settings },
  ],
};

export default function Settings() {
  return <SettingsPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
