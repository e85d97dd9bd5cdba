import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { ComingPage } from "~/sessions/coming";
import { comingOf } from "~/sessions/planned-page.server";
import { rsvpsOf } from "~/sessions/rsvps.server";
import { sessionPlan } from "~/sessions/sessions.server";
import type { Handle } from "~/ui/crumbs";
import { sessionPageWords } from "~/words/session-pages";

/** All who answered, where they are more than the session's own page shows. */
export const loader = pageLoader(async ({ viewer, params }) => {
  const id = param(params, "id");
  const [{ title, url, group }, rsvps] = await Promise.all([sessionPlan(viewer, id), rsvpsOf(viewer, id)]);
  return { plan: { title, url, group }, rsvps, coming: comingOf(rsvps) };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${sessionPageWords.en.comes} · ${page.plan.title}` }] : [];

export const handle: Handle<{ plan: { title: string; url: string; group: { slug: string; name: string } } }> = {
  crumbs: ({ data: { plan }, language }) => [
    { text: plan.group.name, to: `/g/${plan.group.slug}` },
    { text: plan.title, to: plan.url },
    { text: sessionPageWords[language].comes },
  ],
};

export default function Coming() {
  const { plan, rsvps, coming } = useLoaderData<typeof loader>();
  return <ComingPage title={plan.title} rsvps={rsvps} coming={coming} />;
}
