import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { editionsPage } from "~/comments/edition-pages.server";
import { pageLoader, param } from "~/doors.server";
import { EditionsPage, type EditionsData } from "~/texts/editions-page";
import type { Handle } from "~/ui/crumbs";
import editionsCss from "~/ui/editions.css?url";
import { editionWords } from "~/words/editions";

/** The editions of a text, and what waits for those who look after it. */
export const loader = pageLoader(({ viewer, params }) => editionsPage(viewer, param(params, "id")));

export const links: LinksFunction = () => [{ rel: "stylesheet", href: editionsCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${editionWords.en.title} · ${data.text.title}` }] : [];

export const handle: Handle<EditionsData> = {
  crumbs: ({ data: { group, text }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: text.title, to: `/t/${text.id}` },
    { text: editionWords[language].title },
  ],
};

export default function Editions() {
  return <EditionsPage page={useLoaderData<typeof loader>()} />;
}
