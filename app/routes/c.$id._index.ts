import { redirect } from "@remix-run/node";
import { placeOfComment } from "~/comments/comment-page.server";
import { pageLoader, param } from "~/doors.server";

// With a boundary, Remix answers a comment that is not there with a page.
export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** The permanent address of a comment: its place in the discussion, wherever that is now. */
export const loader = pageLoader(async ({ viewer, params }) =>
  redirect(await placeOfComment(viewer, param(params, "id"))),
);
