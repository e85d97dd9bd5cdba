import { memo, useState, type MouseEvent } from "react";
import { Avatar } from "../ui/avatar";
import { classes } from "../ui/classes";
import { Time } from "../ui/time";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import { call } from "./call";
import { reactionNames, type CommentView, type ReactionName } from "./comment";
import type { Shown } from "./threads";

/** What the pane lets one do with a comment. */
export type CommentActs = {
  me: { id: string } | null;
  /** Write, react. */
  may: { comment: boolean; settle: boolean; takeBack: boolean; links: Array<[string, string]> };
  mine: Record<string, string[]>;
  onReply: (comment: CommentView, quoting: boolean) => void;
  onEdit: (comment: CommentView) => void;
  onTake: (comment: CommentView) => void;
  onMine: (id: string, names: string[]) => void;
  onDeleted: (comment: CommentView) => void;
  onFailed: (detail: string) => void;
  /** Up to which change the reader had seen this discussion; what others wrote after is new to them. */
  seen: number | null;
};

/** One comment. Every act is a link or a form as well, for pages without JavaScript. */
export const CommentItem = memo(function CommentItem({
  comment,
  acts,
  waiting,
}: {
  comment: Shown;
  acts: CommentActs;
  waiting?: boolean;
}) {
  const words = useWords(readingWords);
  const { me, may, onReply, onEdit } = acts;
  const { id, author } = comment;
  if (comment.state === "removed" || comment.blocked) {
    return (
      <article className="c removed" id={`c-${id}`} tabIndex={-1}>
        <div className="body">{comment.reason ?? words.blocked}</div>
      </article>
    );
  }
  const mine = me !== null && author?.id === me.id;
  const { reason, tombstone } = comment;
  const stands = may.comment && !reason;
  const name = author?.name ?? words.someone;
  const instead = (act: () => void) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act();
  };
  return (
    <article className={classes("c", waiting && "pending")} id={`c-${id}`} aria-label={name} tabIndex={-1}>
      <Avatar id={author?.id ?? ""} name={name} />
      <div className="who">
        <b dir="auto">{name}</b>
        {author?.guest && <span className="pill">{words.guest}</span>}
        {!mine && acts.seen !== null && comment.bornSeq > acts.seen && <span className="pill new">{words.isNew}</span>}
        {comment.question && <span className={`tag ${comment.question}`}>{words.question[comment.question]}</span>}
        <a href={`/c/${id}`}>
          <Time at={comment.createdAt} />
        </a>
        {comment.editedAt && (
          <a className="edited" href={`/c/${id}/history`}>
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
      {reason && (
        <p className="withheld">
          {reason} {tombstone?.url && <a href={tombstone.url}>{words.decided}</a>}
        </p>
      )}
      <div className="acts">
        {stands && (
          <a
            className="btn quiet"
            href={`/c/${id}/reply`}
            onClick={instead(() => onReply(comment, false))}
            aria-label={words.replyTo(name)}
          >
            {words.reply}
          </a>
        )}
        {!reason && <Reactions comment={comment} acts={acts} />}
        {/* A stranger could only copy the link, and the time is that link. */}
        {(me || comment.editedAt) && (
          <details className="more" onClick={closeAfterChoice} onToggle={revealMenu}>
            <summary className="btn quiet" aria-label={words.moreActions}>
              ⋯
            </summary>
            <div className="more-list">
              {stands && (
                <a href={`/c/${id}/reply?quote=1`} onClick={instead(() => onReply(comment, true))}>
                  {words.quoteReply}
                </a>
              )}
              <CopyLink id={id} />
              {mine && may.comment && (comment.state !== "hidden" || tombstone?.how === "edit") && (
                <a href={`/c/${id}/edit`} onClick={instead(() => onEdit(comment))}>
                  {words.edit}
                </a>
              )}
              {mine && may.takeBack && (
                <a href={`/c/${id}/delete`} onClick={instead(() => void remove(comment, acts))}>
                  {words.delete}
                </a>
              )}
              {comment.editedAt && <a href={`/c/${id}/history`}>{words.history}</a>}
              {!mine &&
                may.links.map(([to, text]) => (
                  <a key={to} href={to.replace("*", id)}>
                    {text}
                  </a>
                ))}
              {comment.question && (mine || may.settle) && stands && <Settle comment={comment} acts={acts} />}
            </div>
          </details>
        )}
      </div>
    </article>
  );
});

function Reactions({ comment, acts }: { comment: Shown; acts: CommentActs }) {
  const words = useWords(readingWords);
  const mine = acts.mine[comment.id] ?? [];
  const used = reactionNames.filter((name) => comment.reactions[name]);
  const one = (name: ReactionName) => {
    const on = !mine.includes(name);
    const label = words.reaction[name] ?? name;
    const count = comment.reactions[name] ?? 0;
    const tap = async (event: { preventDefault(): void }) => {
      event.preventDefault();
      const answer = await call<CommentView>(on ? "PUT" : "DELETE", `/api/v1/comments/${comment.id}/reactions/${name}`);
      if (!answer.ok) return acts.onFailed(answer.problem.detail || words.notSent);
      acts.onMine(comment.id, on ? [...mine, name] : mine.filter((each) => each !== name));
      acts.onTake(answer.data);
      // The button may have moved in or out of the menu: the focus goes where it went.
      requestAnimationFrame(() => {
        const article = document.getElementById(`c-${comment.id}`);
        const button = article?.querySelector<HTMLElement>(`.acts > form [data-reaction="${name}"]`);
        (button ?? article?.querySelector<HTMLElement>(".react > summary"))?.focus({ preventScroll: true });
      });
    };
    if (!acts.may.comment) {
      return (
        <span key={name} className="said">
          {label} {count}
        </span>
      );
    }
    return (
      <form key={name} method="post" action={`/c/${comment.id}/reactions/${name}`} onSubmit={tap}>
        <button className="btn quiet" data-reaction={name} name="on" value={on ? "1" : "0"} aria-pressed={!on}>
          {label} {count || ""}
        </button>
      </form>
    );
  };
  return (
    <>
      {used.map(one)}
      {acts.may.comment && used.length < reactionNames.length && (
        <details className="more react" onClick={closeAfterChoice} onToggle={revealMenu}>
          <summary className="btn quiet">{words.addReaction}</summary>
          <div className="more-list across">{reactionNames.filter((name) => !used.includes(name)).map(one)}</div>
        </details>
      )}
    </>
  );
}

function Settle({ comment, acts }: { comment: Shown; acts: CommentActs }) {
  const words = useWords(readingWords);
  const ways = { open: words.markOpen, answered: words.markAnswered, parked: words.markParked };
  const settle = (to: string) => async (event: { preventDefault(): void }) => {
    event.preventDefault();
    const answer = await call<CommentView>("PATCH", `/api/v1/comments/${comment.id}`, { question: to });
    if (answer.ok) acts.onTake(answer.data);
    else acts.onFailed(answer.problem.detail || words.notSent);
  };
  return Object.entries(ways)
    .filter(([to]) => to !== comment.question)
    .map(([to, label]) => (
      <form key={to} method="post" action={`/c/${comment.id}/question`} onSubmit={settle(to)}>
        <button name="state" value={to}>
          {label}
        </button>
      </form>
    ));
}

function CopyLink({ id }: { id: string }) {
  const words = useWords(readingWords);
  const [copied, setCopied] = useState(false);
  return (
    <a
      href={`/c/${id}`}
      onClick={(event) => {
        if (!navigator.clipboard) return;
        event.preventDefault();
        void navigator.clipboard.writeText(`${location.origin}/c/${id}`).then(() => setCopied(true));
      }}
    >
      {copied ? words.copied : words.copyLink}
    </a>
  );
}

async function remove(comment: CommentView, acts: CommentActs) {
  const answer = await call<CommentView>("DELETE", `/api/v1/comments/${comment.id}`);
  if (!answer.ok) return acts.onFailed(answer.problem.detail);
  acts.onDeleted(comment);
  acts.onTake({ ...answer.data });
}

function closeAfterChoice(event: MouseEvent<HTMLDetailsElement>) {
  if (!(event.target as Element).closest("a, button")) return;
  event.currentTarget.open = false;
}

/** On a phone the menu may open below what one sees. */
function revealMenu({ currentTarget: menu }: { currentTarget: HTMLDetailsElement }) {
  if (menu.open) menu.lastElementChild?.scrollIntoView({ block: "nearest" });
}
