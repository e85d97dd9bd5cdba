import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, pageOf } from "~/doors.server";
import { mostAsked } from "~/operating/people";
import { groupsForOperator } from "~/operating/people.server";
import { OperatedGroupsPage } from "~/operating/users-page";
import type { Handle } from "~/ui/crumbs";
import { commonWords } from "~/words/common";
import { operatingWords } from "~/words/operating";

export const loader = pageLoader(async ({ viewer, url }) => {
  const q = (url.searchParams.get("q") ?? "").slice(0, mostAsked);
  return { list: await groupsForOperator(viewer, { ...pageOf(url), q }), q };
});

export const meta: MetaFunction = () => [{ title: `${operatingWords.en.groupsTitle} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: operatingWords[language].title, to: "/operator" },
    { text: operatingWords[language].groupsTitle },
  ],
};

export default function Groups() {
  return <OperatedGroupsPage {...useLoaderData<typeof loader>()} />;
}
