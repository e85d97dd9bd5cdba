import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { placeThread } from "~/comments/migration.server";
import { placeThreadPage } from "~/comments/place-thread.server";
import { PlaceThread, type PlaceThreadData } from "~/comments/place-thread-page";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { invalid, notFound } from "~/refusals";
import { say } from "~/words/words";
import { editionNumber, editionsUrl, reportUrl } from "~/texts/edition";
import type { Handle } from "~/ui/crumbs";
import editionsCss from "~/ui/editions.css?url";
import { editionWords } from "~/words/editions";

/** One thread, to be hung elsewhere in this edition. */
export const loader = pageLoader(({ viewer, params, language }) =>
  placeThreadPage(viewer, param(params, "id"), param(params, "number"), param(params, "thread"), language),
);

export const action = pageAction(async ({ viewer, params, form }) => {
  const [id, thread, number] = [param(params, "id"), param(params, "thread"), editionNumber(param(params, "number"))];
  if (number === null) throw notFound();
  const isShelved = field(form, "shelf") === "1";
  const to = field(form, "place") || field(form, "to").trim();
  // What somebody forgot to fill in must not send a thread away.
  if (!isShelved && to === "") throw invalid({ to: say(editionWords, (w) => w.placeMissing) });
  await placeThread(viewer, id, number, thread, isShelved ? "" : to);
  return redirect(`${reportUrl(id, number)}#thread-${thread}`, 303);
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: editionsCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${editionWords.en.placeTitle} · ${data.text.title}` }] : [];

export const handle: Handle<PlaceThreadData> = {
  crumbs: ({ data: { group, text, edition }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: text.title, to: `/t/${text.id}` },
    { text: editionWords[language].title, to: editionsUrl(text.id) },
    {
      text: edition.state === "waiting" ? editionWords[language].reportWaiting : editionWords[language].report,
      to: reportUrl(text.id, edition.number),
    },
    { text: editionWords[language].placeTitle },
  ],
};

export default function Place() {
  const answer = useActionData<typeof action>();
  return <PlaceThread page={useLoaderData<typeof loader>()} refusal={answer && "errors" in answer ? answer : null} />;
}
