import { data, redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { addByForm, addTextBounds, pageToAddTo } from "~/texts/add-text.server";
import { AddTextForm, WaitingDrafts, noValues, valuesOf, type AddToGroup } from "~/texts/add-text-form";
import addTextCss from "~/ui/add-text.css?url";
import type { Handle } from "~/ui/crumbs";
import { Refused } from "~/ui/error-page";
import { Page } from "~/ui/page";
import { uploadAction } from "~/upload-door.server";
import { addTextWords } from "~/words/add-text";
import { useWords } from "~/words/use-words";

/** What is looked over has an address of its own; whoever comes here by a link sees the empty form. */
export const loader = pageLoader(async ({ viewer, params, language }) => {
  const page = await pageToAddTo(viewer, param(params, "slug"), language);
  return data(page, { status: page.mayNot === null ? 200 : 403 });
});

/** Keeps what an import makes, for whoever sent it, and goes to where it is looked over. */
export const action = uploadAction(addTextBounds, async ({ viewer, params, form, language }) =>
  redirect(await addByForm(viewer, param(params, "slug"), { form, language, isToBeLookedOver: true }), 303),
);

export const links: LinksFunction = () => [{ rel: "stylesheet", href: addTextCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${addTextWords.en.addTitle} · ${page.name}` }] : [];

export const handle: Handle<AddToGroup> = {
  crumbs: ({ data, language }) => [
    { text: data.name, to: `/g/${data.slug}` },
    { text: addTextWords[language].addTitle },
  ],
};

export default function Outline() {
  const words = useWords(addTextWords);
  const group = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal = answer && "errors" in answer ? answer : null;
  if (group.mayNot && !refusal) return <Refused kind="forbidden" detail={group.mayNot} signedIn />;
  return (
    <Page narrow title={words.addTitle} lead={words.addLead(group.name)}>
      <AddTextForm group={group} values={refusal ? valuesOf(refusal) : noValues(group.key)} refusal={refusal} />
      <WaitingDrafts waiting={group.waiting} />
    </Page>
  );
}
