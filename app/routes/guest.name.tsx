import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeName } from "~/accounts/account-changes.server";
import { GuestNamePage } from "~/accounts/guest-pages";
import { isNameless } from "~/accounts/guests";
import { requireGuest } from "~/accounts/guests.server";
import { checkName } from "~/accounts/names";
import { renewPagesOf } from "~/comments/author.server";
import { field, pageAction, pageLoader, requireScope } from "~/doors.server";
import { safePath } from "~/safe-path";
import { refuseNamesakes, tellNewName } from "~/sessions/guest-names.server";
import type { Handle } from "~/ui/crumbs";
import { commonWords } from "~/words/common";
import { guestWords } from "~/words/guests";

export const loader = pageLoader(async ({ viewer }) => {
  const me = requireScope(viewer, "read");
  if (!me.isGuest) throw redirect("/account/name");
  return { name: isNameless(me) ? "" : me.name };
});

/** As members change theirs: by the same rules, and as often. */
export const action = pageAction(async ({ viewer, form, url }) => {
  requireGuest(viewer);
  const name = field(form, "name");
  await refuseNamesakes(viewer, name);
  await changeName(viewer, name, renewPagesOf);
  const named = checkName(name);
  if (!named.fault) await tellNewName(viewer, named.name);
  const to = url.searchParams.get("to");
  return redirect(to === null ? "/guest" : safePath(to), 303);
});

export const meta: MetaFunction = () => [{ title: `${guestWords.en.nameTitle} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: guestWords[language].menu, to: "/guest" },
    { text: guestWords[language].nameTitle },
  ],
};

export default function Name() {
  return <GuestNamePage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
