import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { recordsPage } from "~/moderation/person-records.server";
import { RecordsPage } from "~/moderation/records-page";
import type { Handle } from "~/ui/crumbs";
import { caseWords } from "~/words/cases";
import { recordWords } from "~/words/records";

export const loader = pageLoader(async ({ viewer, params }) =>
  recordsPage(viewer, param(params, "slug"), param(params, "user")),
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${recordWords.en.title(page.person.name)} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string }; person: { name: string } }> = {
  crumbs: ({ data: { group, person }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: caseWords[language].title, to: `/g/${group.slug}/moderation` },
    { text: recordWords[language].title(person.name) },
  ],
};

/** What the group has on record about somebody. */
export default function Records() {
  const { group, person, counts } = useLoaderData<typeof loader>();
  const to = `/g/${group.slug}/moderation/people/${person.id}/file`;
  return <RecordsPage to={to} name={person.name} counts={counts} />;
}
