import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { joinGroup } from "~/groups/memberships.server";
import { param } from "~/doors.server";
import { goingAction } from "~/plain-doors.server";

/** Comes in, or asks to. */
export const action = goingAction(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  await joinGroup(viewer, slug);
  return `/g/${slug}`;
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/g/${params["slug"]}`);

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";
