import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ChangesPage } from "~/comments/edition-page";
import { changesPage, type ChangesPageData } from "~/comments/edition-pages.server";
import { pageLoader, param } from "~/doors.server";
import { editionsUrl, editionUrl } from "~/texts/edition";
import type { Handle } from "~/ui/crumbs";
import editionsCss from "~/ui/editions.css?url";
import { robotsOf } from "~/ui/robots";
import { editionWords } from "~/words/editions";

/** What is different in an edition: `?from=100` goes on further down. */
export const loader = pageLoader(({ viewer, params, url, language }) => {
  const from = /^\d{1,6}$/.exec(url.searchParams.get("from") ?? "")?.[0] ?? "0";
  return changesPage(viewer, param(params, "id"), param(params, "number"), { from: Number(from), language });
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: editionsCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [{ title: `${editionWords.en.changesTitle(data.edition.number)} · ${data.text.title}` }, ...robotsOf(data.group)]
    : [];

export const handle: Handle<ChangesPageData> = {
  crumbs: ({ data: { group, text, edition }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: text.title, to: `/t/${text.id}` },
    { text: editionWords[language].title, to: editionsUrl(text.id) },
    { text: editionWords[language].edition(edition.number), to: editionUrl(text.id, edition.number) },
    { text: editionWords[language].differences },
  ],
};

export default function Changes() {
  return <ChangesPage page={useLoaderData<typeof loader>()} />;
}
