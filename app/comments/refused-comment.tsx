import type { FormRefusal } from "../doors.server";
import { LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { commentPageWords } from "../words/comment-pages";
import { useWords } from "../words/use-words";
import type { RefusedAt } from "./comment-page.server";
import { CommentPlain } from "./comment-plain";
import { ComposePlain } from "./compose-plain";
import { placeOf } from "./anchor";
import type { DraftKey } from "./drafts";

/** The form of the reading page again: what was wrong, and all that was typed. */
export function RefusedComment({ textId, refusal, newId }: { textId: string; refusal: FormRefusal; newId: string }) {
  const words = useWords(commentPageWords);
  // A body that is no form names no place and holds no words to show.
  if (!refusal.current) return <NotAForm textId={textId} detail={refusal.detail} />;
  const { where, parent, seenBy, rules } = refusal.current as RefusedAt;
  const { values } = refusal;
  // A place that is gone would be refused again: from here it goes on the whole text, as the page says.
  const names = refusal.errors["anchor"]
    ? ["parentId"]
    : ["block", "section", "quoteExact", "quotePrefix", "quoteSuffix", "parentId"];
  const fields = Object.fromEntries(names.filter((name) => values[name]).map((name) => [name, values[name] ?? ""]));
  // An id that was refused as taken would be refused again.
  const id = refusal.kind === "conflict" || refusal.errors["id"] ? newId : values["id"] || newId;
  const draftKey: DraftKey = `${textId}/${parent ? `reply-${parent.id}` : placeOf({ block: values["block"], section: values["section"] })}`;
  return (
    <Page narrow title={refusal.errors["anyway"] ? words.lookAgain : words.refusedTitle} lead={words.refusedLead}>
      <Place where={where} passage={values["quoteExact"]} />
      {parent && <CommentPlain comment={parent} />}
      <ComposePlain
        action={`/t/${textId}/comments`}
        fields={{ id, ...fields }}
        draftKey={draftKey}
        label={parent ? words.reply : words.body}
        submit={parent ? words.sendReply : words.send}
        back={where.href}
        seenBy={seenBy}
        rules={rules}
        refusal={refusal}
        mayAsk={!parent}
      />
    </Page>
  );
}

function NotAForm({ textId, detail }: { textId: string; detail: string }) {
  const words = useWords(commentPageWords);
  return (
    <Page narrow title={words.refusedTitle}>
      <p>{detail}</p>
      <div className="btns">
        <LinkButton to={`/t/${textId}`}>{words.toText}</LinkButton>
      </div>
    </Page>
  );
}

/** What a page of its own is about: the place by name, and its words. */
export function Place({ where, passage }: { where: RefusedAt["where"]; passage?: string }) {
  const words = useWords(commentPageWords);
  return (
    <div className="about-place">
      <p>
        <a href={where.href}>{words.on(where.name)}</a>
      </p>
      {(passage || where.excerpt) && (
        <p className="quoted" dir="auto">
          {passage ? `“${passage}”` : where.excerpt}
        </p>
      )}
    </div>
  );
}
