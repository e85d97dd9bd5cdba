import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { originOf, trySignUp } from "~/accounts/attempts.server";
import { FirstTimePage } from "~/accounts/first-time";
import { identityToLink, signUpWithIdentity } from "~/accounts/identities.server";
import { requireProvider } from "~/accounts/provider.server";
import { formAction, pageLoader } from "~/doors.server";
import { settings } from "~/env.server";
import { requireWayToSignUp } from "~/groups/sign-up-door.server";
import { networkOf } from "~/limits/network";
import { isRefusal } from "~/refusals";
import { securityWords } from "~/words/account-security";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ request, viewer, language }) => {
  const { name, email, free, to } = await identityToLink(request.headers.get("Cookie"));
  const closed = await requireWayToSignUp(settings().signUp, to).then(
    () => null,
    (error: unknown) => {
      if (isRefusal(error)) return error.detail(language);
      throw error;
    },
  );
  return { provider: requireProvider().name, identity: { name, email, free }, user: viewer?.name ?? null, closed };
});

export const action = formAction(async ({ request, viewer, form }) => {
  const cookies = request.headers.get("Cookie");
  await requireWayToSignUp(settings().signUp, (await identityToLink(cookies)).to);
  await trySignUp(networkOf(request));
  const coming = { ...originOf(request), before: viewer };
  const { setCookie, next } = await signUpWithIdentity(form.get("name"), cookies, coming);
  return redirect(next, { status: 303, headers: { "Set-Cookie": setCookie } });
});

export const meta: MetaFunction = () => [{ title: `${securityWords.en.firstTimeNew} · ${commonWords.en.lectern}` }];

export default function FirstTime() {
  return <FirstTimePage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
