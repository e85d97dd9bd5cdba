import { useCallback, useEffect, useState, type MouseEvent } from "react";
import { Button } from "../ui/button";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { Place, Quote } from "./anchor";
import { focusComment, placeOfHash } from "./article-dom";
import { call, sendComment } from "./call";
import { CommentForm } from "./comment-form";
import type { CommentView } from "./comment";
import { Outside } from "./outside";
import { numberFromParam } from "./place-url";
import type { ReadingPageData } from "./reading-page.server";
import { ThreadList } from "./thread-list";
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
  /** Goes up when words from another place came into the box: it reads them anew. */
  came: number;
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
  came,
  onWriting,
  onOpen,
  onClose,
}: Pane) {
  const words = useWords(readingWords);
  const { text, may } = page;
  const { open, threads, fresh, counts, take } = discussion;
  const [undo, setUndo] = useState<CommentView | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  useEffect(() => {
    setFailed(null);
  }, [place]);
  useEffect(() => {
    if (!undo) return;
    const timer = setTimeout(() => {
      const focused = document.activeElement?.closest(".undo");
      setUndo(null);
      if (focused) focusComment(undefined);
    }, 10_000);
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
      requestAnimationFrame(() => document.getElementById(`c-${comment.id}`)?.scrollIntoView({ block: "nearest" }));
    },
    [take],
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
    // Said of an earlier edition, the number is another one now: the server knows which.
    const isOfNow = numberFromParam(link && new URLSearchParams(link.search).get("p"))?.edition === text.edition;
    const to = link && isOfNow && placeOfHash(link.hash);
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(to);
  }

  const form = {
    textId: text.id,
    action: `/t/${text.id}/comments`,
    seenBy: page.seenBy,
    rules: page.rules,
    knowsNames: !page.isGuest,
    onSent: show,
    onWriting,
  };
  const anchorFields: Record<string, string> = place.startsWith("block:")
    ? { block: place.slice(6) }
    : place.startsWith("section:")
      ? { section: place.slice(8) }
      : {};
  // The same number on the server and here: a different one would make React draw the whole page again.
  const count = counts.at(place)?.count ?? page.open?.count ?? 0;

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
        {open.state === "ready" && threads.length === 0 && fresh === 0 && (
          <div className="empty">
            <p>{words.noneYet}</p>
            {may.comment && <p>{words.beFirst}</p>}
          </div>
        )}
        <ThreadList
          key={place}
          page={page}
          discussion={discussion}
          form={form}
          onDeleted={setUndo}
          onFailed={setFailed}
        />
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
              // What was deleted had the focus; the way back is the next thing to offer.
              autoFocus
              onClick={async () => {
                const answer = await call<CommentView>("POST", `/api/v1/comments/${undo.id}/restore`);
                if (answer.ok) take(answer.data);
                else setFailed(answer.problem.detail || words.notSent);
                setUndo(null);
                requestAnimationFrame(() => focusComment(undo.id));
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
            key={`${place} ${came}`}
            draftKey={`${text.id}/${place}`}
            fields={anchorFields}
            label={words.addTo(about.name)}
            submit={words.send}
            mayAsk
            passage={passage}
            autoFocus={writing}
            send={(draft) =>
              sendComment(text.id, draft, {
                kind: draft.kind,
                anchor: { ...anchorFields, ...(draft.quote ? { quote: draft.quote } : {}) },
              })
            }
          />
        ) : (
          <Outside page={page} />
        )}
      </div>
    </aside>
  );
}
