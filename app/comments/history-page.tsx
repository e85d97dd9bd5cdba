import { LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { Time } from "../ui/time";
import { commentPageWords } from "../words/comment-pages";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { CommentPageData } from "./comment-page.server";
import { DiffPiece } from "./diff-piece";
import type { Change } from "./history";
import { Place } from "./refused-comment";

/** What somebody wrote, and what became of it. */
export function HistoryPage({
  page,
}: {
  page: CommentPageData & { changes: Change[]; older: number | null; count: number };
}) {
  const words = useWords(commentPageWords);
  const reading = useWords(readingWords);
  const { comment, where, href, changes, older, count } = page;
  return (
    <Page
      narrow
      title={words.historyTitle}
      lead={words.historyLead(comment.author?.name ?? reading.someone, count)}
      actions={<LinkButton to={href}>{words.back}</LinkButton>}
    >
      <Place where={where} />
      {count > 1 && <p className="hint">{words.changes}</p>}
      <ol className="versions" reversed>
        {changes.map((change) => (
          <li key={change.version}>
            <h2>
              {words.version(change.version)} · <Time at={change.writtenAt} />
              {change.isNow ? `, ${words.now}` : change.isFirst ? `, ${words.first}` : ""}
            </h2>
            <div className="wording" dir="auto">
              {change.pieces.map((piece, at) => (
                <DiffPiece key={at} piece={piece} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      {older !== null && <LinkButton to={`?before=${older}`}>{words.older}</LinkButton>}
    </Page>
  );
}
