import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { letBeRead } from "~/comments/migration.server";
import { MigrationPage } from "~/comments/migration-page";
import { migrationReport, type Report } from "~/comments/migration-report.server";
import { pageAction, pageLoader, param } from "~/doors.server";
import { notFound } from "~/refusals";
import { editionNumber, editionsUrl, editionUrl, reportUrl } from "~/texts/edition";
import type { Handle } from "~/ui/crumbs";
import editionsCss from "~/ui/editions.css?url";
import { editionWords } from "~/words/editions";

/** The report with the button: what was refused is shown there. */
export const loader = pageLoader(({ viewer, params, language }) =>
  migrationReport(viewer, param(params, "id"), param(params, "number"), {
    ...{ how: null, after: null, limit: 50, language },
  }),
);

/** From now on this edition is read; back to what became of the threads. */
export const action = pageAction(async ({ viewer, params }) => {
  const [id, number] = [param(params, "id"), editionNumber(param(params, "number"))];
  if (number === null) throw notFound();
  await letBeRead(viewer, id, number);
  return redirect(reportUrl(id, number), 303);
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

export default function Read() {
  const answer = useActionData<typeof action>();
  return <MigrationPage page={useLoaderData<typeof loader>()} refusal={answer && "errors" in answer ? answer : null} />;
}
