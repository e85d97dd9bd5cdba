import { useMemo, useState } from "react";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import { focusComment } from "./article-dom";
import { call, sendComment } from "./call";
import { CommentForm, type Writing } from "./comment-form";
import { CommentItem, type CommentActs } from "./comment-item";
import type { CommentView } from "./comment";
import type { Draft } from "./drafts";
import type { ReadingPageData } from "./reading-page.server";
import type { Thread } from "./threads";
import type { Discussion } from "./use-discussion";

type List = {
  page: ReadingPageData;
  discussion: Discussion;
  /** What every box here has in common. */
  form: Pick<Writing, "textId" | "action" | "seenBy" | "rules" | "knowsNames" | "onSent" | "onWriting">;
  onDeleted: (comment: CommentView) => void;
  onFailed: (detail: string) => void;
};

/** The threads of a place, each comment with the box to answer or to edit it where one has asked for it. */
export function ThreadList({
  page: { text, viewer, may, threads: floors },
  discussion,
  form,
  onDeleted,
  onFailed,
}: List) {
  const words = useWords(readingWords);
  const { open, threads, take, setMine } = discussion;
  const [answering, setAnswering] = useState<{ to: CommentView; quoting: boolean } | null>(null);
  /** The wording one began from, and the version one has seen: news of another edit must not replace what one types. */
  const [editing, setEditing] = useState<{ from: CommentView; seen: number } | null>(null);

  const acts = useMemo<CommentActs>(
    () => ({
      me: viewer,
      may,
      mine: open.mine,
      seen: open.seen,
      onReply: (to, quoting) => setAnswering({ to, quoting }),
      onEdit: (comment) => setEditing({ from: comment, seen: comment.version }),
      onTake: take,
      onMine: setMine,
      onDeleted,
      onFailed,
    }),
    [viewer, may, open.mine, open.seen, take, setMine, onDeleted, onFailed],
  );
  const sent = (comment: CommentView) => {
    setAnswering(null);
    setEditing(null);
    form.onSent(comment);
    requestAnimationFrame(() => focusComment(comment.id));
  };
  const leave = (id: string) => {
    setAnswering(null);
    setEditing(null);
    requestAnimationFrame(() => focusComment(id));
  };

  /** After a conflict one has seen both wordings: saving again is meant. */
  const saveEdit = async (from: CommentView, seen: number, { body, anyway }: Draft) => {
    const answer = await call<CommentView>("PATCH", `/api/v1/comments/${from.id}`, { body, version: seen, anyway });
    const current = answer.ok ? null : (answer.problem.current as CommentView | undefined);
    if (current) setEditing({ from, seen: current.version });
    return answer;
  };

  const one = (comment: Thread["root"], floor = floors[comment.threadId]) =>
    editing?.from.id === comment.id ? (
      <CommentForm
        {...form}
        onSent={sent}
        key={`edit-${comment.id}`}
        draftKey={`${text.id}/edit-${comment.id}-${editing.from.version}`}
        action={`/c/${comment.id}/edit`}
        fields={{ version: String(editing.seen) }}
        label={words.edit}
        submit={words.save}
        start={editing.from.body}
        send={(draft) => saveEdit(editing.from, editing.seen, draft)}
        onCancel={() => leave(comment.id)}
        autoFocus
      />
    ) : (
      <>
        <CommentItem comment={comment} acts={floor ? { ...acts, may: { ...may, comment: floor.may } } : acts} />
        {answering?.to.id === comment.id && (
          <CommentForm
            {...form}
            onSent={sent}
            key={`reply-${comment.id}`}
            draftKey={`${text.id}/reply-${comment.id}`}
            fields={{ parentId: comment.id }}
            label={words.replyTo(comment.author?.name ?? words.someone)}
            submit={words.sendReply}
            start={answering.quoting ? `${comment.body.replace(/^/gm, "> ")}\n\n` : ""}
            send={(draft) => sendComment(text.id, draft, { parentId: comment.id })}
            onCancel={() => leave(comment.id)}
            closed={!(floor?.may ?? may.comment)}
            autoFocus
          />
        )}
      </>
    );

  return threads.map(({ root, replies }) => (
    <section className="thread" key={root.id}>
      {one(root)}
      {floors[root.id] && <p className="withheld">{floors[root.id]?.says}</p>}
      {replies.map(({ comment, depth }) => (
        <div className={`replies d${depth}`} key={comment.id}>
          {one(comment)}
        </div>
      ))}
    </section>
  ));
}
