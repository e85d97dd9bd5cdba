import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askAddressChange } from "~/accounts/address-change.server";
import { AddressPage } from "~/accounts/change-forms";
import { requireProof } from "~/accounts/proof.server";
import { accountOf } from "~/accounts/users.server";
import { field, pageAction, pageLoader, requireScope } from "~/doors.server";
import { networkOf } from "~/limits/network";
import { signedOut } from "~/refusals";
import type { Handle } from "~/ui/crumbs";
import { careWords } from "~/words/account-care";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

/** Proof is asked for before anything is typed, so that nothing typed is lost over it. */
export const loader = pageLoader(async ({ viewer }) => {
  const me = requireScope(viewer, "read");
  await requireProof(me);
  const account = await accountOf(me);
  if (!account) throw signedOut();
  return { email: account.email, isConfirmed: account.emailConfirmedAt !== null };
});

export const action = pageAction(async ({ request, viewer, form }) => {
  await askAddressChange(viewer, field(form, "email"), networkOf(request));
  return redirect("/account", 303);
});

export const meta: MetaFunction = () => [{ title: `${careWords.en.changeEmail} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: accountWords[language].account, to: "/account" },
    { text: careWords[language].changeEmail },
  ],
};

export default function Email() {
  return <AddressPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
