import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { trySignUp } from "~/accounts/attempts.server";
import { BecomePage } from "~/accounts/guest-pages";
import { isMadeUp } from "~/accounts/guests";
import { requireGuest } from "~/accounts/guests.server";
import { SignedUpPage } from "~/accounts/signed-up-page";
import { askToSignUp } from "~/accounts/signing-up.server";
import { becoming } from "~/become.server";
import { field, pageAction, pageLoader, requireScope } from "~/doors.server";
import { settings } from "~/env.server";
import { requireWayToSignUp } from "~/groups/sign-up-door.server";
import { networkOf } from "~/limits/network";
import { safePath } from "~/safe-path";
import type { Handle } from "~/ui/crumbs";
import { commonWords } from "~/words/common";
import { guestWords } from "~/words/guests";

export const loader = pageLoader(async ({ viewer, url }) => {
  const [me, to] = [requireScope(viewer, "read"), safePath(url.searchParams.get("to"))];
  if (!me.isGuest) throw redirect(to);
  await requireWayToSignUp(settings().signUp, to);
  return { name: isMadeUp(me.name) ? "" : me.name, to, mailing: settings().smtpUrl !== null };
});

/** As signing up: the answer is the same whether or not the address has an account. */
export const action = pageAction(async ({ request, viewer, form }) => {
  requireGuest(viewer);
  const [to, network] = [safePath(form.get("to")), networkOf(request)];
  const invite = await requireWayToSignUp(settings().signUp, to);
  await trySignUp(network);
  const typed = { name: field(form, "name"), email: field(form, "email"), password: form.get("password") };
  const mailing = settings().smtpUrl !== null;
  const { become, announced } = becoming();
  const { email } = await askToSignUp(typed, { network, mailing, to, invite, guest: viewer.id }, become);
  announced();
  return { signedUp: { email, mailing, to } };
});

export const meta: MetaFunction = () => [{ title: `${guestWords.en.accountTitle} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: guestWords[language].menu, to: "/guest" },
    { text: guestWords[language].accountTitle },
  ],
};

/** Of somebody who is a guest no longer there is nothing to load again; the answer stays. */
export const shouldRevalidate = () => false;

export default function Become() {
  const answer = useActionData<typeof action>();
  const page = useLoaderData<typeof loader>();
  if (answer && "signedUp" in answer) return <SignedUpPage {...answer.signedUp} />;
  return <BecomePage {...page} refused={answer} />;
}
