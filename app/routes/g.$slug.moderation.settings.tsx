import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { canChangeGroup } from "~/groups/group";
import { groupFor } from "~/groups/groups.server";
import { ModerationSettingsPage } from "~/moderation/settings-page";
import { changeModeration, keepBounds, moderationFor } from "~/moderation/settings.server";
import type { Handle } from "~/ui/crumbs";
import { moderationSettingWords } from "~/words/moderation-settings";

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const slug = param(params, "slug");
  const [{ group, standing }, settings] = await Promise.all([groupFor(viewer, slug), moderationFor(viewer, slug)]);
  return {
    group: { slug: group.slug, name: group.name },
    keep: keepBounds(),
    ...{ settings, mayChange: canChangeGroup(standing), saved: url.searchParams.has("saved") },
  };
});

/** A box that is not ticked is not sent. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  await changeModeration(viewer, slug, {
    ...Object.fromEntries(form),
    logNames: field(form, "logNames") || "false",
    logContent: field(form, "logContent") || "false",
  });
  return redirect(`/g/${slug}/moderation/settings?saved`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${moderationSettingWords.en.title} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: moderationSettingWords[language].title },
  ],
};

export default function ModerationSettings() {
  const { group, ...page } = useLoaderData<typeof loader>();
  return (
    <ModerationSettingsPage
      {...page}
      back={{ to: `/g/${group.slug}`, text: group.name }}
      refused={useActionData<typeof action>()}
    />
  );
}
