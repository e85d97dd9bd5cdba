import { json, redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { ActPageView, meanwhileOf } from "~/moderation/act-page-view";
import { actPage } from "~/moderation/act-page.server";
import { aboutIn, actFromForm } from "~/moderation/act-door.server";
import type { Handle } from "~/ui/crumbs";
import { actFormWords } from "~/words/act-form";

/** Where a moderator acts on what the address names. */
export const loader = pageLoader(async ({ viewer, params, url: { searchParams }, language }) =>
  actPage(viewer, param(params, "slug"), aboutIn(searchParams), searchParams.get("kind"), language),
);

/** Shows first what whoever it concerns will read; once that was seen, acts. */
export const action = pageAction(async ({ viewer, params, url, form, language }) => {
  const values = Object.fromEntries([...form.keys()].map((name) => [name, field(form, name)]));
  const to = await actFromForm(viewer, param(params, "slug"), url.searchParams, values, language);
  return to === null ? json({ values, errors: {}, isChecked: true }) : redirect(to, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${actFormWords.en.title} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: actFormWords[language].title },
  ],
};

export default function Act() {
  const page = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  return (
    <ActPageView
      page={page}
      given={{ values: given?.values ?? {}, errors: given?.errors ?? {}, isChecked: Boolean(given) }}
      meanwhile={meanwhileOf(given)}
    />
  );
}
