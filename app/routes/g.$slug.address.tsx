import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { canChangeGroup } from "~/groups/group";
import { changeGroup, groupFor } from "~/groups/groups.server";
import { notAllowed } from "~/groups/not-allowed";
import { AddressForm } from "~/groups/settings-page";
import type { Handle } from "~/ui/crumbs";
import { Page } from "~/ui/page";
import { groupSettingWords } from "~/words/group-settings";
import { groupWords } from "~/words/groups";
import { useWords } from "~/words/use-words";
import { say } from "~/words/words";

export const loader = pageLoader(async ({ viewer, params }) => {
  const { group, standing } = await groupFor(viewer, param(params, "slug"));
  requireScope(viewer, "write");
  if (!canChangeGroup(standing))
    throw notAllowed(
      standing,
      say(groupWords, (w) => w.hostsChange),
    );
  return { group: { slug: group.slug, name: group.name } };
});

/** Gives the group another address; the old one leads to it. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const { slug } = await changeGroup(viewer, param(params, "slug"), { slug: field(form, "slug") });
  return redirect(`/g/${slug}/settings?saved`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${groupSettingWords.en.addressTitle} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: groupSettingWords[language].addressTitle },
  ],
};

export default function Address() {
  const words = useWords(groupSettingWords);
  const { group } = useLoaderData<typeof loader>();
  return (
    <Page narrow title={words.addressTitle}>
      <AddressForm slug={group.slug} refused={useActionData<typeof action>()} />
    </Page>
  );
}
