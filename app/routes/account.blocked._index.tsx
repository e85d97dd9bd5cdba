import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BlockedPage } from "~/accounts/blocked-page";
import { block, blocksFor, personToBlock } from "~/comments/blocking.server";
import { field, pageAction, pageLoader, requireScope } from "~/doors.server";
import { signedOut } from "~/refusals";
import { blockWords } from "~/words/blocks";
import { commonWords } from "~/words/common";

/** Whom one does not see; `?user=` or `?comment=`: whom one may add. */
export const loader = pageLoader(async ({ viewer, url }) => {
  if (!viewer) throw signedOut();
  const me = requireScope(viewer, "read");
  const asked = (name: string) => url.searchParams.get(name) || null;
  const done = url.searchParams.has("blocked") ? "blocked" : url.searchParams.has("ended") ? "ended" : null;
  const comment = asked("comment");
  const person = done ? null : await personToBlock(me, { user: asked("user"), comment });
  return { items: await blocksFor(me), person, comment, done: done as "blocked" | "ended" | null };
});

export const action = pageAction(async ({ viewer, form }) => {
  await block(viewer, field(form, "user"));
  const comment = field(form, "comment");
  return redirect(`/account/blocked?blocked${comment ? `&comment=${encodeURIComponent(comment)}` : ""}`, 303);
});

export const meta: MetaFunction = () => [{ title: `${blockWords.en.title} · ${commonWords.en.lectern}` }];

export default function Blocked() {
  const refusal = useActionData<typeof action>();
  return (
    <BlockedPage {...useLoaderData<typeof loader>()} refused={refusal && "detail" in refusal ? refusal.detail : null} />
  );
}
