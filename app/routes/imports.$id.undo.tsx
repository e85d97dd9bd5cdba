import { redirect } from "@remix-run/node";
import { pageAction, pageLoader, param } from "~/doors.server";
import { takeBackByForm } from "~/texts/review-forms.server";
import { reviewPage } from "~/texts/review-page.server";
import { Review, reviewHandle, reviewLinks, reviewMeta } from "~/texts/review-route";

/** The page with the form: what was refused is shown there, above what stands now. */
export const loader = pageLoader(async ({ viewer, params, url }) =>
  reviewPage(viewer, param(params, "id"), url.searchParams),
);

/** The last step is taken back; on to where it was. */
export const action = pageAction(async ({ viewer, params, form }) =>
  redirect(await takeBackByForm(viewer, param(params, "id"), form), 303),
);

export const meta = reviewMeta;
export const links = reviewLinks;
export const handle = reviewHandle;
export default Review;
