import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bringEditionPage } from "~/comments/edition-pages.server";
import { field, pageLoader, param } from "~/doors.server";
import { editionBounds, editionIn, keptAsEdition } from "~/texts/add-text.server";
import { BringEdition, type BringEditionData } from "~/texts/bring-edition-form";
import { editionsUrl, reportUrl } from "~/texts/edition";
import { putForward } from "~/texts/editions.server";
import addTextCss from "~/ui/add-text.css?url";
import type { Handle } from "~/ui/crumbs";
import { uploadAction } from "~/upload-door.server";
import { editionWords } from "~/words/editions";

export const loader = pageLoader(({ viewer, params }) => bringEditionPage(viewer, param(params, "id")));

/** Compares what was brought with what is read now, and goes to the report; what is a guess is looked over first. */
export const action = uploadAction(editionBounds, async ({ viewer, params, form, language }) => {
  const id = param(params, "id");
  const brought = await editionIn(viewer, form, language);
  const note = field(form, "note");
  const { draft, hash } = brought;
  if (draft.format === "pdf") return redirect(await keptAsEdition(viewer, id, brought, note), 303);
  const { number } = await putForward(viewer, id, draft, { source: { sha256: hash }, note });
  return redirect(reportUrl(id, number), 303);
});

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
