import { redirect } from "@remix-run/node";
import { pageAction, pageLoader, param } from "~/doors.server";
import { correctByForm } from "~/texts/review-forms.server";
import { reviewPage } from "~/texts/review-page.server";
import { Review, reviewHandle, reviewLinks, reviewMeta } from "~/texts/review-route";

/** The page with the form: what was refused is shown there, above what stands now. */
export const loader = pageLoader(async ({ viewer, params, url }) =>
  reviewPage(viewer, param(params, "id"), url.searchParams),
);

/** One step, of the kind that the address names. */
export const action = pageAction(async ({ viewer, params, form }) =>
  redirect(await correctByForm(viewer, param(params, "id"), param(params, "kind"), form), 303),
);

export const meta = reviewMeta;
export const links = reviewLinks;
export const handle = reviewHandle;
export default Review;
