import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { groupFor } from "~/groups/groups.server";
import { askerOf, canSetRules } from "~/moderation/power";
import { RulesPage } from "~/moderation/rules-page";
import { rulesOf, rulesVersions } from "~/moderation/rules.server";
import type { Handle } from "~/ui/crumbs";
import moderationCss from "~/ui/moderation.css?url";
import { robotsOf } from "~/ui/robots";
import { ruleWords } from "~/words/rules";

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const slug = param(params, "slug");
  const { group, standing } = await groupFor(viewer, slug);
  const [rules, versions] = await Promise.all([rulesOf(viewer, slug), rulesVersions(viewer, slug)]);
  const { name, visibility } = group;
  return {
    group: { slug: group.slug, name, visibility },
    ...{ rules, versions },
    mayChange: viewer !== null && canSetRules(askerOf(viewer, standing), standing.group.isArchived),
    said: (["published", "unchanged"] as const).find((each) => url.searchParams.has(each)) ?? null,
  };
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: moderationCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${ruleWords.en.title} · ${page.group.name}` }, ...robotsOf(page.group)] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: ruleWords[language].title },
  ],
};

export default function Rules() {
  return <RulesPage {...useLoaderData<typeof loader>()} />;
}
