import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { nestedFields } from "~/sessions/form-fields";
import { NewPlanForm } from "~/sessions/plan-form";
import type { PlanFormData } from "~/sessions/plan-form-data";
import { newPlanForm } from "~/sessions/plan-forms.server";
import { planSession } from "~/sessions/planning.server";
import type { Handle } from "~/ui/crumbs";
import { Page } from "~/ui/page";
import { sessionFormWords } from "~/words/session-forms";
import { sessionPageWords } from "~/words/session-pages";
import { useWords } from "~/words/use-words";

export const loader = pageLoader(async ({ viewer, params }) =>
  newPlanForm(requireScope(viewer, "write"), param(params, "slug")),
);

export const action = pageAction(async ({ viewer, params, form }) => {
  const { sessions } = await planSession(viewer, param(params, "slug"), nestedFields(form));
  return redirect(`${sessions[0]?.url ?? "/"}?planned=${sessions.length}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${sessionFormWords.en.newTitle} · ${page.group.name}` }] : [];

export const handle: Handle<PlanFormData> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: sessionPageWords[language].title, to: `/g/${group.slug}/sessions` },
    { text: sessionFormWords[language].newTitle },
  ],
};

export default function NewSession() {
  const words = useWords(sessionFormWords);
  return (
    <Page narrow title={words.newTitle}>
      <NewPlanForm page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
    </Page>
  );
}
