import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { movedTo } from "~/comments/moved-to.server";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import type { ReadingPageData } from "~/comments/reading-page.server";
import { ReadingPage } from "~/comments/reading-page";
import { readingPage } from "~/comments/reading-page.server";
import { pageLoader, param } from "~/doors.server";
import { writingIn } from "~/sessions/record.server";
import { groupAt } from "~/sessions/strips.server";
import { visitedIn } from "~/sessions/visits.server";
import type { Handle } from "~/ui/crumbs";
import { robotsOf } from "~/ui/robots";
import actsCss from "~/ui/acts.css?url";
import { followWords } from "~/words/session-follow";
import readingCss from "~/ui/reading.css?url";

/** The text with the discussion of one place beside it: `?p=39` (see `comments/place-url.ts`). */
export const loader = pageLoader(async ({ request, viewer, params, url, language }) => {
  const id = param(params, "id");
  const p = url.searchParams.get("p");
  const moved = await movedTo(viewer, id, p);
  if (moved) throw redirect(moved);
  const [block, discussed] = await Promise.all([groupAt(viewer, id), visitedIn(viewer, id, language)]);
  const here = block === null ? null : { block, words: followWords[language].here };
  const isInSession = async () => (await writingIn(viewer, id)).sessionId !== null;
  const { page, html } = await readingPage(viewer, id, {
    p,
    isWhole: url.searchParams.has("whole"),
    language,
    here,
    discussed,
    isInSession,
  });
  // In a document the article is written once, as HTML: the property is there for the server's render and is not
  // enumerable, so it is not sent again as data. A navigation inside the page gets it as data.
  const isDocument = (request.headers.get("Accept") ?? "").includes("text/html");
  return Object.defineProperty({ ...page, html: undefined as string | undefined }, "html", {
    value: html,
    enumerable: !isDocument,
  });
});

/** What happens on the page is kept up to date by the page itself; only another text asks again. */
export function shouldRevalidate({ currentParams, nextParams }: ShouldRevalidateFunctionArgs) {
  return currentParams["id"] !== nextParams["id"];
}

export const links: LinksFunction = () => [readingCss, actsCss].map((href) => ({ rel: "stylesheet", href }));

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [
        { title: `${page.text.title} · ${page.group.name}` },
        { property: "og:title", content: page.text.title },
        { property: "og:type", content: "article" },
        ...robotsOf(page.group),
      ]
    : [];

export const handle: Handle<ReadingPageData> = {
  crumbs: ({ data: { group, text } }) => [{ text: group.name, to: `/g/${group.slug}` }, { text: text.title }],
};

export default function Text() {
  const page = useLoaderData<typeof loader>();
  return <ReadingPage key={page.text.id} page={page} html={page.html} />;
}
