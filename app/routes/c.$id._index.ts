import { redirect } from "@remix-run/node";
import { hrefOfComment } from "~/comments/comment-page.server";
import { commentFor } from "~/comments/reading.server";
import { pageLoader, param } from "~/doors.server";

// With a boundary, Remix answers a comment that is not there with a page.
export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** The permanent address of a comment: its place in the discussion, wherever that is now. */
export const loader = pageLoader(async ({ viewer, params }) =>
  redirect(await hrefOfComment(viewer, await commentFor(viewer, param(params, "id")))),
);
