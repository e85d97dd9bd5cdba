import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ProvePage } from "~/accounts/change-forms";
import { prove } from "~/accounts/proving.server";
import { accountOf } from "~/accounts/users.server";
import { waysOf } from "~/accounts/ways-in.server";
import { pageAction, pageLoader, requireScope } from "~/doors.server";
import { networkOf } from "~/limits/network";
import { signedOut } from "~/refusals";
import { safePath } from "~/safe-path";
import { careWords } from "~/words/account-care";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer, url }) => {
  const me = requireScope(viewer, "read");
  const [account, ways] = await Promise.all([accountOf(me), waysOf(me, url)]);
  if (!account) throw signedOut();
  return { to: safePath(url.searchParams.get("to"), "/account"), hasPassword: account.hasPassword, ways };
});

export const action = pageAction(async ({ request, viewer, form }) => {
  await prove(viewer, form.get("password"), networkOf(request));
  return redirect(safePath(form.get("to"), "/account"), 303);
});

export const meta: MetaFunction = () => [{ title: `${careWords.en.proveTitle} · ${commonWords.en.lectern}` }];

export default function Prove() {
  return <ProvePage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
