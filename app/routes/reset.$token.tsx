import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ResetPage } from "~/accounts/reset-pages";
import { resetOffer, resetPassword } from "~/accounts/resetting.server";
import { formAction, pageLoader, param } from "~/doors.server";
import { careWords } from "~/words/account-care";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ params }) => resetOffer(param(params, "token")));

export const action = formAction(async ({ params, form }) => {
  await resetPassword(param(params, "token"), form.get("password"));
  return redirect("/sign-in?done=reset", 303);
});

/** The address is a secret, so it goes to no other site. `no-referrer` would go further and make the form here send `Origin: null`. */
export const headers = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction = () => [
  { title: `${careWords.en.resetTitle} · ${commonWords.en.lectern}` },
  { name: "robots", content: "noindex" },
];

export default function Reset() {
  return <ResetPage offer={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
