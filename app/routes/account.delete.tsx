import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DeletePage } from "~/accounts/delete-page";
import { askDeletion } from "~/accounts/leaving.server";
import { requireProof } from "~/accounts/proof.server";
import { pageAction, pageLoader, requireScope } from "~/doors.server";
import { myGroupsLedAlone, requireLeadsNoneAlone } from "~/groups/person.server";
import { isHeld } from "~/moderation/held-words.server";
import type { Handle } from "~/ui/crumbs";
import { careWords } from "~/words/account-care";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer }) => {
  const me = requireScope(viewer, "read");
  await requireProof(me);
  const [led, held] = await Promise.all([myGroupsLedAlone(me.id), isHeld(me.id)]);
  return { led, isHeld: held };
});

export const action = pageAction(async ({ viewer, form }) => {
  await askDeletion(viewer, form.get("how"), requireLeadsNoneAlone);
  return redirect("/sign-in?done=deletion", 303);
});

export const meta: MetaFunction = () => [{ title: `${careWords.en.deleteTitle} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: accountWords[language].account, to: "/account" },
    { text: careWords[language].deleteTitle },
  ],
};

export default function Delete() {
  return <DeletePage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
