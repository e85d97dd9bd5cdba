import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, pageOf, param } from "~/doors.server";
import { groupFor } from "~/groups/groups.server";
import { canAskForTimes } from "~/sessions/time-poll";
import { timePollsOf } from "~/sessions/time-poll-views.server";
import { TimePollsPage, type TimePollsPageData } from "~/sessions/time-polls-page";
import type { Handle } from "~/ui/crumbs";
import { sessionPageWords } from "~/words/session-pages";
import { timePollWords } from "~/words/time-polls";

export const loader = pageLoader(async ({ viewer, params, url }): Promise<TimePollsPageData> => {
  const slug = param(params, "slug");
  const { items, next } = await timePollsOf(viewer, slug, { ...pageOf(url), state: null });
  const { group, standing } = await groupFor(viewer, slug);
  return { group: { slug: group.slug, name: group.name }, polls: items, next, mayAsk: canAskForTimes(standing) };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${timePollWords.en.listTitle} · ${page.group.name}` }] : [];

export const handle: Handle<TimePollsPageData> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: sessionPageWords[language].title, to: `/g/${group.slug}/sessions` },
    { text: timePollWords[language].listTitle },
  ],
};

export default function Times() {
  return <TimePollsPage {...useLoaderData<typeof loader>()} />;
}
