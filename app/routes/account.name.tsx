import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeName } from "~/accounts/account-changes.server";
import { NamePage } from "~/accounts/change-forms";
import { checkName } from "~/accounts/names";
import { renewPagesOf } from "~/comments/author.server";
import { field, pageAction, pageLoader, requireScope } from "~/doors.server";
import { tellNewName } from "~/sessions/guest-names.server";
import type { Handle } from "~/ui/crumbs";
import { careWords } from "~/words/account-care";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer }) => ({ name: requireScope(viewer, "read").name }));

export const action = pageAction(async ({ viewer, form }) => {
  const name = field(form, "name");
  await changeName(viewer, name, renewPagesOf);
  const named = checkName(name);
  if (!named.fault) await tellNewName(viewer, named.name);
  return redirect("/account?done=name", 303);
});

export const meta: MetaFunction = () => [{ title: `${careWords.en.changeName} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: accountWords[language].account, to: "/account" },
    { text: careWords[language].changeName },
  ],
};

export default function Name() {
  return <NamePage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
