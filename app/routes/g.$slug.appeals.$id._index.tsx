import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { AppealPage } from "~/moderation/appeal-page";
import { appealPage } from "~/moderation/appeal-door.server";
import type { Handle } from "~/ui/crumbs";
import { appealWords } from "~/words/appeals";

/** An appeal, for whoever has a part in it. */
export const loader = pageLoader(async ({ viewer, params }) =>
  appealPage(viewer, param(params, "slug"), param(params, "id")),
);

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${appealWords.en.title(data.appeal.action.number)} · ${data.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string }; appeal: { action: { number: number } } }> = {
  crumbs: ({ data: { group, appeal }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: appealWords[language].title(appeal.action.number) },
  ],
};

export default function Appeal() {
  return <AppealPage {...useLoaderData<typeof loader>()} refused={undefined} />;
}
