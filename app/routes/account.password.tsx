import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changePassword } from "~/accounts/account-changes.server";
import { PasswordPage } from "~/accounts/change-forms";
import { operatorPasswordMin, userLimits } from "~/accounts/user";
import { accountOf } from "~/accounts/users.server";
import { pageAction, pageLoader, requireScope } from "~/doors.server";
import { networkOf } from "~/limits/network";
import { signedOut } from "~/refusals";
import type { Handle } from "~/ui/crumbs";
import { careWords } from "~/words/account-care";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer }) => {
  const account = await accountOf(requireScope(viewer, "read"));
  if (!account) throw signedOut();
  const passwordMin = account.isOperator ? operatorPasswordMin : userLimits.password.min;
  return { hasPassword: account.hasPassword, passwordMin };
});

export const action = pageAction(async ({ request, viewer, form }) => {
  const typed = { old: form.get("oldPassword"), password: form.get("password") };
  await changePassword(viewer, typed, networkOf(request));
  return redirect("/account?done=password", 303);
});

export const meta: MetaFunction = () => [{ title: `${careWords.en.changePassword} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: accountWords[language].account, to: "/account" },
    { text: careWords[language].changePassword },
  ],
};

export default function Password() {
  return <PasswordPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
