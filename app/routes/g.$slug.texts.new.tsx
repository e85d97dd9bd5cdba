import { data, redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { addByForm, addTextBounds, pageToAddTo } from "~/texts/add-text.server";
import { Bookmarklet } from "~/texts/bookmarklet";
import { AddTextForm, WaitingDrafts, noValues, valuesOf, type AddToGroup } from "~/texts/add-text-form";
import { bookmarklet, broughtAddress } from "~/texts/sharing";
import addTextCss from "~/ui/add-text.css?url";
import type { Handle } from "~/ui/crumbs";
import { Refused } from "~/ui/error-page";
import { Page } from "~/ui/page";
import { uploadAction } from "~/upload-door.server";
import { addTextWords } from "~/words/add-text";
import { useWords } from "~/words/use-words";

export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const page = await pageToAddTo(viewer, param(params, "slug"), language);
  const more = { address: broughtAddress(url.searchParams), bookmark: bookmarklet(url.origin) };
  return data({ ...page, ...more }, { status: page.mayNot === null ? 200 : 403 });
});

/** Puts what was pasted or chosen on the lectern, and goes to it; what is a guess is looked over first. */
export const action = uploadAction(addTextBounds, async ({ viewer, params, form, language }) =>
  redirect(await addByForm(viewer, param(params, "slug"), { form, language, isToBeLookedOver: false }), 303),
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

export default function NewText() {
  const words = useWords(addTextWords);
  const group = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal = answer && "errors" in answer ? answer : null;
  if (group.mayNot && !refusal) return <Refused kind="forbidden" detail={group.mayNot} signedIn />;
  return (
    <Page narrow title={words.addTitle} lead={words.addLead(group.name)}>
      <AddTextForm
        group={group}
        values={refusal ? valuesOf(refusal) : { ...noValues(group.key), address: group.address }}
        refusal={refusal}
      />
      <WaitingDrafts waiting={group.waiting} />
      <Bookmarklet code={group.bookmark} />
    </Page>
  );
}
