import type { FormRefusal } from "../doors.server";
import { LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { commentPageWords } from "../words/comment-pages";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { CommentPageData } from "./comment-page.server";
import { CommentPlain } from "./comment-plain";
import { ComposePlain } from "./compose-plain";
import { KeptWords } from "./kept-words";
import { Place } from "./refused-comment";

type Data = CommentPageData & { quoting: boolean; newId: string };

/** A comment and the box to answer it in. */
export function ReplyPage({ page, refusal }: { page: Data; refusal: FormRefusal | null }) {
  const words = useWords(commentPageWords);
  const reading = useWords(readingWords);
  const { comment, where, href, viewer, seenBy, rules } = page;
  const title = words.replyTitle(comment.author?.name ?? reading.someone);
  if (comment.state !== "visible" || !viewer) {
    return (
      <Page narrow title={reading.reply}>
        <Place where={where} />
        <Notice tone="warn">
          <p>{words.replyGone}</p>
        </Notice>
        {refusal?.values["body"] && (
          <KeptWords label={words.reply} help={words.replyGoneKept} body={refusal.values["body"]} />
        )}
        <LinkButton to={where.href}>{words.back}</LinkButton>
      </Page>
    );
  }
  const id = refusal?.kind === "conflict" || refusal?.errors["id"] ? page.newId : refusal?.values["id"] || page.newId;
  return (
    <Page narrow title={title}>
      <Place where={where} />
      <CommentPlain comment={comment} />
      <ComposePlain
        action={`/c/${comment.id}/reply`}
        fields={{ id }}
        draftKey={`${comment.textId}/reply-${comment.id}`}
        body={page.quoting ? quoted(comment.body) : ""}
        label={words.reply}
        submit={words.sendReply}
        back={href}
        seenBy={seenBy}
        rules={rules}
        refusal={refusal}
      />
    </Page>
  );
}

/** Markdown's own way to quote. */
const quoted = (body: string) => `${body.replace(/^/gm, "> ")}\n\n`;
