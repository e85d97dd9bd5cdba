import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { accountOnRecord } from "~/moderation/account-records.server";
import { AccountRecordsPage } from "~/moderation/records-page";
import type { Handle } from "~/ui/crumbs";
import { commonWords } from "~/words/common";
import { operatingWords } from "~/words/operating";
import { recordWords } from "~/words/records";

export const loader = pageLoader(async ({ viewer, params }) => accountOnRecord(viewer, param(params, "id")));

export const meta: MetaFunction<typeof loader> = ({ data: person }) =>
  person ? [{ title: `${recordWords.en.title(person.name)} · ${commonWords.en.lectern}` }] : [];

export const handle: Handle<{ name: string }> = {
  crumbs: ({ data: { name }, language }) => [
    { text: operatingWords[language].title, to: "/operator" },
    { text: operatingWords[language].usersTitle, to: "/operator/users" },
    { text: recordWords[language].title(name) },
  ],
};

/** What moderators decided about an account, in all groups. */
export default function Records() {
  const { id, name } = useLoaderData<typeof loader>();
  return <AccountRecordsPage to={`/operator/users/${id}/records/file`} name={name} />;
}
