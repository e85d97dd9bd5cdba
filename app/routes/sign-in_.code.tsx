import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { originOf } from "~/accounts/attempts.server";
import { CodeForm } from "~/accounts/code-form";
import { isAtSecondStep, signInWithCode } from "~/accounts/signing.server";
import { formAction, pageLoader } from "~/doors.server";
import { Page } from "~/ui/page";
import { securityWords } from "~/words/account-security";
import { commonWords } from "~/words/common";
import { useWords } from "~/words/use-words";

export const loader = pageLoader(async ({ request }) => {
  if (!(await isAtSecondStep(request.headers.get("Cookie")))) throw redirect("/sign-in");
  return null;
});

export const action = formAction(async ({ request, viewer, form }) => {
  const coming = { ...originOf(request), before: viewer };
  const { setCookie, next } = await signInWithCode(form.get("code"), request.headers.get("Cookie"), coming);
  return redirect(next, { status: 303, headers: { "Set-Cookie": setCookie } });
});

export const meta: MetaFunction = () => [{ title: `${securityWords.en.stepTitle} · ${commonWords.en.lectern}` }];

export default function SecondStep() {
  const words = useWords(securityWords);
  return (
    <Page narrow title={words.stepTitle} lead={words.stepLead}>
      <CodeForm refused={useActionData<typeof action>()} />
    </Page>
  );
}
