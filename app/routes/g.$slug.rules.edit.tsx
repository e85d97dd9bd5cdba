import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { groupFor } from "~/groups/groups.server";
import { EditRulesPage } from "~/moderation/edit-rules-page";
import { isRuleSet, ruleSet } from "~/moderation/rules";
import { publishFromForm } from "~/moderation/rules-from-form.server";
import { fieldsOf } from "~/moderation/rules-form";
import { rulesOf, scopeToSetRules } from "~/moderation/rules.server";
import type { Handle } from "~/ui/crumbs";
import moderationCss from "~/ui/moderation.css?url";
import { ruleWords } from "~/words/rules";

/** Filled with the rules that stand, or with a set to start from. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const slug = param(params, "slug");
  await groupFor(viewer, slug);
  const { group } = await scopeToSetRules(requireScope(viewer, "write"), slug);
  const now = await rulesOf(viewer, slug);
  const wished = url.searchParams.get("from");
  const from = isRuleSet(wished) ? wished : null;
  const { preamble, rules } = from ? ruleSet(from, language) : now;
  return {
    group: { slug: group.slug, name: group.name },
    ...{ version: now.version, preamble, from, fields: fieldsOf(rules, from === null && now.version > 0) },
  };
});

/** Publishes; where nothing was changed, it says so. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  const { made } = await publishFromForm(viewer, slug, form, field(form, "version"));
  return redirect(`/g/${slug}/rules?${made ? "published" : "unchanged"}`, 303);
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: moderationCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${ruleWords.en.editTitle} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: ruleWords[language].title, to: `/g/${group.slug}/rules` },
    { text: ruleWords[language].editTitle },
  ],
};

export default function EditRules() {
  const { group, ...page } = useLoaderData<typeof loader>();
  return <EditRulesPage slug={group.slug} {...page} refused={useActionData<typeof action>()} />;
}
