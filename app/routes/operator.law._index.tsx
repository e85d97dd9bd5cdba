import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/doors.server";
import { allHolds, removedByLaw } from "~/moderation/law-list.server";
import { LawPageView } from "~/moderation/law-page";
import type { Handle } from "~/ui/crumbs";
import moderationCss from "~/ui/moderation.css?url";
import { commonWords } from "~/words/common";
import { lawWords } from "~/words/law";
import { operatingWords } from "~/words/operating";

export const loader = pageLoader(async ({ viewer, url }) => ({
  page: await removedByLaw(viewer, { limit: 50, after: url.searchParams.get("after") }),
  holds: await allHolds(viewer),
}));

export const links: LinksFunction = () => [{ rel: "stylesheet", href: moderationCss }];

export const meta: MetaFunction = () => [{ title: `${lawWords.en.listTitle} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: operatingWords[language].title, to: "/operator" },
    { text: lawWords[language].listTitle },
  ],
};

export default function Law() {
  return <LawPageView {...useLoaderData<typeof loader>()} />;
}
