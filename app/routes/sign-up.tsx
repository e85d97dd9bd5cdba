import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { originOf, trySignUp } from "~/accounts/attempts.server";
import { startAuthSession } from "~/accounts/auth-session.server";
import { SignUpForm } from "~/accounts/sign-up-form";
import { signOut } from "~/accounts/signing.server";
import { signUp } from "~/accounts/users.server";
import { formAction, pageLoader } from "~/doors.server";
import { settings } from "~/env.server";
import { requireWayToSignUp } from "~/groups/sign-up-door.server";
import { networkOf } from "~/limits/network";
import { safePath } from "~/safe-path";
import { Page } from "~/ui/page";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";
import { useWords } from "~/words/use-words";

export const loader = pageLoader(async ({ viewer, url }) => {
  const to = safePath(url.searchParams.get("to"));
  if (viewer) throw redirect(to);
  await requireWayToSignUp(settings().signUp, to);
  return { to };
});

export const action = formAction(async ({ request, viewer, form }) => {
  const to = safePath(form.get("to"));
  await requireWayToSignUp(settings().signUp, to);
  await trySignUp(networkOf(request));
  const account = await signUp({ name: form.get("name"), email: form.get("email"), password: form.get("password") });
  if (viewer) await signOut(viewer);
  return redirect(to, { status: 303, headers: { "Set-Cookie": await startAuthSession(account, originOf(request)) } });
});

export const meta: MetaFunction = () => [{ title: `${accountWords.en.signUp} · ${commonWords.en.lectern}` }];

export default function SignUp() {
  const words = useWords(accountWords);
  return (
    <Page narrow title={words.signUp} lead={words.signUpLead}>
      <SignUpForm refused={useActionData<typeof action>()} to={useLoaderData<typeof loader>().to} />
    </Page>
  );
}
