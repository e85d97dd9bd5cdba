import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { wayIn } from "~/groups/group";
import { AskForm } from "~/groups/group-door";
import { groupFor } from "~/groups/groups.server";
import { joinGroup } from "~/groups/memberships.server";
import type { Handle } from "~/ui/crumbs";
import { Page } from "~/ui/page";
import { groupWords } from "~/words/groups";
import { useWords } from "~/words/use-words";

/** The question of a group that asks one; without one, one joins where one was. */
export const loader = pageLoader(async ({ viewer, params }) => {
  const { group, standing } = await groupFor(viewer, param(params, "slug"));
  if (wayIn(standing) !== "request" || group.joinQuestion === "") throw redirect(`/g/${group.slug}`);
  requireScope(viewer, "write");
  return { group: { slug: group.slug, name: group.name, joinQuestion: group.joinQuestion } };
});

/** Comes in, or asks to. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  await joinGroup(viewer, slug, { answer: field(form, "answer") });
  return redirect(`/g/${slug}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${groupWords.en.ask} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: groupWords[language].ask },
  ],
};

export default function Join() {
  const words = useWords(groupWords);
  const { group } = useLoaderData<typeof loader>();
  return (
    <Page narrow title={words.ask} lead={words.askLead}>
      <AskForm group={group} refused={useActionData<typeof action>()} />
    </Page>
  );
}
