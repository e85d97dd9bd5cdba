import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { CancelPage } from "~/sessions/cancel-page";
import { plannedPage, type PlannedPageData } from "~/sessions/planned-page.server";
import { cancelSession } from "~/sessions/calling-off.server";
import { sessionUrl } from "~/sessions/session";
import { forbidden } from "~/refusals";
import type { Handle } from "~/ui/crumbs";
import { sessionPageWords } from "~/words/session-pages";
import { sessionWords } from "~/words/sessions";
import { say } from "~/words/words";

export const loader = pageLoader(async ({ viewer, params, language }) => {
  const page = await plannedPage(requireScope(viewer, "write"), param(params, "id"), language);
  // What runs is ended, not called off.
  if (page.may.run && page.plan.state === "live") throw redirect(`${page.plan.url}/run`, 303);
  if (!page.may.edit) throw forbidden(say(sessionWords, (w) => w.mayNotPlan));
  return page;
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await cancelSession(viewer, id, { following: field(form, "following") === "true" });
  return redirect(sessionUrl(id), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${sessionPageWords.en.cancelTitle} · ${page.plan.title}` }] : [];

export const handle: Handle<PlannedPageData> = {
  crumbs: ({ data: { plan }, language }) => [
    { text: plan.group.name, to: `/g/${plan.group.slug}` },
    { text: plan.title, to: plan.url },
    { text: sessionPageWords[language].callOff },
  ],
};

export default function Cancel() {
  return <CancelPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
