import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { qrOf } from "~/accounts/qr";
import { pageLoader, param } from "~/doors.server";
import { settings } from "~/env.server";
import { ScreenPage } from "~/sessions/screen-page";
import { sessionScreen } from "~/sessions/screens.server";
import { guestDoor } from "~/sessions/session-guests.server";
import { whenOf } from "~/sessions/session-time";
import { sessionPlan } from "~/sessions/sessions.server";
import type { Handle } from "~/ui/crumbs";
import screenCss from "~/ui/projector.css?url";
import { liveSessionWords } from "~/words/session-live";

/** For a projector: what the group is at, who speaks, how to join. `?guests`: with the link for guests, where the viewer makes such links. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const id = param(params, "id");
  const [screen, plan] = await Promise.all([sessionScreen(viewer, id, { whole: true }), sessionPlan(viewer, id)]);
  const site = settings().publicUrl ?? url.origin;
  const link = url.searchParams.has("guests") ? await guestDoor(viewer, id) : null;
  const [code, guests] = [qrOf(`${site}/join/${id}`), link === null ? null : qrOf(`${site}${link}`)];
  const join = { host: site.replace(/^https?:\/\//, ""), short: "/join", code, guests };
  return { screen, join, when: whenOf(plan, language).shown, isOff: plan.state === "cancelled" };
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: screenCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${liveSessionWords.en.screenTitle} · ${page.screen.plan.title}` }] : [];

export const handle: Handle = { bare: true };

/** A link that was withdrawn or has ended is gone from the wall after that long. Milliseconds. */
const linkStays = 60_000;

export default function Screen() {
  const { screen, ...shown } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const hasGuests = shown.join.guests !== null;
  useEffect(() => {
    if (!hasGuests) return;
    const timer = setInterval(revalidate, linkStays);
    return () => clearInterval(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [hasGuests]);
  return <ScreenPage key={screen.plan.id} screen={screen} {...shown} />;
}
