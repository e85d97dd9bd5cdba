import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, pageOf, param } from "~/doors.server";
import { groupFor } from "~/groups/groups.server";
import { canPlan } from "~/sessions/session";
import { comingSessions, pastSessions } from "~/sessions/session-lists.server";
import { canSeeTimes } from "~/sessions/time-poll";
import { timePollsOf } from "~/sessions/time-poll-views.server";
import { SessionsPage, type SessionsPageData } from "~/sessions/sessions-page";
import type { Handle } from "~/ui/crumbs";
import { sessionPageWords } from "~/words/session-pages";

/** Whoever reads in the group sees when it meets; where and with whom stands on pages of its members. */
export const loader = pageLoader(async ({ viewer, params, url, language }): Promise<SessionsPageData> => {
  const slug = param(params, "slug");
  const { after } = pageOf(url);
  const { group, standing } = await groupFor(viewer, slug);
  const [times, coming, past] = await Promise.all([
    canSeeTimes(standing) && !after ? timePollsOf(viewer, slug, { limit: 20, after: null, state: "open" }) : null,
    after ? null : comingSessions(viewer, slug, { language, limit: 100, after: null }),
    pastSessions(viewer, slug, { language, limit: 20, after }),
  ]);
  const isMember = standing.membership?.state === "active" && standing.membership.guest === undefined;
  return {
    group: { slug: group.slug, name: group.name },
    ...{ coming: coming?.items ?? [], past: past.items, next: past.next, isOlder: after !== null },
    ...{ times: times?.items ?? [], mayPlan: canPlan(standing), isMember },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${sessionPageWords.en.title} · ${page.group.name}` }] : [];

export const handle: Handle<SessionsPageData> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: sessionPageWords[language].title },
  ],
};

export default function Sessions() {
  return <SessionsPage {...useLoaderData<typeof loader>()} />;
}
