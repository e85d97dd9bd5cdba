import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { qrOf } from "~/accounts/qr";
import { pageLoader, param } from "~/doors.server";
import { settings } from "~/env.server";
import { ScreenPage } from "~/sessions/screen-page";
import { sessionScreen } from "~/sessions/screens.server";
import type { Handle } from "~/ui/crumbs";
import screenCss from "~/ui/projector.css?url";
import { liveSessionWords } from "~/words/session-live";

/** For a projector: what the group is at, who speaks, how to join. */
export const loader = pageLoader(async ({ viewer, params, url }) => {
  const screen = await sessionScreen(viewer, param(params, "id"), { whole: true });
  const site = settings().publicUrl ?? url.origin;
  const join = { host: site.replace(/^https?:\/\//, ""), short: "/join", ...qrOf(`${site}${screen.plan.url}`) };
  return { screen, join };
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: screenCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${liveSessionWords.en.screenTitle} · ${page.screen.plan.title}` }] : [];

export const handle: Handle = { bare: true };

export default function Screen() {
  const { screen, join } = useLoaderData<typeof loader>();
  return <ScreenPage key={screen.plan.id} screen={screen} join={join} />;
}
