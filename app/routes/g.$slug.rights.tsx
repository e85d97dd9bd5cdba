import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { groupFor } from "~/groups/groups.server";
import { rightsIn } from "~/groups/rights";
import { RightsPage } from "~/groups/rights-page";
import { powersIn } from "~/moderation/powers";
import { Powers } from "~/moderation/powers-table";
import type { Handle } from "~/ui/crumbs";
import { robotsOf } from "~/ui/robots";
import { rightsWords } from "~/words/rights";

/** Who may do what in this group, for whoever may know of it. */
export const loader = pageLoader(async ({ viewer, params }) => {
  const { group, standing } = await groupFor(viewer, param(params, "slug"));
  const { slug, name, visibility } = group;
  return {
    group: { slug, name, visibility },
    table: rightsIn(standing.group),
    powers: powersIn(standing.group.isArchived),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${rightsWords.en.title} · ${page.group.name}` }, ...robotsOf(page.group)] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: rightsWords[language].title },
  ],
};

export default function Rights() {
  const { table, powers } = useLoaderData<typeof loader>();
  return (
    <RightsPage table={table}>
      <Powers table={powers} />
    </RightsPage>
  );
}
