import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { originOf } from "~/accounts/attempts.server";
import { formAction, pageLoader, param, requireScope } from "~/doors.server";
import { acceptInvite, enterAsGuest, inviteBy } from "~/groups/invites.server";
import { InvitedPage } from "~/groups/invited-page";
import { InvitedSession } from "~/sessions/invited-session";
import { sessionOfLink } from "~/sessions/session-guests.server";
import { groupWords } from "~/words/groups";

/** A link may lead on to a session of its group. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const offer = await inviteBy(viewer, param(params, "code"));
  return {
    offer,
    session: await sessionOfLink(offer.group.slug, url.searchParams.get("session"), language),
    viewer: viewer && { name: viewer.name, isGuest: viewer.isGuest === true },
  };
});

/** Comes in: under one's account, or as a guest where the link makes guests. */
export const action = formAction(async ({ request, viewer, params, form, url, language }) => {
  const code = param(params, "code");
  const led = async (slug: string) =>
    (await sessionOfLink(slug, url.searchParams.get("session"), language))?.url ?? `/g/${slug}`;
  if (!viewer && (await inviteBy(null, code)).grants !== "member") {
    const { slug, setCookie } = await enterAsGuest(code, { name: form.get("name") }, originOf(request));
    return redirect(await led(slug), { status: 303, headers: { "Set-Cookie": setCookie } });
  }
  const { slug } = await acceptInvite(requireScope(viewer, "write"), code);
  return redirect(await led(slug), 303);
});

/** The address lets people in: it must not travel on in a Referer, or into a search engine. */
/** The address is a secret, so it goes to no other site. `no-referrer` would go further and make the form here send `Origin: null`. */
export const headers = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  ...(page ? [{ title: groupWords.en.invitedTo(page.offer.group.name) }] : []),
  { name: "robots", content: "noindex" },
];

export default function Invited() {
  const { session, ...page } = useLoaderData<typeof loader>();
  return (
    <InvitedPage
      {...page}
      refused={useActionData<typeof action>()}
      session={session && { ...session, shown: <InvitedSession session={session} /> }}
    />
  );
}
