import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MigrationPage } from "~/comments/migration-page";
import { migrationReport, type Report } from "~/comments/migration-report.server";
import { pageLoader, param } from "~/doors.server";
import { editionsUrl, editionUrl } from "~/texts/edition";
import type { Handle } from "~/ui/crumbs";
import editionsCss from "~/ui/editions.css?url";
import { editionWords } from "~/words/editions";

/** What becomes of the threads, before it does and afterwards: `?how=orphaned`, `?after=`. */
export const loader = pageLoader(({ viewer, params, url, language }) => {
  const asked = (name: string) => url.searchParams.get(name) || null;
  return migrationReport(viewer, param(params, "id"), param(params, "number"), {
    ...{ how: asked("how"), after: asked("after"), limit: 50, language },
  });
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: editionsCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        {
          title: `${data.edition.state === "waiting" ? editionWords.en.reportWaiting : editionWords.en.report} · ${data.text.title}`,
        },
      ]
    : [];

export const handle: Handle<Report> = {
  crumbs: ({ data: { group, text, edition }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: text.title, to: `/t/${text.id}` },
    { text: editionWords[language].title, to: editionsUrl(text.id) },
    { text: editionWords[language].edition(edition.number), to: editionUrl(text.id, edition.number) },
    { text: edition.state === "waiting" ? editionWords[language].reportWaiting : editionWords[language].report },
  ],
};

export default function MigrationReport() {
  return <MigrationPage page={useLoaderData<typeof loader>()} refusal={null} />;
}
