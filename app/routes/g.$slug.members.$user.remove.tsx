import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { groupFor } from "~/groups/groups.server";
import { invitesOf } from "~/groups/invites.server";
import { memberToDecide } from "~/groups/members.server";
import { orLastHost } from "~/groups/last-host.server";
import { removeMember } from "~/groups/memberships.server";
import { RemovePage } from "~/groups/remove-page";
import type { Handle } from "~/ui/crumbs";
import { groupWords } from "~/words/groups";
import { removalWords } from "~/words/removals";

/** Asks before somebody is removed, or turned away. */
export const loader = pageLoader(async ({ viewer, params }) => {
  const [slug, user] = [param(params, "slug"), param(params, "user")];
  const { group } = await groupFor(viewer, slug);
  const me = requireScope(viewer, "write");
  const member = await memberToDecide(me, slug, user);
  if (user === me.id) throw redirect(`/g/${group.slug}/members`);
  return {
    group: { slug: group.slug, name: group.name },
    member,
    openLinks: (await invitesOf(me, slug)).length,
  };
});

/** Removes a member, or turns away who asked to come in. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const [slug, user] = [param(params, "slug"), param(params, "user")];
  const to = await orLastHost(slug, async () => {
    await removeMember(viewer, slug, user, { closeLinks: field(form, "links") === "close" });
    if (user === viewer.id) return "/";
    return `/g/${slug}/members?${form.has("asking") ? "turned-away" : "removed"}`;
  });
  return typeof to === "string" ? redirect(to, 303) : to;
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${removalWords.en.button} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: groupWords[language].membersTitle, to: `/g/${group.slug}/members` },
    { text: removalWords[language].button },
  ],
};

export default function Remove() {
  const { group, ...page } = useLoaderData<typeof loader>();
  return <RemovePage slug={group.slug} {...page} refused={useActionData<typeof action>()} />;
}
