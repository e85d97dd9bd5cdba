import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { canChangeGroup } from "~/groups/group";
import { preventionFromForm } from "~/moderation/prevention-from-form.server";
import { PreventionPage, type PreventionPageData } from "~/moderation/prevention-page";
import { preventionFor } from "~/moderation/prevention-settings.server";
import { wallClockIn } from "~/sessions/zoned-time";
import type { Handle } from "~/ui/crumbs";
import { preventionWords } from "~/words/prevention";

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const { group, standing, prevention } = await preventionFor(viewer, param(params, "slug"));
  const clock = (at: string) => {
    const { day, time } = wallClockIn(group.timeZone, new Date(at));
    return `${day}T${time}`;
  };
  const by = prevention.inviteOnly;
  const page: PreventionPageData = {
    ...{ prevention, zone: group.timeZone, period: by && { from: clock(by.from), until: clock(by.until) } },
    ...{ mayChange: canChangeGroup(standing), saved: url.searchParams.has("saved") },
  };
  return { group: { slug: group.slug, name: group.name }, page };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  const days = [0, 1, 2, 3, 4, 5, 6].filter((day) => form.has(`closed.day.${day}`)).map(String);
  await preventionFromForm(viewer, slug, (name) => field(form, name), days);
  return redirect(`/g/${slug}/moderation/prevention?saved`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${preventionWords.en.title} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: preventionWords[language].title },
  ],
};

export default function PreventionSettings() {
  const { group, page } = useLoaderData<typeof loader>();
  return (
    <PreventionPage
      page={page}
      refused={useActionData<typeof action>()}
      back={{ to: `/g/${group.slug}`, text: group.name }}
    />
  );
}
