import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { HoldPage } from "~/moderation/hold-page";
import { endHold, holdPage } from "~/moderation/holds.server";
import type { Handle } from "~/ui/crumbs";
import { holdWords } from "~/words/holds";

/** The page of the hold, where the form stands: what was refused is shown there. */
export const loader = pageLoader(async ({ viewer, params }) =>
  holdPage(viewer, param(params, "slug"), param(params, "id")),
);

export const action = pageAction(async ({ viewer, params, form }) => {
  const { id, group } = await endHold(viewer, param(params, "id"), { reason: field(form, "reason") });
  return redirect(`/g/${group.slug}/holds/${id}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: hold }) =>
  hold ? [{ title: `${holdWords.en.holdTitle} · ${hold.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: holdWords[language].holdTitle },
  ],
};

export default function EndHold() {
  return <HoldPage hold={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
