import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeName } from "~/accounts/account-changes.server";
import { originOf } from "~/accounts/attempts.server";
import { isNameless } from "~/accounts/guests";
import { renewPagesOf } from "~/comments/author.server";
import { formAction, pageLoader, param, requireScope } from "~/doors.server";
import { acceptInvite, enterAsGuest, inviteBy } from "~/groups/invites.server";
import { InvitedPage } from "~/groups/invited-page";
import { InvitedSession } from "~/sessions/invited-session";
import { refuseNamesake } from "~/sessions/guest-names.server";
import { sessionOfLink } from "~/sessions/session-guests.server";
import { groupWords } from "~/words/groups";

/** A link may lead on to a session of its group; where guests take part in it they say who they are. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const offer = await inviteBy(viewer, param(params, "code"));
  return {
    offer,
    session: await sessionOfLink(linkOf(offer), url.searchParams.get("session"), language),
    viewer: viewer && { name: viewer.name, isGuest: viewer.isGuest === true, isNameless: isNameless(viewer) },
  };
});

/** Comes in: under one's account, or as a guest where the link makes guests. */
export const action = formAction(async ({ request, viewer, params, form, url, language }) => {
  const code = param(params, "code");
  const offer = await inviteBy(viewer, code);
  const { group, grants, isMember } = offer;
  const session = await sessionOfLink(linkOf(offer), url.searchParams.get("session"), language);
  const to = session?.url ?? `/g/${group.slug}`;
  const asksName = session?.takesPart === true && grants !== "member" && !isMember;
  if (!viewer && grants !== "member") {
    const name = form.get("name");
    if (asksName) await refuseNamesake(session.id, name);
    const { setCookie } = await enterAsGuest(code, { name, asksName }, originOf(request));
    return redirect(to, { status: 303, headers: { "Set-Cookie": setCookie } });
  }
  const me = requireScope(viewer, "write");
  if (asksName && isNameless(me)) {
    await refuseNamesake(session.id, form.get("name"));
    await changeName(me, form.get("name"), renewPagesOf);
  }
  await acceptInvite(me, code);
  return redirect(to, 303);
});

const linkOf = ({ group: { slug }, grants, isMember }: Awaited<ReturnType<typeof inviteBy>>) => ({
  slug,
  grants: isMember ? ("member" as const) : grants,
});

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
