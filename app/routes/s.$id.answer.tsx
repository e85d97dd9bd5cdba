import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { safePath } from "~/safe-path";
import { AnswerForm } from "~/sessions/answer-form";
import { plannedPage, type PlannedPageData } from "~/sessions/planned-page.server";
import { answerInvitation } from "~/sessions/rsvps.server";
import { sessionUrl } from "~/sessions/session";
import { SessionWhen } from "~/sessions/session-when";
import type { Handle } from "~/ui/crumbs";
import { Page } from "~/ui/page";
import { sessionPageWords } from "~/words/session-pages";

/** Whether one comes; for a link in a mail, and for an answer that was refused. */
export const loader = pageLoader(async ({ viewer, params, language }) => {
  const page = await plannedPage(viewer, param(params, "id"), language);
  if (!page.may.answer) throw redirect(page.plan.url);
  return page;
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await answerInvitation(viewer, id, { answer: field(form, "answer"), note: field(form, "note") });
  return redirect(safePath(field(form, "to"), sessionUrl(id)), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${sessionPageWords.en.answerTitle} · ${page.plan.title}` }] : [];

export const handle: Handle<PlannedPageData> = {
  crumbs: ({ data: { plan }, language }) => [
    { text: plan.group.name, to: `/g/${plan.group.slug}` },
    { text: plan.title, to: plan.url },
    { text: sessionPageWords[language].answerTitle },
  ],
};

export default function Answer() {
  const page = useLoaderData<typeof loader>();
  return (
    <Page narrow title={<bdi>{page.plan.title}</bdi>} lead={<SessionWhen when={page.when} />}>
      <AnswerForm plan={page.plan} mine={page.mine} refused={useActionData<typeof action>()} />
    </Page>
  );
}
