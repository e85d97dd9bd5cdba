import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AllComments } from "~/comments/all-comments";
import { commentInput } from "~/comments/comment-form-input";
import { hrefOfComment, refusedAt } from "~/comments/comment-page.server";
import { postComment } from "~/comments/comments.server";
import { commentsInOrder, type CommentsInOrder } from "~/comments/in-order.server";
import { RefusedComment } from "~/comments/refused-comment";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { mintId } from "~/mint";
import { isRefusal, Refusal } from "~/refusals";
import commentPagesCss from "~/ui/comment-pages.css?url";
import type { Handle } from "~/ui/crumbs";
import { commentPageWords } from "~/words/comment-pages";

/** Comments on one page. */
const limit = 100;

/** All comments in the order of the text: `?kind=question&state=open`, `?who=mine`, `?after=`. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const asked = (name: string) => url.searchParams.get(name) || null;
  const choice = { kind: asked("kind"), state: asked("state"), who: asked("who"), after: asked("after") };
  const page = await commentsInOrder(viewer, param(params, "id"), choice, { limit, after: choice.after, language });
  return { ...page, choice, newId: mintId() };
});

/** A comment from the form on the reading page: back to it, or the words with what is wrong with them. */
export const action = pageAction(async ({ viewer, params, form, language }) => {
  const textId = param(params, "id");
  const of = (name: string) => field(form, name);
  try {
    const { comment } = await postComment(viewer, textId, commentInput(of));
    return redirect(await hrefOfComment(viewer, comment), 303);
  } catch (error) {
    if (!isRefusal(error) || error.kind === "not-found") throw error;
    const about = await refusedAt(viewer, textId, { block: of("block"), section: of("section"), parentId: of("parentId") }, language);
    throw new Refusal(error.kind, error.detail, { ...error.more, current: about });
  }
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: commentPagesCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: `${commentPageWords.en.allTitle} · ${data.text.title}` }] : []);

export const handle: Handle<CommentsInOrder> = {
  crumbs: ({ data: { group, text }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: text.title, to: `/t/${text.id}` },
    { text: commentPageWords[language].allTitle },
  ],
};

export default function Comments() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  if (refusal && "errors" in refusal) return <RefusedComment textId={page.text.id} refusal={refusal} newId={page.newId} />;
  return <AllComments page={page} choice={page.choice} />;
}
