import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { AskTimesPage } from "~/sessions/ask-times-page";
import { nestedFields } from "~/sessions/form-fields";
import { withoutEmptyLines } from "~/sessions/time-poll-input";
import { askTimesForm, type AskTimesData } from "~/sessions/time-poll-page.server";
import { askForTimes } from "~/sessions/time-polls.server";
import type { Handle } from "~/ui/crumbs";
import { sessionPageWords } from "~/words/session-pages";
import { timePollWords } from "~/words/time-polls";

export const loader = pageLoader(async ({ viewer, params }) =>
  askTimesForm(requireScope(viewer, "write"), param(params, "slug")),
);

export const action = pageAction(async ({ viewer, params, form }) => {
  const asked = withoutEmptyLines(nestedFields(form), "options");
  const { poll } = await askForTimes(viewer, param(params, "slug"), asked);
  return redirect(poll.url, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${timePollWords.en.newTitle} · ${page.group.name}` }] : [];

export const handle: Handle<AskTimesData> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: sessionPageWords[language].title, to: `/g/${group.slug}/sessions` },
    { text: timePollWords[language].newTitle },
  ],
};

export default function AskTimes() {
  return <AskTimesPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
