import { Link } from "@remix-run/react";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { caseNews, subjectOf } from "../cases/case";
import { KeptWords } from "../comments/kept-words";
import { FormErrors, type Refused } from "../groups/group-form";
import { useRoomNews } from "../live/use-room-news";
import { Avatar } from "../ui/avatar";
import { LinkButton } from "../ui/button";
import { classes } from "../ui/classes";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Time } from "../ui/time";
import { caseWords } from "../words/cases";
import { useWords } from "../words/use-words";
import { CaseActs, CaseShare } from "./case-acts";
import { CaseHistory, CaseReports } from "./case-facts";
import { titleOf, whyOf } from "./queue-page";
import { HeldNote } from "./held-note";
import { KeptLine } from "./kept-line";
import type { CaseView } from "./queue";
import { useCaseKeys } from "./use-case-keys";

const KeysDialog = lazy(() => import("../comments/keys-dialog"));

/** Milliseconds: a little more than `useRoomNews` waits. */
const justNow = 500;

export type CasePageData = {
  of: CaseView;
  me: string;
  /** Of the next note. */
  noteId: string;
  /** Of those whose reports are ignored just now: until when. */
  ignored: Record<string, string>;
  /** Take along what is on record about whom it concerns: hosts. */
  mayRecord: boolean;
  /** Before and after it in what waits. */
  before: string | null;
  next: string | null;
};

/** One case: what it is about with what stands around it, who says what against it, and what one can do. */
export function CasePage({ page, refused }: { page: CasePageData; refused: Refused }) {
  const words = useWords(caseWords);
  const { of, me, before, next } = page;
  const here = `/g/${of.group.slug}/moderation`;
  const { asksKeys, closeKeys } = useCaseKeys();
  // Somebody may be in the middle of a note: they are told, and nothing moves under them.
  const [old, setOld] = useState<CaseView | null>(null);
  const loaded = useRef({ of, at: 0 });
  useEffect(() => void (loaded.current = { of, at: Date.now() }), [of]);
  useRoomNews(
    `group:${of.group.slug}`,
    caseNews(subjectOf(of.kind, of.target)),
    // What came just before the page was made anew is on it: most of all what one did oneself.
    useCallback(() => Date.now() - loaded.current.at > justNow && setOld(loaded.current.of), []),
  );
  const holder = of.claimedBy;
  // Where it is decided meanwhile no form stands any more for what was written into one.
  const typed = refused?.values["note"] || refused?.values["reason"];
  return (
    <Page
      title={<span dir="auto">{titleOf(of, words)}</span>}
      lead={
        <>
          {of.where && (
            <>
              <Link to={of.where.href}>{of.where.name}</Link>
              {of.text && ` · ${of.text.title}`} ·{" "}
            </>
          )}
          {whyOf(of, words)}
        </>
      }
      actions={
        <>
          {before && (
            <LinkButton quiet data-act="before" to={`${here}/${before}`}>
              {words.before}
            </LinkButton>
          )}
          {next && (
            <LinkButton quiet data-act="next" to={`${here}/${next}`}>
              {words.next}
            </LinkButton>
          )}
          <LinkButton data-act="queue" to={here}>
            {words.toQueue}
          </LinkButton>
        </>
      }
    >
      {old === of && !of.closedAt && (
        <Notice tone="warn">
          {words.changed} <Link to={`${here}/${of.id}`}>{words.showNow}</Link>
        </Notice>
      )}
      {of.closedAt && of.outcome && (
        <Notice tone="good">
          {words.closed[of.outcome]} {of.closedBy && words.closedBy(of.closedBy.name)} <Time at={of.closedAt} />
        </Notice>
      )}
      {of.byPanel && <Notice>{words.byPanel}</Notice>}
      {!of.closedAt && !of.byPanel && of.decides !== "moderators" && <Notice>{words.decides[of.decides]}</Notice>}
      {holder && holder.id !== me && <Notice tone="warn">{words.claimed(holder.name)}</Notice>}
      <FormErrors refused={refused} />
      {of.closedAt && typed && <KeptWords label={words.keptLabel} help={words.keptHelp} body={typed} />}
      <Around of={of} />
      <div className="casefile">
        <div>
          {of.closedAt && <KeptLine kept={of.kept} />}
          <HeldNote held={of.held} mayHold={of.mayHold} slug={of.group.slug} to={`${here}/${of.id}/hold`} />
          <CaseReports of={of} ignored={page.ignored} me={me} />
          {of.history && <CaseHistory of={of} history={of.history} mayRecord={page.mayRecord} />}
        </div>
        <div>
          {!of.closedAt && <CaseActs of={of} refused={refused} />}
          <CaseShare of={of} me={me} noteId={page.noteId} refused={refused} />
        </div>
      </div>
      {asksKeys && (
        <Suspense>
          <KeysDialog list={words.keys} onClose={closeKeys} />
        </Suspense>
      )}
    </Page>
  );
}

function Around({ of }: { of: CaseView }) {
  const words = useWords(caseWords);
  if (of.kind === "appeal")
    return (
      <p>
        <LinkButton primary to={`/g/${of.group.slug}/appeals/${of.target}`}>
          {words.toAppeal}
        </LinkButton>
      </p>
    );
  if (of.kind === "text" && of.text)
    return (
      <p>
        <Link to={`/t/${of.text.id}`} dir="auto">
          {of.text.title}
        </Link>
      </p>
    );
  if (of.kind !== "comment") return null;
  if (!of.around.some(({ isFocus, html }) => isFocus && html !== null)) return <p>{words.gone}</p>;
  return (
    <section className="around" aria-label={words.thread}>
      {of.around.map(({ id, by, html, at, isFocus, depth }) => {
        const name = by?.name ?? words.someone;
        return (
          <article
            key={id}
            className={classes("c", isFocus && "focus", depth === 1 && "reply")}
            id={`c-${id}`}
            aria-current={isFocus ? "true" : undefined}
          >
            <Avatar id={by?.id ?? ""} name={name} />
            <div className="who">
              <b dir="auto">{name}</b>
              {isFocus && of.reports > 0 && <Pill tone="warn">{words.reports(of.reports)}</Pill>}
              <a href={`/c/${id}`}>
                <Time at={at} />
              </a>
            </div>
            {html === null ? (
              <div className="body">{words.notShown}</div>
            ) : (
              <div className="body" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
            )}
          </article>
        );
      })}
    </section>
  );
}
