import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { sessionPlan } from "~/sessions/sessions.server";
import type { SessionPlan } from "~/sessions/session";
import type { Handle } from "~/ui/crumbs";
import { Page } from "~/ui/page";

export const loader = pageLoader(async ({ viewer, params }) => {
  const plan = await sessionPlan(viewer, param(params, "id"));
  return { plan };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.plan.title} · ${page.plan.group.name}` }] : [];

export const handle: Handle<{ plan: SessionPlan }> = {
  crumbs: ({ data: { plan } }) => [{ text: plan.group.name, to: `/g/${plan.group.slug}` }, { text: plan.title }],
};

export default function Session() {
  const { plan } = useLoaderData<typeof loader>();
  return <Page narrow title={<bdi>{plan.title}</bdi>} />;
}
