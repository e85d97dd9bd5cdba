import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { leaveGroup } from "~/groups/memberships.server";
import { param } from "~/doors.server";
import { goingAction } from "~/plain-doors.server";

/** Leaves, or takes back the wish to come in. What one may not see afterwards is not where one is sent. */
export const action = goingAction(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  await leaveGroup(viewer, slug);
  return "/";
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/g/${params["slug"]}`);

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";
