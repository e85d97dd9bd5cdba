import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownCommentPage, type CommentPageData } from "~/comments/comment-page.server";
import { removeComment } from "~/comments/comments.server";
import { crumbsOfComment } from "~/comments/crumbs";
import { DeletePage } from "~/comments/delete-page";
import { pageLoader, param } from "~/doors.server";
import { goingAction } from "~/plain-doors.server";
import commentPagesCss from "~/ui/comment-pages.css?url";
import type { Handle } from "~/ui/crumbs";
import { robotsOf } from "~/ui/robots";
import { commentPageWords } from "~/words/comment-pages";
import { readingWords } from "~/words/reading";

/** Asks first; once it is deleted, the same address offers the way back. */
export const loader = pageLoader(async ({ viewer, params, language }) =>
  ownCommentPage(viewer, param(params, "id"), language),
);

/** Deletes. A second press finds it deleted, which is what it wanted. */
export const action = goingAction(async ({ viewer, params, language }) => {
  const { comment } = await ownCommentPage(viewer, param(params, "id"), language);
  if (comment.state !== "removed") await removeComment(viewer, comment.id);
  return `/c/${comment.id}/delete`;
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: commentPagesCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        {
          title: `${data.comment.state !== "removed" ? commentPageWords.en.deleteTitle : commentPageWords.en.deletedTitle} · ${data.text.title}`,
        },
        ...robotsOf(data.group),
      ]
    : [];

export const handle: Handle<CommentPageData> = {
  crumbs: ({ data, language }) => crumbsOfComment(data, readingWords[language].delete),
};

export default function Delete() {
  return <DeletePage page={useLoaderData<typeof loader>()} />;
}
