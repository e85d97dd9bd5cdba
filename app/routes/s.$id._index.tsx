import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { AfterPage } from "~/sessions/after-page";
import { sessionLeft } from "~/sessions/after.server";
import { afterNext } from "~/sessions/next-plans.server";
import { LivePage } from "~/sessions/live-page";
import { PlannedPage } from "~/sessions/planned-page";
import { plannedPage } from "~/sessions/planned-page.server";
import { sessionScreen } from "~/sessions/screens.server";
import { sessionPlan } from "~/sessions/sessions.server";
import type { SessionPlan } from "~/sessions/session";
import type { Handle } from "~/ui/crumbs";
import sessionCss from "~/ui/session.css?url";

/** A session: before it begins what is planned; while it runs the page to take part from; then what is left. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const id = param(params, "id");
  const plan = await sessionPlan(viewer, id);
  const [isLive, isOver] = [plan.state === "live", plan.state === "ended"];
  const planned = Math.min(99, Number(url.searchParams.get("planned")) || 0);
  return {
    plan,
    screen: isLive ? await sessionScreen(viewer, id) : null,
    left: isOver ? { left: await sessionLeft(viewer, id), next: await afterNext(viewer, id, language) } : null,
    before: isLive || isOver ? null : await plannedPage(viewer, id, language),
    ...{ planned, saved: url.searchParams.has("saved") },
  };
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: sessionCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.plan.title} · ${page.plan.group.name}` }] : [];

export const handle: Handle<{ plan: SessionPlan }> = {
  crumbs: ({ data: { plan } }) => [{ text: plan.group.name, to: `/g/${plan.group.slug}` }, { text: plan.title }],
};

export default function Session() {
  const { plan, screen, left, before, planned, saved } = useLoaderData<typeof loader>();
  if (screen) return <LivePage key={plan.id} screen={screen} />;
  if (left) return <AfterPage plan={plan} {...left} />;
  return before && <PlannedPage page={before} planned={planned} saved={saved} />;
}
