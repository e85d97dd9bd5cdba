import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { commentPage, hrefOfComment, requireBox, type CommentPageData } from "~/comments/comment-page.server";
import { postComment } from "~/comments/comments.server";
import { crumbsOfComment } from "~/comments/crumbs";
import { ReplyPage } from "~/comments/reply-page";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { mintId } from "~/mint";
import { writingIn } from "~/sessions/record.server";
import commentPagesCss from "~/ui/comment-pages.css?url";
import type { Handle } from "~/ui/crumbs";
import { robotsOf } from "~/ui/robots";
import { commentPageWords } from "~/words/comment-pages";
import { readingWords } from "~/words/reading";

/** The comment to be answered; `?quote=1` begins with its words. One that was removed meanwhile is still a page. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const page = await commentPage(viewer, param(params, "id"), language);
  if (page.comment.state === "visible") await requireBox(viewer, page.comment, "begin");
  return { ...page, quoting: url.searchParams.has("quote"), newId: mintId() };
});

/** Posts the reply, and goes to it in the discussion. */
export const action = pageAction(async ({ viewer, params, form, language }) => {
  const { comment: parent } = await commentPage(viewer, param(params, "id"), language);
  const input = {
    id: field(form, "id"),
    parentId: parent.id,
    body: field(form, "body"),
    anyway: field(form, "anyway"),
  };
  const { comment } = await postComment(viewer, parent.textId, input, await writingIn(viewer, parent.textId));
  return redirect(await hrefOfComment(viewer, comment), 303);
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: commentPagesCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        {
          title: `${commentPageWords.en.replyTitle(data.comment.author?.name ?? readingWords.en.someone)} · ${data.text.title}`,
        },
        ...robotsOf(data.group),
      ]
    : [];

export const handle: Handle<CommentPageData> = {
  crumbs: ({ data, language }) => crumbsOfComment(data, readingWords[language].reply),
};

export default function Reply() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return <ReplyPage page={page} refusal={refusal && "errors" in refusal ? refusal : null} />;
}
