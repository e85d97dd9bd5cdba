import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { actFormWords } from "../words/act-form";
import { commentPageWords } from "../words/comment-pages";
import { readingWords } from "../words/reading";
import { reportWords } from "../words/reports";
import { useWords } from "../words/use-words";
import { CommentPlain } from "./comment-plain";
import type { CommentView } from "./comment";
import type { BackHint } from "./comebacks.server";
import type { CommentsInOrder, TalkedPlace, TalkedSection } from "./in-order.server";

type Choice = {
  kind: string | null;
  state: string | null;
  who: string | null;
  on: string | null;
  after: string | null;
};

/** All that was said on a text, section by section and place by place. */
export function AllComments({ page, choice }: { page: CommentsInOrder; choice: Choice }) {
  const [words, acts, reports] = [useWords(commentPageWords), useWords(actFormWords), useWords(reportWords)];
  const { text, sections, next, found } = page;
  const isAll = !choice.kind && !choice.state && !choice.who && !choice.on;
  return (
    <Page
      narrow
      title={words.allTitle}
      lead={isAll ? words.allLead(found, text.title) : words.foundLead(found)}
      actions={
        <>
          {page.mayModerate && (
            <LinkButton quiet to={`/g/${page.group.slug}/moderation/act?text=${text.id}`}>
              {acts.title}
            </LinkButton>
          )}
          {page.mayComment && (
            <LinkButton quiet to={`/t/${text.id}/report`}>
              {reports.reportText}
            </LinkButton>
          )}
          <LinkButton to={`/t/${text.id}`}>{words.toText}</LinkButton>
        </>
      }
    >
      {page.mayComment && page.floor.closed && (
        <Notice>
          <p>{page.floor.closed}</p>
        </Notice>
      )}
      <Filters page={page} choice={choice} />
      {sections.length === 0 && (
        <EmptyState title={isAll ? words.noneTitle : words.noneFoundTitle} text={isAll ? words.none : words.noneFound}>
          <LinkButton to={`/t/${text.id}`}>{words.toText}</LinkButton>
        </EmptyState>
      )}
      <div className="in-order">
        {sections.map((section) => (
          <SectionTalk key={section.id ?? "elsewhere"} section={section} page={page} />
        ))}
      </div>
      {(next || choice.after) && (
        <nav className="btns" aria-label={words.pages}>
          {next && <LinkButton to={addressOf({ ...choice, after: next })}>{words.more}</LinkButton>}
          {choice.after && (
            <LinkButton quiet to={addressOf({ ...choice, after: null })}>
              {words.earlier}
            </LinkButton>
          )}
        </nav>
      )}
    </Page>
  );
}

