import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param } from "~/doors.server";
import { answersOfForm } from "~/sessions/time-poll-input";
import { TimePollPage } from "~/sessions/time-poll-page";
import { timePollPage, type TimePollPageData } from "~/sessions/time-poll-page.server";
import { answerTimes } from "~/sessions/time-polls.server";
import type { Handle } from "~/ui/crumbs";
import timePollsCss from "~/ui/time-polls.css?url";
import { sessionPageWords } from "~/words/session-pages";

export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const page = await timePollPage(viewer, { slug: param(params, "slug"), id: param(params, "poll"), language });
  return { page, saved: url.searchParams.has("saved"), added: url.searchParams.has("added") };
});

/** When I could come: a field for each time, named after it. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const { url } = await answerTimes(viewer, param(params, "poll"), answersOfForm(form));
  return redirect(`${url}?saved`, 303);
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: timePollsCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${data.page.poll.title} · ${data.page.poll.group.name}` }] : [];

export const handle: Handle<{ page: TimePollPageData }> = {
  crumbs: ({ data: { page }, language }) => [
    { text: page.poll.group.name, to: `/g/${page.poll.group.slug}` },
    { text: sessionPageWords[language].title, to: `/g/${page.poll.group.slug}/sessions` },
    { text: page.poll.title },
  ],
};

export default function TimePoll() {
  return <TimePollPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
