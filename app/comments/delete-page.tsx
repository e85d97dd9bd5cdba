import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { commentPageWords } from "../words/comment-pages";
import { useWords } from "../words/use-words";
import { undoWindow } from "./comment";
import type { CommentPageData } from "./comment-page.server";
import { CommentPlain } from "./comment-plain";
import { Place } from "./refused-comment";

/** Before: are you sure. After: undo. */
export function DeletePage({ page: { comment, where, href, undo } }: { page: CommentPageData }) {
  const words = useWords(commentPageWords);
  if (comment.state === "removed") {
    return (
      <Page
        narrow
        title={words.deletedTitle}
        lead={undo > 0 ? words.deletedUndo(Math.min(undo, undoWindow.honoured / 1000)) : words.deletedFinal}
      >
        <Place where={where} />
        <div className="btns">
          {undo > 0 && (
            <Form method="post" action={`/c/${comment.id}/restore`}>
              <Button primary>{words.undo}</Button>
            </Form>
          )}
          <LinkButton to={where.href}>{words.back}</LinkButton>
        </div>
      </Page>
    );
  }
  return (
    <Page narrow title={words.deleteTitle} lead={words.deleteHelp}>
      <Place where={where} />
      <CommentPlain comment={comment} />
      <Form method="post" action={`/c/${comment.id}/delete`} className="btns">
        <Button primary danger>
          {words.delete}
        </Button>
        <LinkButton to={href}>{words.keep}</LinkButton>
      </Form>
    </Page>
  );
}
