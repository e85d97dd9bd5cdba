import { redirect } from "@remix-run/node";
import { pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { nestedFields } from "~/sessions/form-fields";
import { NewSessionPage, newSessionHandle, newSessionMeta } from "~/sessions/new-session-page";
import { newPlanForm } from "~/sessions/plan-forms.server";
import { planSession } from "~/sessions/planning.server";

export const loader = pageLoader(async ({ viewer, params, url }) =>
  newPlanForm(requireScope(viewer, "write"), param(params, "slug"), url.searchParams),
);

export const action = pageAction(async ({ viewer, params, form }) => {
  const { sessions } = await planSession(viewer, param(params, "slug"), nestedFields(form));
  return redirect(`${sessions[0]?.url ?? "/"}?planned=${sessions.length}`, 303);
});

export { newSessionHandle as handle, newSessionMeta as meta, NewSessionPage as default };
