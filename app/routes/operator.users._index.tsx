import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, pageOf } from "~/doors.server";
import { mostAsked } from "~/operating/people";
import { usersForOperator } from "~/operating/people.server";
import { OperatedUsersPage } from "~/operating/users-page";
import type { Handle } from "~/ui/crumbs";
import { commonWords } from "~/words/common";
import { operatingWords } from "~/words/operating";

export const loader = pageLoader(async ({ viewer, url }) => {
  const q = (url.searchParams.get("q") ?? "").slice(0, mostAsked);
  const { counts, ...list } = await usersForOperator(viewer, { ...pageOf(url), q });
  return { list, counts, q, me: viewer?.id ?? "" };
});

export const meta: MetaFunction = () => [{ title: `${operatingWords.en.usersTitle} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: operatingWords[language].title, to: "/operator" },
    { text: operatingWords[language].usersTitle },
  ],
};

export default function Users() {
  return <OperatedUsersPage {...useLoaderData<typeof loader>()} />;
}
