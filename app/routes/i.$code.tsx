import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param } from "~/doors.server";
import { acceptInvite, inviteBy } from "~/groups/invites.server";
import { InvitedPage } from "~/groups/invited-page";
import { groupWords } from "~/words/groups";

export const loader = pageLoader(async ({ viewer, params }) => ({
  offer: await inviteBy(viewer, param(params, "code")),
  signedIn: viewer !== null,
}));

export const action = pageAction(async ({ viewer, params }) => {
  const { slug } = await acceptInvite(viewer, param(params, "code"));
  return redirect(`/g/${slug}`, 303);
});

/** The address lets people in: it must not travel on in a Referer, or into a search engine. */
/** The address is a secret, so it goes to no other site. `no-referrer` would go further and make the form here send `Origin: null`. */
export const headers = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  ...(page ? [{ title: groupWords.en.invitedTo(page.offer.group.name) }] : []),
  { name: "robots", content: "noindex" },
];

export default function Invited() {
  return <InvitedPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
