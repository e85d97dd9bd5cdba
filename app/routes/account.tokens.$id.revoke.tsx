import { redirect } from "@remix-run/node";
import { revokeToken } from "~/accounts/tokens.server";
import { param } from "~/doors.server";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer, params }) => {
  await revokeToken(viewer, param(params, "id"));
  return "/account/tokens";
});

export const loader = () => redirect("/account/tokens");

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";
