import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { originOf } from "~/accounts/attempts.server";
import { KeepPage } from "~/accounts/delete-page";
import { keepAccount, keepOffer } from "~/accounts/leaving.server";
import { formAction, pageLoader } from "~/doors.server";
import { safePath } from "~/safe-path";
import { careWords } from "~/words/account-care";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ request }) => {
  const offer = await keepOffer(request.headers.get("Cookie"));
  if (!offer) throw redirect("/sign-in");
  return { offer };
});

export const action = formAction(async ({ request, viewer }) => {
  const coming = { ...originOf(request), before: viewer };
  const { setCookie, next } = await keepAccount(request.headers.get("Cookie"), coming);
  return redirect(safePath(next), { status: 303, headers: { "Set-Cookie": setCookie } });
});

export const meta: MetaFunction = () => [{ title: `${careWords.en.keepTitle} · ${commonWords.en.lectern}` }];

export default function Keep() {
  return <KeepPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
