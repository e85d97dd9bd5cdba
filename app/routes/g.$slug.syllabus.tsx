import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param, requireScope } from "~/doors.server";
import { todayIn } from "~/groups/place-and-time";
import { SyllabusPage } from "~/texts/syllabus-page";
import { lecternFor, textsOf } from "~/texts/texts.server";
import type { Handle } from "~/ui/crumbs";
import { syllabusWords } from "~/words/syllabus";

/** Hosts and facilitators put the texts in order here. */
export const loader = pageLoader(async ({ viewer, params }) => {
  const { group } = await lecternFor(requireScope(viewer, "write"), param(params, "slug"));
  const { items } = await textsOf(viewer, group.slug, { limit: 200, after: null });
  return { group: { slug: group.slug, name: group.name }, texts: items, today: todayIn(group.timeZone) };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${syllabusWords.en.title} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: syllabusWords[language].title },
  ],
};

export default function Syllabus() {
  return <SyllabusPage {...useLoaderData<typeof loader>()} />;
}
