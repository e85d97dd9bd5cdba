import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { KeepForm } from "~/sessions/agenda-page";
import { agendaPage, keepAgenda, type AgendaPageData } from "~/sessions/agenda-page.server";
import type { Handle } from "~/ui/crumbs";
import { Page } from "~/ui/page";
import { sessionAgendaWords } from "~/words/session-agenda";
import { useWords } from "~/words/use-words";

/** For when the name was refused. */
export const loader = pageLoader(async ({ viewer, params }) =>
  agendaPage(requireScope(viewer, "write"), param(params, "id")),
);

export const action = pageAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await keepAgenda(viewer, id, field(form, "name"));
  return redirect(`/s/${id}/agenda?kept`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${sessionAgendaWords.en.keepTitle} · ${page.plan.title}` }] : [];

export const handle: Handle<AgendaPageData> = {
  crumbs: ({ data: { plan }, language }) => [
    { text: plan.group.name, to: `/g/${plan.group.slug}` },
    { text: plan.title, to: plan.url },
    { text: sessionAgendaWords[language].title, to: `${plan.url}/agenda` },
    { text: sessionAgendaWords[language].keepTitle },
  ],
};

export default function Keep() {
  const words = useWords(sessionAgendaWords);
  const { plan } = useLoaderData<typeof loader>();
  return (
    <Page narrow title={words.keepTitle}>
      <KeepForm session={plan.id} name={plan.title} refused={useActionData<typeof action>()} />
    </Page>
  );
}
