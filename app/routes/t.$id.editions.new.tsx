import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bringEditionPage } from "~/comments/edition-pages.server";
import { pageLoader, param } from "~/doors.server";
import { bringByForm, editionBounds } from "~/texts/bring-edition.server";
import { BringEdition, type BringEditionData } from "~/texts/bring-edition-form";
import { editionsUrl } from "~/texts/edition";
import { broughtAddress } from "~/texts/sharing";
import addTextCss from "~/ui/add-text.css?url";
import type { Handle } from "~/ui/crumbs";
import { uploadAction } from "~/upload-door.server";
import { editionWords } from "~/words/editions";

export const loader = pageLoader(async ({ viewer, params, url }) => ({
  ...(await bringEditionPage(viewer, param(params, "id"))),
  address: broughtAddress(url.searchParams),
}));

/** Compares what was brought with what is read now, and goes to the report; what is a guess is looked over first. */
export const action = uploadAction(editionBounds, async ({ viewer, params, form, language }) =>
  redirect(await bringByForm(viewer, param(params, "id"), { form, language, isToBeLookedOver: false }), 303),
);

export const links: LinksFunction = () => [{ rel: "stylesheet", href: addTextCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${editionWords.en.bringTitle} · ${data.text.title}` }] : [];

export const handle: Handle<BringEditionData> = {
  crumbs: ({ data: { group, text }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: text.title, to: `/t/${text.id}` },
    { text: editionWords[language].title, to: editionsUrl(text.id) },
    { text: editionWords[language].bringTitle },
  ],
};

export default function Bring() {
  const answer = useActionData<typeof action>();
  return <BringEdition page={useLoaderData<typeof loader>()} refusal={answer && "errors" in answer ? answer : null} />;
}
