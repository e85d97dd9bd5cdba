import { field, param } from "~/doors.server";
import { changeCase } from "~/moderation/casework.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** A word to other moderators. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const [slug, id] = [param(params, "slug"), param(params, "case")];
  await changeCase(viewer, id, { note: field(form, "note"), noteId: field(form, "noteId") });
  return `/g/${slug}/moderation/${id}`;
});

export const loader = goingLoader("/g/:slug/moderation/:case");
