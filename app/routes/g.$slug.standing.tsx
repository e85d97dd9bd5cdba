import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { ownStanding } from "~/moderation/own-standing.server";
import { StandingPage } from "~/moderation/standing-page";
import type { Handle } from "~/ui/crumbs";
import { actFormWords } from "~/words/act-form";

/** How whoever asks stands in the group. */
export const loader = pageLoader(async ({ viewer, params }) => ownStanding(viewer, param(params, "slug")));

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${actFormWords.en.standingTitle} · ${data.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string }; isOpen: boolean }> = {
  // Whoever is shut out of a private group would be told on its page that there is nothing.
  crumbs: ({ data: { group, isOpen }, language }) => [
    isOpen ? { text: group.name, to: `/g/${group.slug}` } : { text: group.name },
    { text: actFormWords[language].standingTitle },
  ],
};

export default function Standing() {
  return <StandingPage standing={useLoaderData<typeof loader>()} />;
}
