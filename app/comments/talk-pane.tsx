import { useCallback, useEffect, useMemo, useState, type MouseEvent } from "react";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { Place, Quote } from "./anchor";
import { placeOfHash } from "./article-dom";
import { call } from "./call";
import { CommentForm } from "./comment-form";
import { CommentItem, type CommentActs } from "./comment-item";
import type { CommentView } from "./comment";
import type { Draft } from "./drafts";
import type { ReadingPageData } from "./reading-page.server";
import type { Thread } from "./threads";
import type { Discussion } from "./use-discussion";

type Pane = {
  page: ReadingPageData;
  place: Place | null;
  about: { name: string; excerpt: string };
  discussion: Discussion;
  typing: Array<{ id: string; name: string }>;
  passage: { quote: Quote } | null;
  /** The box should take the focus: one has asked to write. */
  writing: boolean;
  onWriting: () => void;
  onOpen: (place: Place) => void;
  onClose: () => void;
};

/** The discussion beside the text. */
export function TalkPane({
  page,
  place,
  about,
  discussion,
  typing,
  passage,
  writing,
  onWriting,
  onOpen,
  onClose,
}: Pane) {
  const words = useWords(readingWords);
  const { text, viewer, may } = page;
  const { open, threads, fresh, counts, take, setMine } = discussion;
  const [answering, setAnswering] = useState<{ to: CommentView; quoting: boolean } | null>(null);
  /** The wording one began from, and the version one has seen: news of another edit must not replace what one types. */
  const [editing, setEditing] = useState<{ from: CommentView; seen: number } | null>(null);
  const [undo, setUndo] = useState<CommentView | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  useEffect(() => {
    setAnswering(null);
    setEditing(null);
    setFailed(null);
  }, [place]);
  useEffect(() => {
    if (!undo) return;
    const timer = setTimeout(() => setUndo(null), 10_000);
    return () => clearTimeout(timer);
  }, [undo]);
  useEffect(() => {
    const id = location.hash.slice(1);
    if (id.startsWith("c-") && open.items.has(id.slice(2)))
      document.getElementById(id)?.scrollIntoView({ block: "center" });
  }, [open.items]);

  const show = useCallback(
    (comment: CommentView) => {
      take(comment);
      setAnswering(null);
      setEditing(null);
      requestAnimationFrame(() => document.getElementById(`c-${comment.id}`)?.scrollIntoView({ block: "nearest" }));
    },
    [take],
  );
  const acts = useMemo<CommentActs>(
    () => ({
      me: viewer,
      may,
      mine: open.mine,
      onReply: (to, quoting) => setAnswering({ to, quoting }),
      onEdit: (comment) => setEditing({ from: comment, seen: comment.version }),
      onTake: take,
      onMine: setMine,
      onDeleted: setUndo,
      onFailed: setFailed,
    }),
    [viewer, may, open.mine, take, setMine],
  );

  if (!place) {
    return (
      <aside className="talkpane idle" aria-label={words.discussionOf(words.wholeText)}>
        <div className="empty">
          <p>{words.pick}</p>
          <a className="btn" href="?p=text">
            {words.discussText} {counts.whole.count > 0 && <span className="pill">{counts.whole.count}</span>}
          </a>
        </div>
      </aside>
    );
  }

  /** ¶ 39 in a comment opens that discussion without loading the page again. */
  function followed(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.para-ref");
    const to = link && placeOfHash(link.hash);
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(to);
  }

  const seenBy = viewer ? words.seenBy(words.who[page.group.visibility] ?? "", viewer.name) : "";
  const form = {
    textId: text.id,
    action: `/t/${text.id}/comments`,
    seenBy,
    onSent: show,
    onWriting,
  };
  const anchorFields: Record<string, string> = place.startsWith("block:")
    ? { block: place.slice(6) }
    : place.startsWith("section:")
      ? { section: place.slice(8) }
      : {};
  const send = (more: object) => (draft: Draft) =>
    call<CommentView>("POST", `/api/v1/texts/${text.id}/comments`, { id: draft.id, body: draft.body, ...more });
  // The same number on the server and here: a different one would make React draw the whole page again.
  const count = counts.at(place)?.count ?? page.open?.count ?? 0;

  /** After a conflict one has seen both wordings: saving again is meant. */
  const saveEdit = async (from: CommentView, seen: number, { body }: Draft) => {
    const answer = await call<CommentView>("PATCH", `/api/v1/comments/${from.id}`, { body, version: seen });
    const current = answer.ok ? null : (answer.problem.current as CommentView | undefined);
    if (current) setEditing({ from, seen: current.version });
    return answer;
  };

  const one = (comment: Thread["root"]) =>
    editing?.from.id === comment.id ? (
      <CommentForm
        {...form}
        key={`edit-${comment.id}`}
        draftKey={`${text.id}/edit-${comment.id}-${editing.from.version}`}
        action={`/c/${comment.id}/edit`}
        fields={{ version: String(editing.seen) }}
        label={words.edit}
        submit={words.save}
        start={editing.from.body}
        send={(draft) => saveEdit(editing.from, editing.seen, draft)}
        onCancel={() => setEditing(null)}
        autoFocus
      />
    ) : (
      <>
        <CommentItem comment={comment} acts={acts} />
        {answering?.to.id === comment.id && (
          <CommentForm
            {...form}
            key={`reply-${comment.id}`}
            draftKey={`${text.id}/reply-${comment.id}`}
            fields={{ parentId: comment.id }}
            label={words.replyTo(comment.author?.name ?? words.someone)}
            submit={words.sendReply}
            start={answering.quoting ? `${comment.body.replace(/^/gm, "> ")}\n\n` : ""}
            send={send({ parentId: comment.id })}
            onCancel={() => setAnswering(null)}
            autoFocus
          />
        )}
      </>
    );

  return (
    <aside className="talkpane" aria-label={words.discussionOf(about.name)} id="talk">
      <header>
        <h2 tabIndex={-1} id="talk-title">
          {about.name} {count > 0 && <span className="pill">{words.comments(count)}</span>}
        </h2>
        {about.excerpt && (
          <p className="quoted" dir="auto">
            “{about.excerpt}”
          </p>
        )}
        <a
          className="btn quiet close"
          href={`/t/${text.id}`}
          aria-label={words.close}
          onClick={(event) => {
            event.preventDefault();
            onClose();
          }}
        >
          ✕
        </a>
      </header>
      <div className="scroll" onClick={followed} tabIndex={threads.length === 0 ? 0 : undefined}>
        {fresh > 0 && (
          <div className="new-bar">
            <button type="button" onClick={discussion.showFresh}>
              {words.fresh(fresh)}
            </button>
          </div>
        )}
        {open.state === "loading" && <p className="typing">{words.loading}</p>}
        {open.state === "failed" && (
          <div className="empty">
            <p>{words.loadFailed}</p>
            <Button type="button" onClick={discussion.reload}>
              {words.again}
            </Button>
          </div>
        )}
        {open.state === "ready" && threads.length === 0 && (
          <div className="empty">
            <p>{words.noneYet}</p>
            {may.comment && <p>{words.beFirst}</p>}
          </div>
        )}
        {threads.map(({ root, replies }) => (
          <section className="thread" key={root.id}>
            {one(root)}
            {replies.map(({ comment, depth }) => (
              <div className={`replies d${depth}`} key={comment.id}>
                {one(comment)}
              </div>
            ))}
          </section>
        ))}
        {open.next && (
          <p className="typing">
            <Button type="button" small onClick={discussion.loadMore}>
              {words.more}
            </Button>
          </p>
        )}
        <p className="typing" aria-live="off">
          {typing.length > 0 && words.writing(typing.map(({ name }) => name))}
        </p>
      </div>
      <div className="foot">
        {undo && (
          <p className="undo" role="status">
            {words.deleted}{" "}
            <Button
              type="button"
              small
              onClick={async () => {
                const answer = await call<CommentView>("POST", `/api/v1/comments/${undo.id}/restore`);
                if (answer.ok) take(answer.data);
                else setFailed(answer.problem.detail || words.notSent);
                setUndo(null);
              }}
            >
              {words.undo}
            </Button>
          </p>
        )}
        {failed && (
          <p className="error" role="alert">
            {failed}
          </p>
        )}
        {may.comment ? (
          <CommentForm
            {...form}
            key={place}
            draftKey={`${text.id}/${place}`}
            fields={anchorFields}
            label={words.addTo(about.name)}
            submit={words.send}
            mayAsk
            passage={passage}
            autoFocus={writing}
            send={(draft) =>
              send({ kind: draft.kind, anchor: { ...anchorFields, ...(draft.quote ? { quote: draft.quote } : {}) } })(
                draft,
              )
            }
          />
        ) : (
          <Outside page={page} />
        )}
      </div>
    </aside>
  );
}

/** Instead of the box, for those who cannot write here yet: the way in. */
function Outside({ page: { viewer, way, group, text } }: { page: ReadingPageData }) {
  const words = useWords(readingWords);
  const back = encodeURIComponent(`/t/${text.id}`);
  if (!viewer) {
    return (
      <p className="outside">
        <a className="btn primary" href={`/sign-in?to=${back}`}>
          {words.signInToComment}
        </a>
      </p>
    );
  }
  return (
    <p className="outside">
      {way === "waiting" ? (
        words.waiting
      ) : (
        <a className={classes("btn", "primary")} href={`/g/${group.slug}`}>
          {words.joinToComment}
        </a>
      )}
    </p>
  );
}
