import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { statementPage } from "~/moderation/appeal-door.server";
import { StatementPage } from "~/moderation/statement-page";
import { undoAction } from "~/moderation/undoing.server";
import type { Handle } from "~/ui/crumbs";
import { actFormWords } from "~/words/act-form";

/** The page of the action, where the form stands: what was refused is shown there. */
export const loader = pageLoader(async ({ viewer, params }) =>
  statementPage(viewer, param(params, "slug"), param(params, "id")),
);

export const action = pageAction(async ({ viewer, params, form }) => {
  const [slug, id] = [param(params, "slug"), param(params, "id")];
  await undoAction(viewer, slug, id, { reason: field(form, "reason") });
  return redirect(`/g/${slug}/actions/${id}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${actFormWords.en.undoTitle} · ${data.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string }; action: { id: string; number: number } }> = {
  crumbs: ({ data: { group, action }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: actFormWords[language].statementTitle(action.number), to: `/g/${group.slug}/actions/${action.id}` },
    { text: actFormWords[language].undo },
  ],
};

export default function After() {
  return <StatementPage statement={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
