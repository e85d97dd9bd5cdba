import type { FormRefusal } from "../doors.server";
import { LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { commentPageWords } from "../words/comment-pages";
import { useWords } from "../words/use-words";
import type { CommentView } from "./comment";
import type { CommentPageData } from "./comment-page.server";
import { ComposePlain } from "./compose-plain";
import { KeptWords } from "./kept-words";
import { Place } from "./refused-comment";

/** The box with one's own comment in it. After a conflict: both wordings, and one's own in the box. */
export function EditPage({ page, refusal }: { page: CommentPageData; refusal: FormRefusal | null }) {
  const words = useWords(commentPageWords);
  const { comment, where, href, viewer, seenBy, rules } = page;
  const current = refusal?.kind === "conflict" ? (refusal.current as CommentView) : null;
  if (comment.state === "removed" || !viewer) {
    return (
      <Page narrow title={words.editTitle}>
        <Notice tone="warn">
          <p>{words.editGone}</p>
        </Notice>
        {refusal?.values["body"] && (
          <KeptWords label={words.yours} help={words.editGone} body={refusal.values["body"]} />
        )}
        <LinkButton to={where.href}>{words.back}</LinkButton>
      </Page>
    );
  }
  const version = current?.version ?? refusal?.values["version"] ?? comment.version;
  return (
    <Page
      narrow={!current}
      title={current ? words.conflictTitle : words.editTitle}
      lead={current ? words.conflictHelp : words.historyHint}
    >
      <Place where={where} />
      {current && (
        <div className="wordings">
          <Wording title={words.standing} body={current.body} />
          <Wording title={words.yours} body={refusal?.values["body"] ?? ""} />
        </div>
      )}
      <ComposePlain
        key={version}
        action={`/c/${comment.id}/edit`}
        fields={{ version: String(version) }}
        draftKey={`${comment.textId}/edit-${comment.id}-${version}`}
        body={comment.body}
        label={current ? words.together : words.body}
        submit={words.save}
        back={href}
        seenBy={seenBy}
        rules={rules}
        refusal={refusal}
        isTold={current !== null}
      />
    </Page>
  );
}

function Wording({ title, body }: { title: string; body: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <div className="wording" dir="auto">
        {body}
      </div>
    </section>
  );
}
