import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { settings } from "~/env.server";
import { groupFor } from "~/groups/groups.server";
import { invitesOf, makeInvite } from "~/groups/invites.server";
import { InvitesPage } from "~/groups/invites-page";
import type { Handle } from "~/ui/crumbs";
import { groupWords } from "~/words/groups";

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const slug = param(params, "slug");
  const { group } = await groupFor(viewer, slug);
  requireScope(viewer, "read");
  return {
    group: { slug: group.slug, name: group.name, guests: group.guests },
    invites: await invitesOf(viewer, slug),
    origin: settings().publicUrl ?? url.origin,
  };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const { code } = await makeInvite(viewer, param(params, "slug"), {
    days: field(form, "days"),
    uses: field(form, "uses"),
    grants: field(form, "grants"),
  });
  return { code };
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
  const { group, invites, origin } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "code" in answer ? answer.code : undefined;
  const refused = answer && "errors" in answer ? answer : undefined;
  return (
    <InvitesPage
      slug={group.slug}
      guests={group.guests}
      invites={invites}
      origin={origin}
      made={made}
      refused={refused}
    />
  );
}
