import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { commentPage, type CommentPageData } from "~/comments/comment-page.server";
import { crumbsOfComment } from "~/comments/crumbs";
import { HistoryPage } from "~/comments/history-page";
import { changesBetween } from "~/comments/history";
import { historyOf } from "~/comments/reading.server";
import { pageLoader, param } from "~/doors.server";
import commentPagesCss from "~/ui/comment-pages.css?url";
import type { Handle } from "~/ui/crumbs";
import { robotsOf } from "~/ui/robots";
import { commentPageWords } from "~/words/comment-pages";
import { readingWords } from "~/words/reading";

/** Every wording, the newest first, some at a time: `?before=VERSION`. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const id = param(params, "id");
  const versions = await historyOf(viewer, id);
  const before = Number(url.searchParams.get("before")) || Infinity;
  return { ...(await commentPage(viewer, id, language)), ...changesBetween(versions, before), count: versions.length };
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: commentPagesCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${commentPageWords.en.historyTitle} · ${data.text.title}` }, ...robotsOf(data.group)] : [];

export const handle: Handle<CommentPageData> = {
  crumbs: ({ data, language }) => crumbsOfComment(data, readingWords[language].history),
};

export default function History() {
  return <HistoryPage page={useLoaderData<typeof loader>()} />;
}
