import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { AgendaPage } from "~/sessions/agenda-page";
import { agendaPage, askOfAgenda, type AgendaPageData } from "~/sessions/agenda-page.server";
import { nestedFields } from "~/sessions/form-fields";
import type { Handle } from "~/ui/crumbs";
import { sessionAgendaWords } from "~/words/session-agenda";

type Data = { page: AgendaPageData; open: string | null; kept: boolean };

export const loader = pageLoader(async ({ viewer, params, url }): Promise<Data> => {
  const page = await agendaPage(requireScope(viewer, "write"), param(params, "id"));
  return { page, open: url.searchParams.get("item"), kept: url.searchParams.has("kept") };
});

/** What the door for commands does, with passages told by numbers, and what is wrong said beside its field. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await askOfAgenda(viewer, id, nestedFields(form));
  const item = field(form, "item.id");
  return redirect(`/s/${id}/agenda#item-${encodeURIComponent(item)}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${sessionAgendaWords.en.title} · ${data.page.plan.title}` }] : [];

export const handle: Handle<Data> = {
  crumbs: ({
    data: {
      page: { plan },
    },
    language,
  }) => [
    { text: plan.group.name, to: `/g/${plan.group.slug}` },
    { text: plan.title, to: plan.state === "live" ? `${plan.url}/run` : plan.url },
    { text: sessionAgendaWords[language].title },
  ],
};

export default function Agenda() {
  return <AgendaPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
