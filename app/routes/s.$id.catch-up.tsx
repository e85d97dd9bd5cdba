import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import type { CatchUp } from "~/sessions/catch-up";
import { CatchUpPage } from "~/sessions/catch-up-page";
import { catchUp } from "~/sessions/catch-up.server";
import { momentAt } from "~/sessions/moments";
import catchUpCss from "~/ui/catch-up.css?url";
import type { Handle } from "~/ui/crumbs";
import sessionCss from "~/ui/session.css?url";
import { catchUpWords } from "~/words/session-catch-up";

/** A session for those who were not there, moment by moment: `?at=12` opens at the twelfth. */
export const loader = pageLoader(async ({ viewer, params, url }) => {
  const page = await catchUp(viewer, param(params, "id"));
  // One that is over is read from its beginning; one that runs from where it is.
  const first = page.session.state === "live" ? page.moments.length : Math.min(1, page.moments.length);
  const asked = url.searchParams.get("at");
  return { catchUp: page, at: asked === null ? first : momentAt(asked, page.moments.length) };
});

export const links: LinksFunction = () => [sessionCss, catchUpCss].map((href) => ({ rel: "stylesheet", href }));

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${catchUpWords.en.title} · ${page.catchUp.session.title}` }] : [];

export const handle: Handle<{ catchUp: CatchUp }> = {
  crumbs: ({ data: { catchUp: page }, language }) => [
    { text: page.group.name, to: `/g/${page.group.slug}` },
    { text: page.session.title, to: page.session.url },
    { text: catchUpWords[language].title },
  ],
};

export default function CatchUpOfSession() {
  return <CatchUpPage {...useLoaderData<typeof loader>()} />;
}
