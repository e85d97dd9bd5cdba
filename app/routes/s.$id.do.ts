import type { ActionFunctionArgs } from "@remix-run/node";
import { field, json, pageAction, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { safePath } from "~/safe-path";
import { backTo } from "~/sessions/back-to";
import { command } from "~/sessions/commanding.server";
import { askedBy } from "~/sessions/passage-numbers.server";
import { sessionUrl } from "~/sessions/session";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/**
 * The one door for what pages ask of a session: the fields of a command (`ask`, `id`, …), and `back`, where to go then (`to` is
 * an item for `next`). A page with a script gets what stands now, `{now, mine}`, or why it was refused, as `FormRefusal` with its status.
 */
export const action = (args: ActionFunctionArgs): Promise<unknown> =>
  (args.request.headers.get("Accept") ?? "").includes("text/html") ? plain(args) : quiet(args);

const plain = goingAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await command(viewer, id, await askedBy(viewer, id, form));
  const back = backTo(field(form, "back"), field(form, "ask"), field(form, "poll"));
  return safePath(back || field(form, "to"), sessionUrl(id));
});

const quiet = pageAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  return json(await command(viewer, id, await askedBy(viewer, id, form)));
});

/** There is no page here; whoever reloads it goes to the session. */
export const loader = goingLoader("/s/:id");
