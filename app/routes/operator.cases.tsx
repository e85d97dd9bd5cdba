import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/doors.server";
import { OperatorCasesPage } from "~/moderation/operator-cases-page";
import { passedUp } from "~/moderation/operator-cases.server";
import type { Handle } from "~/ui/crumbs";
import moderationCss from "~/ui/moderation.css?url";
import { caseWords } from "~/words/cases";
import { commonWords } from "~/words/common";
import { operatingWords } from "~/words/operating";

/** What nobody in its group is left to decide. */
export const loader = pageLoader(async ({ viewer }) => {
  return { items: await passedUp(viewer), now: new Date().toISOString() };
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: moderationCss }];

export const meta: MetaFunction = () => [{ title: `${caseWords.en.operatorTitle} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: operatingWords[language].title, to: "/operator" },
    { text: caseWords[language].operatorTitle },
  ],
};

export default function Cases() {
  return <OperatorCasesPage {...useLoaderData<typeof loader>()} />;
}
