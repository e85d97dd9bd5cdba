import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SecondFactorPage } from "~/accounts/second-factor-page";
import { beginSecondFactor, secondFactorOf } from "~/accounts/second-factors.server";
import { pageAction, pageLoader, requireScope } from "~/doors.server";
import type { Handle } from "~/ui/crumbs";
import { securityWords } from "~/words/account-security";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer }) => ({
  factor: await secondFactorOf(requireScope(viewer, "read")),
}));

export const action = pageAction(async ({ viewer }) => {
  await beginSecondFactor(viewer);
  return redirect("/account/second-factor/set-up", 303);
});

export const meta: MetaFunction = () => [{ title: `${securityWords.en.factor} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: accountWords[language].account, to: "/account" },
    { text: securityWords[language].factor },
  ],
};

export default function SecondFactor() {
  return <SecondFactorPage factor={useLoaderData<typeof loader>().factor} refused={useActionData<typeof action>()} />;
}
