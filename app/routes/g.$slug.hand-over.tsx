import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProof } from "~/accounts/proof.server";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { canHandOver } from "~/groups/group";
import { groupFor } from "~/groups/groups.server";
import { HandOverPage } from "~/groups/hand-over-page";
import { membersOf } from "~/groups/members.server";
import { handOver } from "~/groups/handing-over.server";
import { notAllowed } from "~/groups/not-allowed";
import type { Handle } from "~/ui/crumbs";
import { groupSettingWords } from "~/words/group-settings";
import { say } from "~/words/words";

/** The proof is asked for before anything is chosen, so that no choice is lost over it. */
export const loader = pageLoader(async ({ viewer, params }) => {
  const { group, standing } = await groupFor(viewer, param(params, "slug"));
  const me = requireScope(viewer, "write");
  if (!canHandOver(standing))
    throw notAllowed(
      standing,
      say(groupSettingWords, (w) => w.hostsHandOver),
    );
  await requireProof(me);
  const { items } = await membersOf(me, group.slug, { limit: 500, after: null });
  return { group: { slug: group.slug, name: group.name }, others: items.filter(({ user }) => user.id !== me.id) };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  await handOver(viewer, slug, { user: field(form, "user"), stays: form.has("stays") });
  return redirect(`/g/${slug}/members`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${groupSettingWords.en.handOverTitle} · ${page.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: groupSettingWords[language].handOverTitle },
  ],
};

export default function HandOver() {
  const { group, others } = useLoaderData<typeof loader>();
  return <HandOverPage slug={group.slug} others={others} refused={useActionData<typeof action>()} />;
}
