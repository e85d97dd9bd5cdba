/** What every address of a review is called, and the way up from it. */
import { useActionData, useLoaderData } from "@remix-run/react";
import type { FormRefusal } from "../doors.server";
import type { Handle } from "../ui/crumbs";
import reviewCss from "../ui/review.css?url";
import { reviewWords } from "../words/review";
import type { ReviewPageData } from "./review-page.server";
import { ReviewPage } from "./review-page";

export const reviewMeta = ({ data }: { data: ReviewPageData | undefined }) =>
  data ? [{ title: `${reviewWords.en.title} · ${data.title || reviewWords.en.untitled}` }] : [];

export const reviewHandle: Handle<ReviewPageData> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: reviewWords[language].title },
  ],
};

export const reviewLinks = () => [{ rel: "stylesheet", href: reviewCss }];

/** The page, with what was refused of the form that led to this address. */
export function Review() {
  const answer = useActionData<FormRefusal | undefined>();
  return (
    <ReviewPage page={useLoaderData<ReviewPageData>()} refused={answer && "errors" in answer ? answer : undefined} />
  );
}
