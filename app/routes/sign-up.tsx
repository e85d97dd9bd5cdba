import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { trySignUp } from "~/accounts/attempts.server";
import { backTo, SignUpForm } from "~/accounts/sign-up-form";
import { SignedUpPage } from "~/accounts/signed-up-page";
import { askToSignUp } from "~/accounts/signing-up.server";
import { field, formAction, pageLoader } from "~/doors.server";
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
  if (viewer) throw redirect(viewer.isGuest ? `/guest/account${backTo(to)}` : to);
  await requireWayToSignUp(settings().signUp, to);
  return { to };
});

/** Never signs in: who has an account already must not be told from who is new. */
export const action = formAction(async ({ request, form }) => {
  const to = safePath(form.get("to"));
  await requireWayToSignUp(settings().signUp, to);
  const network = networkOf(request);
  await trySignUp(network);
  const typed = { name: field(form, "name"), email: field(form, "email"), password: form.get("password") };
  const mailing = settings().smtpUrl !== null;
  return { signedUp: { ...(await askToSignUp(typed, { network, mailing, to })), mailing, to } };
});

export const meta: MetaFunction = () => [{ title: `${accountWords.en.signUp} · ${commonWords.en.lectern}` }];

export default function SignUp() {
  const words = useWords(accountWords);
  const answer = useActionData<typeof action>();
  const { to } = useLoaderData<typeof loader>();
  if (answer && "signedUp" in answer) return <SignedUpPage {...answer.signedUp} />;
  return (
    <Page narrow title={words.signUp} lead={words.signUpLead}>
      <SignUpForm refused={answer} to={to} />
    </Page>
  );
}
