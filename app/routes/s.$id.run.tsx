import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { RunPage } from "~/sessions/run-page";
import { screenToRun, type SessionScreen } from "~/sessions/screens.server";
import type { Handle } from "~/ui/crumbs";
import sessionCss from "~/ui/session.css?url";
import { liveSessionWords } from "~/words/session-live";

/** The evening on one screen, for those who run it. */
export const loader = pageLoader(async ({ viewer, params, language }) =>
  screenToRun(viewer, param(params, "id"), language),
);

export const links: LinksFunction = () => [{ rel: "stylesheet", href: sessionCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${liveSessionWords.en.runTitle} · ${page.plan.title}` }] : [];

export const handle: Handle<SessionScreen> = {
  crumbs: ({ data: { plan }, language }) => [
    { text: plan.group.name, to: `/g/${plan.group.slug}` },
    { text: plan.title, to: plan.url },
    { text: liveSessionWords[language].runTitle },
  ],
};

export default function Run() {
  const screen = useLoaderData<typeof loader>();
  return <RunPage key={screen.plan.id} screen={screen} />;
}
