import type { ReactNode } from "react";
import { Avatar } from "../ui/avatar";
import { classes } from "../ui/classes";
import { Time } from "../ui/time";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { CommentView } from "./comment";

/** A comment that stands still: to be read, with `children` for what one can do about it. */
export function CommentPlain({
  comment,
  children,
  muted,
}: {
  comment: CommentView;
  children?: ReactNode;
  muted?: boolean;
}) {
  const words = useWords(readingWords);
  if (comment.state === "removed" || comment.blocked) {
    return (
      <article className="c removed" id={`c-${comment.id}`}>
        <div className="body">{comment.reason ?? words.blocked}</div>
      </article>
    );
  }
  const name = comment.author?.name ?? words.someone;
  return (
    <article className={classes("c", muted && "muted")} id={`c-${comment.id}`} aria-label={name}>
      <Avatar id={comment.author?.id ?? ""} name={name} />
      <div className="who">
        <b dir="auto">{name}</b>
        {comment.author?.guest && <span className="pill">{words.guest}</span>}
        {comment.question && <span className={`tag ${comment.question}`}>{words.question[comment.question]}</span>}
        <a href={`/c/${comment.id}`}>
          <Time at={comment.createdAt} />
        </a>
        {comment.editedAt && (
          <a className="edited" href={`/c/${comment.id}/history`}>
            {words.edited}
          </a>
        )}
        {comment.session && (
          <a className="edited" href={comment.session.url}>
            {words.inSession}
          </a>
        )}
      </div>
      {comment.anchor.quote && !comment.parentId && <p className="quoted">“{comment.anchor.quote.exact}”</p>}
      <div className="body" dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
      {comment.reason && (
        <p className="withheld">
          {comment.reason} {comment.tombstone?.url && <a href={comment.tombstone.url}>{words.decided}</a>}
        </p>
      )}
      <div className="acts">
        {Object.entries(comment.reactions).map(([reaction, times]) => (
          <span key={reaction} className="said">
            {words.reaction[reaction] ?? reaction} {times}
          </span>
        ))}
        {children}
      </div>
    </article>
  );
}
