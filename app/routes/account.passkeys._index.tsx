import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { placeOf } from "~/accounts/passkey";
import { addPasskey, passkeysOf } from "~/accounts/passkeys.server";
import { PasskeysPage } from "~/accounts/passkeys-page";
import { pageAction, pageLoader, requireScope } from "~/doors.server";
import { settings } from "~/env.server";
import { notFound } from "~/refusals";
import type { Handle } from "~/ui/crumbs";
import { securityWords } from "~/words/account-security";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer, url }) => ({
  passkeys: await passkeysOf(requireScope(viewer, "read")),
  isPlace: placeOf(settings().publicUrl, url) !== null,
}));

export const action = pageAction(async ({ request, viewer, form, url }) => {
  const place = placeOf(settings().publicUrl, url);
  if (!place) throw notFound();
  const input = { name: form.get("name"), response: form.get("response") };
  await addPasskey(viewer, input, place, request.headers.get("Cookie"));
  return redirect("/account/passkeys", 303);
});

export const meta: MetaFunction = () => [{ title: `${securityWords.en.passkeys} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: accountWords[language].account, to: "/account" },
    { text: securityWords[language].passkeys },
  ],
};

export default function Passkeys() {
  return <PasskeysPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
