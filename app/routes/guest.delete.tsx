import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { GuestDeletePage } from "~/accounts/guest-pages";
import { deleteGuest } from "~/accounts/guests.server";
import { pageAction, pageLoader, requireScope } from "~/doors.server";
import type { Handle } from "~/ui/crumbs";
import { commonWords } from "~/words/common";
import { guestWords } from "~/words/guests";

export const loader = pageLoader(async ({ viewer }) => {
  if (!requireScope(viewer, "read").isGuest) throw redirect("/account/delete");
  return null;
});

export const action = pageAction(async ({ viewer, form }) => {
  await deleteGuest(viewer, form.get("how"));
  return redirect("/", 303);
});

export const meta: MetaFunction = () => [{ title: `${guestWords.en.deleteTitle} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: guestWords[language].menu, to: "/guest" },
    { text: guestWords[language].deleteTitle },
  ],
};

export default function Delete() {
  return <GuestDeletePage refused={useActionData<typeof action>()} />;
}
