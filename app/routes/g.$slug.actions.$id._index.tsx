import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { statementPage } from "~/moderation/appeal-door.server";
import { StatementPage } from "~/moderation/statement-page";
import type { Handle } from "~/ui/crumbs";
import { actFormWords } from "~/words/act-form";

/** What was done, for whom it concerns and for moderators. */
export const loader = pageLoader(async ({ viewer, params }) =>
  statementPage(viewer, param(params, "slug"), param(params, "id")),
);

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${actFormWords.en.statementTitle(data.action.number)} · ${data.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string }; action: { number: number } }> = {
  crumbs: ({ data: { group, action }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: actFormWords[language].statementTitle(action.number) },
  ],
};

export default function Action() {
  return <StatementPage statement={useLoaderData<typeof loader>()} refused={undefined} />;
}
