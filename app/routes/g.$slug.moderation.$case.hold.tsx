import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { PutHoldPage } from "~/moderation/hold-page";
import { holdForm, putHold } from "~/moderation/holds.server";
import type { Handle } from "~/ui/crumbs";
import { holdWords } from "~/words/holds";

export const loader = pageLoader(async ({ viewer, params }) =>
  holdForm(requireScope(viewer, "read"), param(params, "slug"), { case: param(params, "case") }),
);

export const action = pageAction(async ({ viewer, params, form }) => {
  const hold = await putHold(
    viewer,
    { case: param(params, "case") },
    { id: field(form, "id"), reason: field(form, "reason") },
  );
  return redirect(`/g/${hold.group.slug}/holds/${hold.id}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${holdWords.en.title} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: holdWords[language].title },
  ],
};

export default function PutHold() {
  return <PutHoldPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
