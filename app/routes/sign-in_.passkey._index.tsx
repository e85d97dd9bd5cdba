import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { originOf } from "~/accounts/attempts.server";
import { placeOf } from "~/accounts/passkey";
import { signInWithPasskey } from "~/accounts/passkeys.server";
import { SignInPage } from "~/accounts/sign-in-page";
import { waysAt } from "~/accounts/ways-in.server";
import { formAction, pageLoader } from "~/doors.server";
import { settings } from "~/env.server";
import { notFound } from "~/refusals";
import { safePath } from "~/safe-path";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

/** The sign-in page once more, for when the passkey was refused. */
export const loader = pageLoader(async ({ url }) => ({ to: safePath(url.searchParams.get("to")), ways: waysAt(url) }));

export const action = formAction(async ({ request, viewer, form, url }) => {
  const place = placeOf(settings().publicUrl, url);
  if (!place) throw notFound();
  const coming = { ...originOf(request), before: viewer, to: safePath(form.get("to")) };
  const cookies = request.headers.get("Cookie");
  const { setCookie, next } = await signInWithPasskey(form.get("response"), place, cookies, coming);
  return redirect(next, { status: 303, headers: { "Set-Cookie": setCookie } });
});

export const meta: MetaFunction = () => [{ title: `${accountWords.en.signIn} · ${commonWords.en.lectern}` }];

export default function SignInByPasskey() {
  const refused = useActionData<typeof action>();
  const { to, ways } = useLoaderData<typeof loader>();
  return <SignInPage ways={ways} to={safePath(refused?.values["to"], to)} refused={refused} />;
}
