import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { isRefusal } from "~/refusals";
import { JoinPage } from "~/sessions/join-page";
import { sessionUrl } from "~/sessions/session";
import { sessionFor } from "~/sessions/sessions.server";
import { commonWords } from "~/words/common";
import { joinWords } from "~/words/session-join";

/**
 * Behind the code on the wall of a room. Whoever may see the session is led to it; all others are told what to do, and nothing of
 * the session, not even whether there is one: for them it is the same page whatever the address names.
 */
export const loader = pageLoader(async ({ viewer, params }) => {
  const id = param(params, "id");
  if (!viewer) return { name: null, isGuest: false };
  const seen = await sessionFor(viewer, id).catch((error: unknown) => {
    if (isRefusal(error) && error.kind === "not-found") return null;
    throw error;
  });
  if (seen) throw redirect(sessionUrl(seen.session.id), 303);
  return { name: viewer.name, isGuest: viewer.isGuest === true };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ? joinWords.en.notIn : joinWords.en.title} · ${commonWords.en.lectern}` },
  { name: "robots", content: "noindex" },
];

export default function Join() {
  return <JoinPage {...useLoaderData<typeof loader>()} />;
}
