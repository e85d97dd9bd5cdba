import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { canDeleteGroup } from "~/groups/group";
import { deleteGroup, groupFor } from "~/groups/groups.server";
import { DeleteForm } from "~/groups/settings-page";
import { forbidden } from "~/refusals";
import type { Handle } from "~/ui/crumbs";
import { Page } from "~/ui/page";
import { groupWords } from "~/words/groups";
import { useWords } from "~/words/use-words";
import { say } from "~/words/words";

export const loader = pageLoader(async ({ viewer, params }) => {
  const { group, standing } = await groupFor(viewer, param(params, "slug"));
  requireScope(viewer, "write");
  if (!canDeleteGroup(standing)) throw forbidden(say(groupWords, (w) => w.hostsDelete));
  return { group: { slug: group.slug, name: group.name } };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  await deleteGroup(viewer, param(params, "slug"), form.get("confirm"));
  return redirect("/", 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${groupWords.en.deleteTitle} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: groupWords[language].deleteTitle },
  ],
};

export default function Delete() {
  const words = useWords(groupWords);
  const { group } = useLoaderData<typeof loader>();
  return (
    <Page narrow title={words.deleteTitle} lead={words.deleteText}>
      <DeleteForm slug={group.slug} refused={useActionData<typeof action>()} />
    </Page>
  );
}
