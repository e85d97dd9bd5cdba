import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ProvePage } from "~/accounts/change-forms";
import { placeOf } from "~/accounts/passkey";
import { proveWithPasskey } from "~/accounts/passkeys.server";
import { pageAction } from "~/doors.server";
import { settings } from "~/env.server";
import { notFound } from "~/refusals";
import { safePath } from "~/safe-path";
import { careWords } from "~/words/account-care";
import { commonWords } from "~/words/common";
import { loader } from "./account.prove";

/** The page of proving once more, for when the passkey was refused. */
export { loader };

export const action = pageAction(async ({ request, viewer, form, url }) => {
  const place = placeOf(settings().publicUrl, url);
  if (!place) throw notFound();
  await proveWithPasskey(viewer, form.get("response"), place, request.headers.get("Cookie"));
  return redirect(safePath(form.get("to"), "/account"), 303);
});

export const meta: MetaFunction = () => [{ title: `${careWords.en.proveTitle} · ${commonWords.en.lectern}` }];

export default function ProveByPasskey() {
  const refused = useActionData<typeof action>();
  const { to, ...more } = useLoaderData<typeof loader>();
  return <ProvePage {...more} to={safePath(refused?.values["to"], to)} refused={refused} />;
}
