import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { originOf, trySignUp } from "~/accounts/attempts.server";
import { FirstTimePage } from "~/accounts/first-time";
import { identityToLink, signUpWithIdentity } from "~/accounts/identities.server";
import { requireProvider } from "~/accounts/provider.server";
import { becoming } from "~/become.server";
import { formAction, pageLoader } from "~/doors.server";
import { settings } from "~/env.server";
import { requireWayToSignUp, whyNoSignUp } from "~/groups/sign-up-door.server";
import { networkOf } from "~/limits/network";
import { securityWords } from "~/words/account-security";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ request, viewer, language }) => {
  const { name, email, free, to } = await identityToLink(request.headers.get("Cookie"));
  const closed = await whyNoSignUp(settings().signUp, to, language);
  return { provider: requireProvider().name, identity: { name, email, free }, user: viewer?.name ?? null, closed };
});

export const action = formAction(async ({ request, viewer, form }) => {
  const cookies = request.headers.get("Cookie");
  const invite = await requireWayToSignUp(settings().signUp, (await identityToLink(cookies)).to);
  await trySignUp(networkOf(request));
  const coming = { ...originOf(request), before: viewer };
  const { become, announced } = becoming();
  const made = (tx: Parameters<typeof become>[0], userId: string) => become(tx, userId, { wasGuest: false, invite });
  const { setCookie, next } = await signUpWithIdentity(form.get("name"), cookies, coming, made);
  announced();
  return redirect(next, { status: 303, headers: { "Set-Cookie": setCookie } });
});

export const meta: MetaFunction = () => [{ title: `${securityWords.en.firstTimeNew} · ${commonWords.en.lectern}` }];

export default function FirstTime() {
  return <FirstTimePage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
