import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AccountPage } from "~/accounts/account-page";
import { accountOf } from "~/accounts/users.server";
import { pageLoader, requireScope } from "~/doors.server";
import { signedOut } from "~/refusals";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer }) => {
  const account = await accountOf(requireScope(viewer, "read"));
  if (!account) throw signedOut();
  return { account };
});

export const meta: MetaFunction = () => [{ title: `${accountWords.en.account} · ${commonWords.en.lectern}` }];

export default function Account() {
  return <AccountPage account={useLoaderData<typeof loader>().account} />;
}
