import { data, redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { trySignUp } from "~/accounts/attempts.server";
import { backTo, SignUpForm } from "~/accounts/sign-up-form";
import { SignedUpPage } from "~/accounts/signed-up-page";
import { askToSignUp } from "~/accounts/signing-up.server";
import { becoming } from "~/become.server";
import { field, formAction, pageLoader } from "~/doors.server";
import { settings } from "~/env.server";
import { requireWayToSignUp, whyNoSignUp } from "~/groups/sign-up-door.server";
import { networkOf } from "~/limits/network";
import { safePath } from "~/safe-path";
import { Refused } from "~/ui/error-page";
import { Page } from "~/ui/page";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";
import { useWords } from "~/words/use-words";

export const loader = pageLoader(async ({ viewer, url, language }) => {
  const to = safePath(url.searchParams.get("to"));
  if (viewer) throw redirect(viewer.isGuest ? `/guest/account${backTo(to)}` : to);
  // Said on the page and not thrown: whoever has just used up an invite by signing up still reads that it worked.
  const closed = await whyNoSignUp(settings().signUp, to, language);
  return data({ to, closed }, { status: closed === null ? 200 : 403 });
});

/** Never signs in: who has an account already must not be told from who is new. */
export const action = formAction(async ({ request, form }) => {
  const to = safePath(form.get("to"));
  const invite = await requireWayToSignUp(settings().signUp, to);
  const network = networkOf(request);
  await trySignUp(network);
  const typed = { name: field(form, "name"), email: field(form, "email"), password: form.get("password") };
  const mailing = settings().smtpUrl !== null;
  const { become, announced } = becoming();
  const { email } = await askToSignUp(typed, { network, mailing, to, invite }, become);
  announced();
  return data({ signedUp: { email, mailing, to } }, { status: 200 });
});

export const meta: MetaFunction = () => [{ title: `${accountWords.en.signUp} · ${commonWords.en.lectern}` }];

export default function SignUp() {
  const words = useWords(accountWords);
  const answer = useActionData<typeof action>();
  const { to, closed } = useLoaderData<typeof loader>();
  if (answer && "signedUp" in answer) return <SignedUpPage {...answer.signedUp} />;
  if (closed) return <Refused kind="forbidden" detail={closed} signedIn={false} />;
  return (
    <Page narrow title={words.signUp} lead={words.signUpLead}>
      <SignUpForm refused={answer} to={to} />
    </Page>
  );
}
