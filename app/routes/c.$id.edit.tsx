import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hrefOfComment, ownCommentPage, requireBox, type CommentPageData } from "~/comments/comment-page.server";
import { editComment } from "~/comments/comments.server";
import { crumbsOfComment } from "~/comments/crumbs";
import { EditPage } from "~/comments/edit-page";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { gone } from "~/refusals";
import commentPagesCss from "~/ui/comment-pages.css?url";
import type { Handle } from "~/ui/crumbs";
import { robotsOf } from "~/ui/robots";
import { commentPageWords } from "~/words/comment-pages";
import { readingWords } from "~/words/reading";
import { say } from "~/words/words";

/** One's own comment, to be changed. */
export const loader = pageLoader(async ({ viewer, params, language }) => {
  const page = await ownCommentPage(viewer, param(params, "id"), language);
  if (page.comment.state !== "removed") await requireBox(viewer, page.comment, "touch");
  return page;
});

/** Changes the wording that `version` was; refused with what stands now when that is another one. */
export const action = pageAction(async ({ viewer, params, form, language }) => {
  const { comment } = await ownCommentPage(viewer, param(params, "id"), language);
  if (comment.state === "removed") throw gone(say(commentPageWords, (w) => w.editGone));
  const version = Number(field(form, "version") || Number.NaN);
  const wording = { body: field(form, "body"), version, anyway: field(form, "anyway") };
  return redirect(await hrefOfComment(viewer, await editComment(viewer, comment.id, wording)), 303);
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: commentPagesCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${commentPageWords.en.editTitle} · ${data.text.title}` }, ...robotsOf(data.group)] : [];

export const handle: Handle<CommentPageData> = {
  crumbs: ({ data, language }) => crumbsOfComment(data, readingWords[language].edit),
};

export default function Edit() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return <EditPage page={page} refusal={refusal && "errors" in refusal ? refusal : null} />;
}
