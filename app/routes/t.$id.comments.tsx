import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AllComments } from "~/comments/all-comments";
import { commentsInOrder, type CommentsInOrder } from "~/comments/in-order.server";
import { postFromForm } from "~/comments/post-from-form.server";
import { RefusedComment } from "~/comments/refused-comment";
import { field, formAction, pageLoader, param } from "~/doors.server";
import { mintId } from "~/mint";
import { writingIn } from "~/sessions/record.server";
import commentPagesCss from "~/ui/comment-pages.css?url";
import type { Handle } from "~/ui/crumbs";
import { robotsOf } from "~/ui/robots";
import { commentPageWords } from "~/words/comment-pages";

/** Comments on one page. */
const limit = 100;

/** All comments in the order of the text: `?kind=question&state=open`, `?who=mine`, `?after=`. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const asked = (name: string) => url.searchParams.get(name) || null;
  const choice = {
    kind: asked("kind"),
    state: asked("state"),
    who: asked("who"),
    on: asked("on"),
    after: asked("after"),
  };
  const page = await commentsInOrder(viewer, param(params, "id"), choice, { limit, after: choice.after, language });
  return { ...page, choice, newId: mintId() };
});

/** A comment from the form on the reading page: back to it, or the words with what is wrong with them. */
export const action = formAction(async ({ viewer, params, form, language }) => {
  const id = param(params, "id");
  const during = await writingIn(viewer, id);
  return redirect(await postFromForm(viewer, id, (name) => field(form, name), language, during), 303);
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: commentPagesCss }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${commentPageWords.en.allTitle} · ${data.text.title}` }, ...robotsOf(data.group)] : [];

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
  if (refusal && "errors" in refusal)
    return <RefusedComment textId={page.text.id} refusal={refusal} newId={page.newId} />;
  return <AllComments page={page} choice={page.choice} />;
}
