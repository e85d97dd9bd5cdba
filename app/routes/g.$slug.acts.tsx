import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hungActs } from "~/comments/hung-acts.server";
import { pageLoader, pageOf, param, requireScope } from "~/doors.server";
import { groupLog } from "~/groups/group-log.server";
import { groupFor } from "~/groups/groups.server";
import { LogPage } from "~/groups/log-page";
import type { Handle } from "~/ui/crumbs";
import { groupLogWords } from "~/words/group-log";

/** What was done with power in this group, for hosts and moderators. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const { group } = await groupFor(viewer, param(params, "slug"));
  requireScope(viewer, "read");
  const { items, next } = await groupLog(viewer, group.slug, pageOf(url));
  return {
    group: { slug: group.slug, name: group.name },
    acts: items,
    next,
    hung: await hungActs(viewer, items, language),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${groupLogWords.en.title} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: groupLogWords[language].title },
  ],
};

export default function Acts() {
  const { acts, next, hung } = useLoaderData<typeof loader>();
  return <LogPage acts={acts} next={next} hung={hung} />;
}
