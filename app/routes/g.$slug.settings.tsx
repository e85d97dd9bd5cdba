import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { canChangeGroup, canRestore, isWider } from "~/groups/group";
import { groupView } from "~/groups/group-views.server";
import { changeGroup, groupFor } from "~/groups/groups.server";
import { OpeningPage } from "~/groups/opening-page";
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
  const { slug: _, opens, ...changes } = Object.fromEntries(form);
  const { group, standing } = await groupFor(viewer, param(params, "slug"));
  const to = changes["visibility"];
  if (isWider(group.visibility, to) && to !== "private" && opens !== to && canChangeGroup(standing)) {
    const values = Object.fromEntries(Object.keys(changes).map((name) => [name, field(form, name)]));
    return { opening: { from: group.visibility, to, values } };
  }
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
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "opening" in answer) return <OpeningPage group={page.group} opening={answer.opening} />;
  return <SettingsPage {...page} refused={answer} />;
}
