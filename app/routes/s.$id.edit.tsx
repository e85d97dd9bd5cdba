import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { EditPlanPage } from "~/sessions/edit-plan-page";
import { nestedFields, withTalk } from "~/sessions/form-fields";
import { editPlanForm, type EditFormData } from "~/sessions/plan-forms.server";
import { withoutSameTime } from "~/sessions/plan-form-data";
import { changeSession } from "~/sessions/planning.server";
import { sessionUrl } from "~/sessions/session";
import type { Handle } from "~/ui/crumbs";
import { sessionFormWords } from "~/words/session-forms";

export const loader = pageLoader(async ({ viewer, params }) =>
  editPlanForm(requireScope(viewer, "write"), param(params, "id")),
);

export const action = pageAction(async ({ viewer, params, form, url }) => {
  const id = param(params, "id");
  const { values, mayPlan } = await editPlanForm(viewer, id);
  // A list in which nothing is ticked sends nothing.
  const lists = mayPlan ? { texts: [], facilitators: [] } : {};
  const change = { ...lists, ...withoutSameTime(withTalk(nestedFields(form)), values) };
  await changeSession(viewer, id, change);
  // From where it is run one goes back there.
  return redirect(`${sessionUrl(id)}${url.searchParams.has("run") ? "/run" : "?saved"}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${sessionFormWords.en.editTitle} · ${page.plan.title}` }] : [];

export const handle: Handle<EditFormData> = {
  crumbs: ({ data: { group, plan }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: plan.title, to: plan.url },
    { text: sessionFormWords[language].editTitle },
  ],
};

export default function Edit() {
  return <EditPlanPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
