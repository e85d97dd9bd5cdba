import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { qrOf } from "~/accounts/qr";
import { pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { isLoopback, settings } from "~/env.server";
import { SessionGuestsPage } from "~/sessions/session-guests-page";
import { inviteGuests, sessionGuests } from "~/sessions/session-guests.server";
import type { Handle } from "~/ui/crumbs";
import securityCss from "~/ui/security.css?url";
import { sessionGuestWords } from "~/words/session-guests";

/** How many of the links that stand are shown. */
const shown = 5;

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const { invites, ...page } = await sessionGuests(requireScope(viewer, "read"), param(params, "id"));
  const site = settings().publicUrl ?? url.origin;
  const links = invites.slice(0, shown).map(({ code, url: path, expiresAt }) => {
    const address = `${site}${path}?session=${page.session.id}`;
    return { address, code, until: expiresAt, qr: qrOf(address) };
  });
  return { ...page, links, isOnlyHere: isLoopback(new URL(site).hostname) };
});

export const action = pageAction(async ({ viewer, params }) => {
  const id = param(params, "id");
  await inviteGuests(viewer, id);
  return redirect(`/s/${id}/guests`, 303);
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: securityCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${sessionGuestWords.en.title} · ${page.session.title}` }] : [];

type Shown = { group: { slug: string; name: string }; session: { url: string; title: string } };
export const handle: Handle<Shown> = {
  crumbs: ({ data: { group, session }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: session.title, to: session.url },
    { text: sessionGuestWords[language].title },
  ],
};

export default function SessionGuests() {
  return <SessionGuestsPage {...useLoaderData<typeof loader>()} />;
}
