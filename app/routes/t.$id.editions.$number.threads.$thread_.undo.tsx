import { redirect } from "@remix-run/node";
import { undoPlacing } from "~/comments/placing-undone.server";
import { pageAction, param } from "~/doors.server";
import { notFound } from "~/refusals";
import { editionNumber, reportUrl } from "~/texts/edition";

/** What was hung by hand goes back; there is no page here. */
export const action = pageAction(async ({ viewer, params }) => {
  const [id, thread, number] = [param(params, "id"), param(params, "thread"), editionNumber(param(params, "number"))];
  if (number === null) throw notFound();
  await undoPlacing(viewer, id, number, thread);
  return redirect(`${reportUrl(id, number)}#thread-${thread}`, 303);
});
