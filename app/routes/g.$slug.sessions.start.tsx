import { redirect } from "@remix-run/node";
import { pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { conflict } from "~/refusals";
import { command } from "~/sessions/commanding.server";
import { nestedFields } from "~/sessions/form-fields";
import { NewSessionPage, newSessionHandle, newSessionMeta } from "~/sessions/new-session-page";
import { newPlanForm } from "~/sessions/plan-forms.server";
import { planSession } from "~/sessions/planning.server";

/** The same form, for when it was refused here. */
export const loader = pageLoader(async ({ viewer, params, url }) =>
  newPlanForm(requireScope(viewer, "write"), param(params, "slug"), url.searchParams),
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

export { newSessionHandle as handle, newSessionMeta as meta, NewSessionPage as default };
