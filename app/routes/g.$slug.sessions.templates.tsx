import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { TemplatesPage, type TemplatesPageData } from "~/sessions/templates-page";
import { chooseTemplate, dropTemplate, renameTemplate, templatesToKeep } from "~/sessions/templates.server";
import type { Handle } from "~/ui/crumbs";
import { sessionPageWords } from "~/words/session-pages";
import { templatesPageWords } from "~/words/templates-page";

export const loader = pageLoader(async ({ viewer, params, url }): Promise<TemplatesPageData> => {
  const page = await templatesToKeep(requireScope(viewer, "write"), param(params, "slug"));
  return { ...page, saved: url.searchParams.has("saved") };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const [slug, id] = [param(params, "slug"), field(form, "id")];
  const asked = field(form, "do");
  if (asked === "rename") await renameTemplate(viewer, slug, id, { name: field(form, "name") });
  else if (asked === "remove") await dropTemplate(viewer, slug, id);
  else await chooseTemplate(viewer, slug, field(form, "template"));
  return redirect(`/g/${slug}/sessions/templates?saved`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${templatesPageWords.en.title} · ${page.group.name}` }] : [];

export const handle: Handle<TemplatesPageData> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: sessionPageWords[language].title, to: `/g/${group.slug}/sessions` },
    { text: templatesPageWords[language].title },
  ],
};

export default function Templates() {
  return <TemplatesPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
