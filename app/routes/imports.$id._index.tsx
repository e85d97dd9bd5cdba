import { redirect } from "@remix-run/node";
import { pageLoader, param } from "~/doors.server";
import { reviewPage } from "~/texts/review-page.server";
import { publishedAs } from "~/texts/reviews.server";
import { Review, reviewHandle, reviewLinks, reviewMeta } from "~/texts/review-route";

/** A draft that waits to be looked over; once it is published, its text. */
export const loader = pageLoader(async ({ viewer, params, url }) => {
  const id = param(params, "id");
  const text = await publishedAs(viewer, id);
  if (text) throw redirect(text);
  return reviewPage(viewer, id, url.searchParams);
});

export const meta = reviewMeta;
export const links = reviewLinks;
export const handle = reviewHandle;
export default Review;
