import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { originOf, trySignUp } from "~/accounts/attempts.server";
import { claimOperator, requireOperatorLink, signUpOperator } from "~/accounts/operator.server";
import { FormErrors, SignUpForm } from "~/accounts/sign-up-form";
import { operatorPasswordMin } from "~/accounts/user";
import { formAction, pageLoader, param, requireScope } from "~/doors.server";
import { networkOf } from "~/limits/network";
import { noteClaim } from "~/operating/claiming.server";
import { Button } from "~/ui/button";
import { Page } from "~/ui/page";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";
import { useWords } from "~/words/use-words";

export const loader = pageLoader(async ({ viewer, params }) => {
  await requireOperatorLink(param(params, "token"));
  return { viewer: viewer && { name: viewer.name } };
});

export const action = formAction(async ({ request, viewer, params, form }) => {
  const token = param(params, "token");
  if (!viewer) await trySignUp(networkOf(request));
  const typed = { name: form.get("name"), email: form.get("email"), password: form.get("password") };
  const origin = originOf(request);
  const setCookie = viewer
    ? await claimOperator(requireScope(viewer, "operate"), token, origin, noteClaim)
    : await signUpOperator(typed, token, origin, noteClaim);
  return redirect("/", { status: 303, headers: { "Set-Cookie": setCookie } });
});

/** The address is a secret, so it goes to no other site. `no-referrer` would go further and make the form here send `Origin: null`. */
export const headers = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction = () => [
  { title: `${accountWords.en.operatorTitle} · ${commonWords.en.lectern}` },
  { name: "robots", content: "noindex" },
];

export default function Operator() {
  const words = useWords(accountWords);
  const { viewer } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <Page narrow title={words.operatorTitle} lead={words.operatorLead}>
      <p>{words.operatorShorter}</p>
      {viewer ? (
        <Form method="post" reloadDocument>
          <FormErrors refused={refused} />
          <Button primary>{words.operatorClaim(viewer.name)}</Button>
          <p>{words.operatorOther}</p>
        </Form>
      ) : (
        <SignUpForm refused={refused} passwordMin={operatorPasswordMin} button={words.operatorSignUp} />
      )}
    </Page>
  );
}
