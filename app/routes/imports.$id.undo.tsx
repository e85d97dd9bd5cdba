import { redirect } from "@remix-run/node";
import { pageAction, pageLoader, param } from "~/doors.server";
import { reviewPage, versionIn } from "~/texts/review-page.server";
import { reviewUrl, undoCorrection } from "~/texts/reviews.server";
import { Review, reviewHandle, reviewLinks, reviewMeta } from "~/texts/review-route";

/** The page with the form: what was refused is shown there, above what stands now. */
export const loader = pageLoader(async ({ viewer, params, url }) =>
  reviewPage(viewer, param(params, "id"), url.searchParams),
);

export const action = pageAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await undoCorrection(viewer, id, versionIn(form));
  return redirect(reviewUrl(id), 303);
});

export const meta = reviewMeta;
export const links = reviewLinks;
export const handle = reviewHandle;
export default Review;
