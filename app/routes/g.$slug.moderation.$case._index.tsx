import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param, requireScope } from "~/doors.server";
import { CasePage, type CasePageData } from "~/moderation/case-page";
import { casePage } from "~/moderation/case-page.server";
import commentPagesCss from "~/ui/comment-pages.css?url";
import type { Handle } from "~/ui/crumbs";
import moderationCss from "~/ui/moderation.css?url";
import { caseWords } from "~/words/cases";

export const loader = pageLoader(async ({ viewer, params, language }) =>
  casePage(requireScope(viewer, "read"), param(params, "slug"), param(params, "case"), language),
);

export const links: LinksFunction = () => [commentPagesCss, moderationCss].map((href) => ({ rel: "stylesheet", href }));

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${caseWords.en.title} · ${page.of.group.name}` }] : [];

export const handle: Handle<CasePageData> = {
  crumbs: ({ data: { of }, language }) => [
    { text: of.group.name, to: `/g/${of.group.slug}` },
    { text: caseWords[language].title, to: `/g/${of.group.slug}/moderation` },
    { text: caseWords[language].open },
  ],
};

export default function Case() {
  return <CasePage page={useLoaderData<typeof loader>()} refused={undefined} />;
}
