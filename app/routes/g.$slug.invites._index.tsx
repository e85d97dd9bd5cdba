import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { isLoopback, settings } from "~/env.server";
import { canRemoveMember } from "~/groups/group";
import { groupFor } from "~/groups/groups.server";
import { invitesOf, makeInvite } from "~/groups/invites.server";
import { InvitesPage } from "~/groups/invites-page";
import type { Handle } from "~/ui/crumbs";
import { groupWords } from "~/words/groups";

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const slug = param(params, "slug");
  const { group, standing } = await groupFor(viewer, slug);
  requireScope(viewer, "read");
  return {
    group: { slug: group.slug, name: group.name, guests: group.guests },
    invites: await invitesOf(viewer, slug),
    origin: settings().publicUrl ?? url.origin,
    isOnlyHere: isLoopback(new URL(settings().publicUrl ?? url.origin).hostname),
    mayEnd: canRemoveMember(standing),
    // How the code ends of the one that was made just now; links stay to be seen, so nothing is told by it.
    made: url.searchParams.get("made"),
  };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  const { code } = await makeInvite(viewer, slug, {
    days: field(form, "days"),
    uses: field(form, "uses"),
    grants: field(form, "grants"),
  });
  return redirect(`/g/${slug}/invites?made=${code.slice(-4)}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${groupWords.en.invitesTitle} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: groupWords[language].invitesTitle },
  ],
};

export default function Invites() {
  const { group, ...page } = useLoaderData<typeof loader>();
  return <InvitesPage slug={group.slug} guests={group.guests} {...page} refused={useActionData<typeof action>()} />;
}
