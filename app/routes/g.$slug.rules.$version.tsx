import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { groupFor } from "~/groups/groups.server";
import { RulesDiffPage } from "~/moderation/rules-diff-page";
import { rulesAt, rulesOf } from "~/moderation/rules.server";
import { notFound } from "~/refusals";
import type { Handle } from "~/ui/crumbs";
import moderationCss from "~/ui/moderation.css?url";
import { robotsOf } from "~/ui/robots";
import { ruleWords } from "~/words/rules";

/** One version of the rules, beside the one before it. */
export const loader = pageLoader(async ({ viewer, params }) => {
  const [slug, version] = [param(params, "slug"), param(params, "version")];
  const { group } = await groupFor(viewer, slug);
  if (!/^\d{1,6}$/.test(version)) throw notFound();
  const [shown, { version: newest }] = await Promise.all([
    rulesAt(viewer, slug, Number(version)),
    rulesOf(viewer, slug),
  ]);
  const { name, visibility } = group;
  return { group: { slug: group.slug, name, visibility }, newest, ...shown };
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: moderationCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: `${ruleWords.en.diffTitle(page.rules.version)} · ${page.group.name}` }, ...robotsOf(page.group)]
    : [];

export const handle: Handle<{ group: { slug: string; name: string }; rules: { version: number } }> = {
  crumbs: ({ data: { group, rules }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: ruleWords[language].title, to: `/g/${group.slug}/rules` },
    { text: ruleWords[language].version(rules.version) },
  ],
};

export default function RulesVersion() {
  return <RulesDiffPage {...useLoaderData<typeof loader>()} />;
}
