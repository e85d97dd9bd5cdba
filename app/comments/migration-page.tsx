import { Link } from "@remix-run/react";
import { editionUrl, editionsUrl, reportUrl } from "../texts/edition";
import { Button, LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorSummary } from "../ui/error-summary";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import type { FormRefusal } from "../doors.server";
import { editionWords } from "../words/editions";
import { useWords } from "../words/use-words";
import { DiffPiece } from "./diff-piece";
import type { Report, ReportLine, Spot } from "./migration-report.server";

/** What becomes of every thread, before it does; and what became of it, afterwards. */
export function MigrationPage({ page, refusal }: { page: Report; refusal: FormRefusal | null }) {
  const words = useWords(editionWords);
  const { text, edition, counts, lines, how } = page;
  const { number } = edition;
  const isWaiting = edition.state === "waiting";
  const total = counts.kept + counts.moved + counts.changed + counts.orphaned;
  return (
    <Page
      title={isWaiting ? words.reportTitle(number) : words.reportTitleRead(number)}
      lead={isWaiting ? words.reportLead : words.reportLeadRead}
      actions={
        <>
          <LinkButton quiet to={`${editionUrl(text.id, number)}/changes`}>
            {words.differences}
          </LinkButton>
          <LinkButton quiet to={editionUrl(text.id, number)}>
            {words.readIt}
          </LinkButton>
          <LinkButton to={editionsUrl(text.id)}>{words.title}</LinkButton>
        </>
      }
    >
      {refusal && <ErrorSummary errors={{ form: refusal.detail }} />}
      {edition.note && (
        <p className="note" dir="auto">
          {edition.note}
        </p>
      )}
      {total === 0 ? <p>{words.none}</p> : <Counts page={page} />}
      {page.mayManage && isWaiting && <Decide page={page} />}
      {lines.length === 0 && total > 0 && (
        <EmptyState
          title={how ? words.noneSuch : isWaiting ? words.allKept : words.allKeptRead}
          text={how && how !== "kept" ? words.noneSuchText : words.hints.kept(counts.kept)}
        />
      )}
      <ol className="moves">
        {lines.map((line) => (
          <Move key={line.thread} page={page} line={line} />
        ))}
      </ol>
      {page.next && (
        <nav className="btns" aria-label={words.counts}>
          <LinkButton to={`?${new URLSearchParams({ ...(how ? { how } : {}), after: page.next }).toString()}`}>
            {words.more}
          </LinkButton>
        </nav>
      )}
    </Page>
  );
}

function Counts({ page: { counts, how, text, edition } }: { page: Report }) {
  const words = useWords(editionWords);
  const here = reportUrl(text.id, edition.number);
  const kinds = ["moved", "changed", "orphaned", "kept"] as const;
  return (
    <nav aria-label={words.counts}>
      <ul className="tabs">
        <li>
          <Link to={here} aria-current={how === null ? "page" : undefined}>
            {words.all}
          </Link>
        </li>
        {kinds.map((kind) => (
          <li key={kind}>
            <Link to={`${here}?how=${kind}`} aria-current={how === kind ? "page" : undefined}>
              {words.kinds[kind]} <span className="pill">{counts[kind]}</span>
            </Link>
          </li>
        ))}
      </ul>
      {how && <p className="hint">{words.hints[how](counts[how])}</p>}
    </nav>
  );
}

function Decide({ page: { text, edition } }: { page: Report }) {
  const words = useWords(editionWords);
  const here = editionUrl(text.id, edition.number);
  return (
    <form className="decide" method="post" action={`${here}/read`}>
      <p className="hint">{words.letHint}</p>
      <div className="btns">
        <Button primary>{words.letButton(edition.number)}</Button>
        <LinkButton quiet to={`${here}/put-away`}>
          {words.putAway}
        </LinkButton>
      </div>
    </form>
  );
}

function Move({ page, line }: { page: Report; line: ReportLine }) {
  const words = useWords(editionWords);
  const { text, edition, mayManage } = page;
  const { how, from, to, byHand, score, difference } = line;
  const isWaiting = edition.state === "waiting";
  const why = byHand ? null : turnOf(line.wasShelved, from.place, to?.place ?? null);
  const mayPlace = mayManage && (isWaiting || edition.number === text.edition);
  return (
    <li id={`thread-${line.thread}`}>
      <h2>
        {from.name} <Pill tone={how === "kept" || how === "moved" ? undefined : "warn"}>{words.kinds[how]}</Pill>{" "}
        {byHand ? (
          <Pill>{words.byHand}</Pill>
        ) : (
          how === "changed" && score < 80 && <span className="hint">{words.sure(score)}</span>
        )}
      </h2>
      <dl>
        <dt>{words.said}</dt>
        <dd dir="auto">
          {line.begins ? (
            <>
              {line.author && (
                <>
                  <bdi>{line.author}</bdi>:{" "}
                </>
              )}
              {line.begins}
            </>
          ) : (
            words.removedComment
          )}
        </dd>
        <dt>{words.was}</dt>
        <At spot={from} />
        <dt>{isWaiting ? words.willBe : words.isNow}</dt>
        {to ? <At spot={to} /> : <dd>{words.onShelf}</dd>}
        {why && <dd className="hint">{words[why]}</dd>}
        {difference.length > 0 && (
          <>
            <dt>{words.difference}</dt>
            <dd className="wording" dir="auto">
              {difference.map((piece, at) => (
                <DiffPiece key={at} piece={piece} />
              ))}
            </dd>
          </>
        )}
      </dl>
      {mayPlace && (
        <LinkButton
          small
          quiet
          to={`${editionUrl(text.id, edition.number)}/threads/${line.thread}`}
          aria-label={words.placeThis(from.name)}
        >
          {words.place}
        </LinkButton>
      )}
      {mayPlace && byHand && (
        <form method="post" action={`${editionUrl(text.id, edition.number)}/threads/${line.thread}/undo`}>
          <Button small quiet aria-label={words.undoThis(from.name)}>
            {words.undo}
          </Button>
        </form>
      )}
    </li>
  );
}

/** What turned into what, where that is not plain from the two names. */
function turnOf(wasShelved: boolean, from: string, to: string | null): "isBack" | "isHeading" | "isParagraph" | null {
  if (to === null) return null;
  if (wasShelved) return "isBack";
  const [was, is] = [from, to].map((place) => place.split(":")[0]);
  if (was === is) return null;
  return is === "section" ? "isHeading" : is === "block" ? "isParagraph" : null;
}

export function At({ spot: { name, quote, href } }: { spot: Spot }) {
  return (
    <dd>
      <Link to={href}>{name}</Link>
      {quote && (
        <q className="quoted" dir="auto">
          {quote}
        </q>
      )}
    </dd>
  );
}
