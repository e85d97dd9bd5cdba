import { redirect } from "@remix-run/node";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { isWithoutPeople } from "~/groups/invites.server";
import { keptByForm } from "~/texts/review-forms.server";
import { reviewPage } from "~/texts/review-page.server";
import { publishDraft } from "~/texts/reviews.server";
import { Review, reviewHandle, reviewLinks, reviewMeta } from "~/texts/review-route";

/** The page with the form: what was refused is shown there, above what stands now. */
export const loader = pageLoader(async ({ viewer, params, url }) =>
  reviewPage(viewer, param(params, "id"), url.searchParams),
);

/** Puts it on the lectern as it stands, under the title and byline of the form, and from where it says, and goes to it; an edition, to its report. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const sent = (name: string) => (form.has(name) ? field(form, name) : undefined);
  const origin = { published: sent("published"), source: sent("source"), licence: sent("licence") };
  const names = { title: field(form, "title"), byline: field(form, "byline"), ...origin };
  const draft = param(params, "id");
  const { id, url, group } = await publishDraft(viewer, draft, await keptByForm(viewer, draft, form), names);
  // Whoever is alone in a new group is shown the next step, which is to invite somebody.
  const isNew = url === `/t/${id}`;
  return redirect(isNew && (await isWithoutPeople(viewer, group)) ? `/g/${group}?added=${id}` : url, 303);
});

export const meta = reviewMeta;
export const links = reviewLinks;
export const handle = reviewHandle;
export default Review;