function Filters({ page, choice }: { page: CommentsInOrder; choice: Choice }) {
  const words = useWords(commentPageWords);
  const none: Choice = { kind: null, state: null, who: null, on: null, after: null };
  const ways: Array<[string, Choice]> = [
    [words.filterAll, none],
    [words.filterQuestions, { ...none, kind: "question" }],
    [words.filterOpen, { ...none, kind: "question", state: "open" }],
    ...(page.shelved > 0 || choice.on
      ? [[words.filterShelf(page.shelved), { ...none, on: "shelf" }] as [string, Choice]]
      : []),
    ...(page.viewer ? [[words.filterMine, { ...none, who: "mine" }] as [string, Choice]] : []),
  ];
  return (
    <nav aria-label={words.filters}>
      <ul className="tabs">
        {ways.map(([label, to]) => (
          <li key={label}>
            <a
              href={addressOf(to)}
              aria-current={addressOf(to) === addressOf({ ...choice, after: null }) ? "page" : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SectionTalk({ section: { id, heading, places }, page }: { section: TalkedSection; page: CommentsInOrder }) {
  const words = useWords(commentPageWords);
  const reading = useWords(readingWords);
  const name = id === null ? words.elsewhere : id === "" ? reading.wholeText : (heading ?? reading.introduction);
  const label = `in-${id ?? "elsewhere"}`;
  return (
    <section aria-labelledby={label}>
      <h2 id={label} lang={heading && page.text.language !== "und" ? page.text.language : undefined}>
        {name}
      </h2>
      {id === null && <p className="hint">{words.shelfHint}</p>}
      {places.map((place) => (
        <PlaceTalk key={place.where.href} place={place} page={page} isNamed={id !== ""} />
      ))}
    </section>
  );
}

function PlaceTalk({
  place: { where, near, threads },
  page,
  isNamed,
}: {
  place: TalkedPlace;
  page: CommentsInOrder;
  isNamed: boolean;
}) {
  const words = useWords(commentPageWords);
  return (
    <div className="place-talk">
      {isNamed && (
        <h3>
          <a href={where.href}>{where.name}</a>
        </h3>
      )}
      {where.excerpt && (
        <p className="quoted" dir="auto" lang={page.text.language === "und" ? undefined : page.text.language}>
          {where.excerpt}
        </p>
      )}
      {threads.map(({ root, replies }) => (
        <div className="thread" key={root.id}>
          {page.floor.threads[root.id] && <p className="withheld">{page.floor.threads[root.id]?.says}</p>}
          <CommentPlain comment={root} muted={page.openings.includes(root.id)}>
            <Acts comment={root} where={where.name} near={near} page={page} />
            {page.mayPlace && (
              <a
                className="btn quiet"
                href={`/t/${page.text.id}/editions/${page.text.edition}/threads/${root.id}`}
                aria-label={words.hangLabel(where.name)}
              >
                {words.hang}
              </a>
            )}
          </CommentPlain>
          {page.back[root.id] && <Back thread={root.id} hint={page.back[root.id]} page={page} />}
          {replies.length > 0 && (
            <div className="replies">
              {replies.map(({ comment, depth }) => (
                <div className={`depth-${depth}`} key={comment.id}>
                  <CommentPlain comment={comment}>
                    <Acts comment={comment} where={where.name} near={near} page={page} />
                  </CommentPlain>
                </div>
              ))}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

/** One press hangs it there; it stands in the log as any hanging by hand does. */
function Back({ thread, hint, page }: { thread: string; hint: BackHint | undefined; page: CommentsInOrder }) {
  const words = useWords(commentPageWords);
  if (!hint) return null;
  return (
    <form method="post" action={`/t/${page.text.id}/editions/${page.text.edition}/threads/${thread}`}>
      <p className="hint">
        {hint.isSame ? words.isBack : words.isLike} <a href={hint.href}>{hint.name}</a>
      </p>
      {page.mayPlace && (
        <>
          <input type="hidden" name="to" value={hint.to} />
          <button className="btn quiet">{words.hangBack(hint.name)}</button>
        </>
      )}
    </form>
  );
}

/** @param near the shelf has no place in the text: the way leads to where that stands nearest */
function Acts({
  comment,
  where,
  near,
  page,
}: {
  comment: CommentView;
  where: string;
  near: string | null;
  page: CommentsInOrder;
}) {
  const words = useWords(commentPageWords);
  const reading = useWords(readingWords);
  const name = comment.author?.name ?? reading.someone;
  const { closed, threads } = page.floor;
  const mayAnswer = page.mayComment && (threads[comment.threadId]?.may ?? !closed);
  return (
    <>
      {mayAnswer && comment.state === "visible" && (
        <a className="btn quiet" href={`/c/${comment.id}/reply`} aria-label={reading.replyTo(name)}>
          {reading.reply}
        </a>
      )}
      <a
        className="btn quiet"
        href={near ?? `/c/${comment.id}`}
        aria-label={(near ? words.nearLabel : words.openLabel)(name, where)}
      >
        {near ? words.near : words.open}
      </a>
    </>
  );
}

/** An address relative to this page; "?" for all from the beginning. */
function addressOf(choice: Choice): string {
  const chosen = Object.entries(choice).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `?${new URLSearchParams(chosen).toString()}`;
}
