import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { canChangeGroup, canRestore } from "~/groups/group";
import { groupView } from "~/groups/group-views.server";
import { changeGroup, groupFor } from "~/groups/groups.server";
import { zonesFor } from "~/groups/place-and-time";
import { SettingsPage } from "~/groups/settings-page";
import { forbidden } from "~/refusals";
import type { Handle } from "~/ui/crumbs";
import { groupWords } from "~/words/groups";
import { say } from "~/words/words";

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const { group, standing } = await groupFor(viewer, param(params, "slug"));
  requireScope(viewer, "write");
  // Of an archived group only a host finds the way back here.
  if (!canChangeGroup(standing) && !canRestore(standing)) throw forbidden(say(groupWords, (w) => w.hostsChange));
  return { group: await groupView(group), zones: zonesFor(group.timeZone), saved: url.searchParams.has("saved") };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  // The address has a form of its own.
  const { slug: _, ...changes } = Object.fromEntries(form);
  const { slug } = await changeGroup(viewer, param(params, "slug"), changes);
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
