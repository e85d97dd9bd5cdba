import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { managedText } from "~/comments/managed-text.server";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { invalid } from "~/refusals";
import { isSameTitle } from "~/texts/same-title";
import { DeleteText, type ManagedText } from "~/texts/text-settings";
import { deleteText } from "~/texts/text-changes.server";
import type { Handle } from "~/ui/crumbs";
import { Page } from "~/ui/page";
import { addTextWords } from "~/words/add-text";
import { useWords } from "~/words/use-words";
import { say } from "~/words/words";

export const loader = pageLoader(async ({ viewer, params }) => managedText(viewer, param(params, "id")));

/** Deletes the text once its title has been typed, and goes to its group. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const { text, group } = await managedText(viewer, param(params, "id"));
  if (!isSameTitle(field(form, "confirm"), text.title))
    throw invalid({ confirm: say(addTextWords, (w) => w.deleteMistyped(text.title)) });
  await deleteText(viewer, text.id);
  return redirect(`/g/${group.slug}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${addTextWords.en.deleteTitle} · ${data.text.title}` }] : [];

export const handle: Handle<ManagedText> = {
  crumbs: ({ data: { group, text }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: text.title, to: `/t/${text.id}` },
    { text: addTextWords[language].deleteTitle },
  ],
};

export default function Delete() {
  const words = useWords(addTextWords);
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <Page narrow title={words.deleteTitle} lead={page.text.title}>
      <DeleteText page={page} refusal={refusal && "errors" in refusal ? refusal : null} />
    </Page>
  );
}
