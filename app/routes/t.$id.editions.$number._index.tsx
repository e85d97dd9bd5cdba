import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EditionPage } from "~/comments/edition-page";
import { editionPage, type EditionPageData } from "~/comments/edition-pages.server";
import { pageLoader, param } from "~/doors.server";
import { editionsUrl } from "~/texts/edition";
import type { Handle } from "~/ui/crumbs";
import editionsCss from "~/ui/editions.css?url";
import { robotsOf } from "~/ui/robots";
import { editionWords } from "~/words/editions";

/** One edition, to be read: `?p=39` names a paragraph of it, `&gone=1` says that one came for it from a link. */
export const loader = pageLoader(({ viewer, params, url, language }) =>
  editionPage(viewer, param(params, "id"), param(params, "number"), { search: url.searchParams, language }),
);

export const links: LinksFunction = () => [{ rel: "stylesheet", href: editionsCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: editionWords.en.readTitle(data.text.title, data.edition.number) }, ...robotsOf(data.group)] : [];

export const handle: Handle<EditionPageData> = {
  crumbs: ({ data: { group, text, edition }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: text.title, to: `/t/${text.id}` },
    { text: editionWords[language].title, to: editionsUrl(text.id) },
    { text: editionWords[language].edition(edition.number) },
  ],
};

export default function Edition() {
  return <EditionPage page={useLoaderData<typeof loader>()} />;
}
