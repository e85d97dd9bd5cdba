import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { ConfirmActPage } from "~/operating/confirm-act-page";
import { disableUser, personToActOn } from "~/operating/people.server";
import { goingAction } from "~/plain-doors.server";
import type { Handle } from "~/ui/crumbs";
import { commonWords } from "~/words/common";
import { operatingWords } from "~/words/operating";
import { operatorActWords } from "~/words/operator-acts";

export const loader = pageLoader(({ viewer, params }) => personToActOn(viewer, param(params, "id")));

export const action = goingAction(async ({ viewer, params }) => {
  await disableUser(viewer, param(params, "id"));
  return "/operator/users";
});

export const meta: MetaFunction<typeof loader> = ({ data: user }) =>
  user ? [{ title: `${operatorActWords.en.disable.title(user.name)} · ${commonWords.en.lectern}` }] : [];

export const handle: Handle<{ name: string }> = {
  crumbs: ({ data: user, language }) => [
    { text: operatingWords[language].title, to: "/operator" },
    { text: operatingWords[language].usersTitle, to: "/operator/users" },
    { text: user.name },
  ],
};

export default function Disable() {
  return <ConfirmActPage act="disable" user={useLoaderData<typeof loader>()} />;
}

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";
