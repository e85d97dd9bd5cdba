import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { waitingPage, type WaitingPageData } from "~/comments/edition-pages.server";
import { pageAction, pageLoader, param } from "~/doors.server";
import { notFound } from "~/refusals";
import { editionNumber, editionsUrl, editionUrl } from "~/texts/edition";
import { putAway } from "~/texts/editions.server";
import { PutAwayEdition } from "~/texts/put-away-page";
import type { Handle } from "~/ui/crumbs";
import { editionWords } from "~/words/editions";

/** Asks whether an edition that waits should go. */
export const loader = pageLoader(({ viewer, params }) =>
  waitingPage(viewer, param(params, "id"), param(params, "number")),
);

export const action = pageAction(async ({ viewer, params }) => {
  const [id, number] = [param(params, "id"), editionNumber(param(params, "number"))];
  if (number === null) throw notFound();
  await putAway(viewer, id, number);
  return redirect(editionsUrl(id), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${editionWords.en.putAwayTitle(data.edition.number)} · ${data.text.title}` }] : [];

export const handle: Handle<WaitingPageData> = {
  crumbs: ({ data: { group, text, edition }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: text.title, to: `/t/${text.id}` },
    { text: editionWords[language].title, to: editionsUrl(text.id) },
    { text: editionWords[language].edition(edition.number), to: editionUrl(text.id, edition.number) },
    { text: editionWords[language].putAway },
  ],
};

export default function PutAway() {
  const answer = useActionData<typeof action>();
  return (
    <PutAwayEdition page={useLoaderData<typeof loader>()} refusal={answer && "errors" in answer ? answer : null} />
  );
}
