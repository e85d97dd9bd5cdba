import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { originOf } from "~/accounts/attempts.server";
import { ConfirmPage } from "~/accounts/confirm-page";
import { confirmEmail, confirmOffer } from "~/accounts/signing-up.server";
import { becoming } from "~/become.server";
import { formAction, pageLoader, param } from "~/doors.server";
import { safePath } from "~/safe-path";
import { careWords } from "~/words/account-care";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ params }) => confirmOffer(param(params, "token")));

export const action = formAction(async ({ request, viewer, params, form }) => {
  const coming = { ...originOf(request), before: viewer };
  const { become, announced } = becoming();
  const came = await confirmEmail(param(params, "token"), form.get("name"), coming, become);
  announced();
  if (!came) return redirect(viewer ? "/account?done=confirmed" : "/sign-in?done=confirmed", 303);
  return redirect(safePath(came.next), { status: 303, headers: { "Set-Cookie": came.setCookie } });
});

/** The address is a secret, so it goes to no other site. `no-referrer` would go further and make the form here send `Origin: null`. */
export const headers = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction = () => [
  { title: `${careWords.en.confirmTitle} · ${commonWords.en.lectern}` },
  { name: "robots", content: "noindex" },
];

export default function Confirm() {
  return <ConfirmPage offer={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
