import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { managedText } from "~/comments/managed-text.server";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { TextSettings, type ManagedText } from "~/texts/text-settings";
import { changeText } from "~/texts/text-changes.server";
import type { Handle } from "~/ui/crumbs";
import { addTextWords } from "~/words/add-text";

/** Hosts and facilitators mend title, byline and where it comes from, and set date and state here. */
export const loader = pageLoader(async ({ viewer, params }) => managedText(viewer, param(params, "id")));

export const action = pageAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  const sent = (name: string) => (form.has(name) ? field(form, name) : undefined);
  await changeText(viewer, id, {
    title: sent("title"),
    byline: sent("byline"),
    ...{ published: sent("published"), source: sent("source"), licence: sent("licence") },
    dueOn: sent("dueOn"),
    state: sent("state"),
  });
  return redirect(`/t/${id}/settings?saved=1`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${addTextWords.en.settingsTitle} · ${data.text.title}` }] : [];

export const handle: Handle<ManagedText> = {
  crumbs: ({ data: { group, text }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: text.title, to: `/t/${text.id}` },
    { text: addTextWords[language].settingsTitle },
  ],
};

export default function Settings() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <TextSettings page={page} saved={search.has("saved")} refusal={refusal && "errors" in refusal ? refusal : null} />
  );
}
