import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { GuestPage } from "~/accounts/guest-pages";
import { pageLoader, requireScope } from "~/doors.server";
import { settings } from "~/env.server";
import { commonWords } from "~/words/common";
import { guestWords } from "~/words/guests";

export const loader = pageLoader(async ({ viewer }) => {
  const me = requireScope(viewer, "read");
  if (!me.isGuest) throw redirect("/account");
  return { name: me.name, mayBecome: settings().signUp === "open" };
});

export const meta: MetaFunction = () => [{ title: `${guestWords.en.title} · ${commonWords.en.lectern}` }];

export default function Guest() {
  return <GuestPage {...useLoaderData<typeof loader>()} />;
}
