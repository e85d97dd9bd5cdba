import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { originOf } from "~/accounts/attempts.server";
import { SignInPage } from "~/accounts/sign-in-page";
import { signIn } from "~/accounts/signing.server";
import { waysAt } from "~/accounts/ways-in.server";
import { formAction, pageLoader } from "~/doors.server";
import { settings } from "~/env.server";
import { safePath } from "~/safe-path";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer, url }) => {
  const to = safePath(url.searchParams.get("to"));
  // A guest may have an account.
  if (viewer && !viewer.isGuest) throw redirect(to);
  return { to, ways: waysAt(url), mailing: settings().smtpUrl !== null };
});

export const action = formAction(async ({ request, viewer, form }) => {
  const typed = { who: form.get("who"), password: form.get("password") };
  const coming = { ...originOf(request), before: viewer, to: safePath(form.get("to")) };
  const { setCookie, next } = await signIn(typed, coming);
  return redirect(next, { status: 303, headers: { "Set-Cookie": setCookie } });
});

export const meta: MetaFunction = () => [{ title: `${accountWords.en.signIn} · ${commonWords.en.lectern}` }];

export default function SignIn() {
  return <SignInPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
