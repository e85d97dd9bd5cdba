/** Planning a new session: one page for the two doors that plan one, for later and for now. */
import { useActionData, useLoaderData, useLocation, type MetaArgs } from "@remix-run/react";
import type { Handle } from "../ui/crumbs";
import { Page } from "../ui/page";
import { sessionFormWords } from "../words/session-forms";
import { sessionPageWords } from "../words/session-pages";
import { useWords } from "../words/use-words";
import { NewPlanForm } from "./plan-form";
import type { PlanFormData } from "./plan-form-data";

type Refused = Parameters<typeof NewPlanForm>[0]["refused"];

export function NewSessionPage() {
  const words = useWords(sessionFormWords);
  return (
    <Page narrow title={words.newTitle}>
      <NewPlanForm
        page={useLoaderData() as PlanFormData}
        refused={useActionData() as Refused}
        search={useLocation().search}
      />
    </Page>
  );
}

export const newSessionMeta = ({ data }: MetaArgs) =>
  data ? [{ title: `${sessionFormWords.en.newTitle} · ${(data as PlanFormData).group.name}` }] : [];

export const newSessionHandle: Handle<PlanFormData> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: sessionPageWords[language].title, to: `/g/${group.slug}/sessions` },
    { text: sessionFormWords[language].newTitle },
  ],
};
