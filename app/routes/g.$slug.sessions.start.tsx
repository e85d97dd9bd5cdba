import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { command } from "~/sessions/commanding.server";
import { nestedFields } from "~/sessions/form-fields";
import { NewPlanForm } from "~/sessions/plan-form";
import type { PlanFormData } from "~/sessions/plan-form-data";
import { newPlanForm } from "~/sessions/plan-forms.server";
import { planSession } from "~/sessions/planning.server";
import type { Handle } from "~/ui/crumbs";
import { Page } from "~/ui/page";
import { conflict } from "~/refusals";
import { sessionFormWords } from "~/words/session-forms";
import { sessionPageWords } from "~/words/session-pages";
import { useWords } from "~/words/use-words";

/** The same form, for when it was refused here. */
export const loader = pageLoader(async ({ viewer, params }) =>
  newPlanForm(requireScope(viewer, "write"), param(params, "slug")),
);

/** Planned for now and begun, in one press. Sent twice, it is one session and begins once. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const { day: _, time: __, repeat: ___, ...plan } = nestedFields(form);
  const startsAt = new Date().toISOString();
  const { sessions } = await planSession(viewer, param(params, "slug"), { ...plan, startsAt });
  const [session] = sessions;
  if (!session) throw conflict();
  await command(viewer, session.id, { ask: "start", id: `start-${session.id}`.slice(0, 64) });
  return redirect(`${session.url}/run`, 303);
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

export default function StartSession() {
  const words = useWords(sessionFormWords);
  return (
    <Page narrow title={words.newTitle}>
      <NewPlanForm page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
    </Page>
  );
}
