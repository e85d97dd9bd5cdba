import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { commentPage, type CommentPageData } from "~/comments/comment-page.server";
import { CommentPlain } from "~/comments/comment-plain";
import { crumbsOfComment } from "~/comments/crumbs";
import { pageAction, pageLoader, param } from "~/doors.server";
import { ReportPage } from "~/moderation/report-page";
import { reportFromForm, reportPage } from "~/moderation/report-page.server";
import commentPagesCss from "~/ui/comment-pages.css?url";
import type { Handle } from "~/ui/crumbs";
import { reportWords } from "~/words/reports";

/** Asks which rule a comment breaks, for its moderators. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const id = param(params, "id");
  const about = await commentPage(viewer, id, language);
  // Once it is sent, the page says so, whatever has become of the comment meanwhile.
  const page = await reportPage(viewer, { comment: id }, about.href, url);
  return { ...about, page };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  return redirect(`/c/${id}/report?${await reportFromForm(viewer, { comment: id }, form)}`, 303);
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: commentPagesCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [{ title: `${reportWords.en.title.comment} · ${data.text.title}` }, { name: "robots", content: "noindex" }]
    : [];

export const handle: Handle<CommentPageData> = {
  crumbs: ({ data, language }) => crumbsOfComment(data, reportWords[language].report),
};

export default function Report() {
  const { comment, page } = useLoaderData<typeof loader>();
  return (
    <ReportPage page={page} refused={useActionData<typeof action>()}>
      <CommentPlain comment={comment} />
    </ReportPage>
  );
}
