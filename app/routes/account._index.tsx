import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AccountPage } from "~/accounts/account-page";
import { addressChangeOf } from "~/accounts/address-change.server";
import { sessionsOf } from "~/accounts/my-sessions.server";
import { accountOf } from "~/accounts/users.server";
import { waysAt } from "~/accounts/ways-in.server";
import { pageLoader, requireScope } from "~/doors.server";
import { signedOut } from "~/refusals";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer, url }) => {
  const me = requireScope(viewer, "read");
  const [account, sessions, change] = await Promise.all([accountOf(me), sessionsOf(me), addressChangeOf(me)]);
  if (!account) throw signedOut();
  return { account, sessions, change, ways: waysAt(url) };
});

export const meta: MetaFunction = () => [{ title: `${accountWords.en.account} · ${commonWords.en.lectern}` }];

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}
