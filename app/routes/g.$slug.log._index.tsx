import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, pageOf, param } from "~/doors.server";
import { makeLogFeed } from "~/moderation/log-feed.server";
import { PublicLogPage } from "~/moderation/public-log-page";
import { publicLogPage } from "~/moderation/public-log-page.server";
import type { Handle } from "~/ui/crumbs";
import { publicLogWords } from "~/words/public-log";

/** What moderators did and what became of it. */
export const loader = pageLoader(async ({ viewer, params, url }) =>
  publicLogPage(viewer, param(params, "slug"), url.searchParams, pageOf(url)),
);

/** Makes the key that the address for a feed reader is made from, where there is none yet. */
export const action = pageAction(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  await makeLogFeed(viewer, slug);
  return redirect(`/g/${slug}/log`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [
        { title: `${publicLogWords.en.title} · ${page.group.name}` },
        { name: "robots", content: "noindex" },
        { name: "referrer", content: "no-referrer" },
      ]
    : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: publicLogWords[language].title },
  ],
};

export default function Log() {
  return <PublicLogPage log={useLoaderData<typeof loader>()} />;
}
