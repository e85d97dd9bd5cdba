import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { blocksOf } from "~/accounts/blocks.server";
import { pageLoader, param, requireScope } from "~/doors.server";
import { canChangeRoles, canSeeLog, canSeeRestraints } from "~/groups/group";
import { groupFor } from "~/groups/groups.server";
import { membersOf } from "~/groups/members.server";
import { MembersPage } from "~/groups/members-page";
import { removedFrom } from "~/groups/removals.server";
import { heldKindOf, restrainedIn } from "~/groups/restrained.server";
import type { Handle } from "~/ui/crumbs";
import { groupWords } from "~/words/groups";

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const slug = param(params, "slug");
  const { group, standing } = await groupFor(viewer, slug);
  const { id: me } = requireScope(viewer, "read");
  const mayLead = canChangeRoles(standing);
  const page = (name: string) => ({ limit: 100, after: url.searchParams.get(name) });
  const members = await membersOf(viewer, slug, page("after"));
  const guests = await membersOf(viewer, slug, page("guests"), "guests");
  const pending = mayLead ? await membersOf(viewer, slug, page("pending"), "pending") : { items: [], next: null };
  const removed = mayLead ? await removedFrom(viewer, slug) : [];
  const kind = heldKindOf(url.searchParams.get("held"));
  const restrained = canSeeRestraints(standing)
    ? { kind, ...(await restrainedIn(viewer, slug, page("restrained"), kind)) }
    : null;
  const { name, joining, joinQuestion } = group;
  // What was done just now, or could not be.
  const said =
    (["removed", "turned-away", "last-host"] as const).find((each) => mayLead && url.searchParams.has(each)) ?? null;
  return {
    group: { slug: group.slug, name, joining, joinQuestion },
    ...{ me, mayLead, maySeeLog: canSeeLog(standing) },
    unseen: (await blocksOf(me)).map(({ user }) => user.id),
    ...{ members, pending, guests, removed, restrained, said },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${groupWords.en.membersTitle} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: groupWords[language].membersTitle },
  ],
};

export default function Members() {
  return <MembersPage {...useLoaderData<typeof loader>()} />;
}
