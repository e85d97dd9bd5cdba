import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { NumbersPage } from "~/moderation/numbers-page";
import { numbersPage } from "~/moderation/numbers.server";
import type { Handle } from "~/ui/crumbs";
import moderationCss from "~/ui/moderation.css?url";
import { numbersWords } from "~/words/log-numbers";
import { publicLogWords } from "~/words/public-log";

/** What a group's moderation comes to, quarter by quarter. */
export const loader = pageLoader(async ({ viewer, params, url }) =>
  numbersPage(viewer, param(params, "slug"), url.searchParams.get("after") || null),
);

export const links: LinksFunction = () => [{ rel: "stylesheet", href: moderationCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${numbersWords.en.title} · ${page.group.name}` }, { name: "robots", content: "noindex" }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: publicLogWords[language].title, to: `/g/${group.slug}/log` },
    { text: numbersWords[language].title },
  ],
};

export default function Numbers() {
  return <NumbersPage page={useLoaderData<typeof loader>()} />;
}
