import { lazy, Suspense, useEffect, useState } from "react";
import { editionUrl, editionsUrl, reportUrl } from "../texts/edition";
import { LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { editionWords } from "../words/editions";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import { DiffPiece } from "./diff-piece";
import { placesBegun } from "./drafts";
import type { ChangesPageData, EditionPageData, ShownDifference } from "./edition-pages.server";

const Strays = lazy(() => import("./strays"));

/** An edition that is not the one that is read now: to be read, not to be written on. */
export function EditionPage({ page }: { page: EditionPageData }) {
  const [words, reading] = [useWords(editionWords), useWords(readingWords)];
  const { text, edition, html, direction, outline, isGone } = page;
  const { number } = edition;
  // Whoever was writing on a paragraph that was left out is led here.
  const [hasStrays, setHasStrays] = useState(false);
  useEffect(() => setHasStrays(isGone && placesBegun(text.id).length > 0), [isGone, text.id]);
  const headings = outline.filter(({ heading }) => heading !== null);
  return (
    <Page
      title={<span dir="auto">{text.title}</span>}
      lead={text.byline || undefined}
      actions={
        <>
          {page.isInParts && (
            <a className="btn quiet" href="?whole=1" rel="nofollow">
              {reading.whole}
            </a>
          )}
          {number > 1 && (
            <LinkButton quiet to={`${editionUrl(text.id, number)}/changes`}>
              {words.differences}
            </LinkButton>
          )}
          <LinkButton quiet to={editionsUrl(text.id)}>
            {words.title}
          </LinkButton>
          <LinkButton to={`/t/${text.id}`}>{words.toNow}</LinkButton>
        </>
      }
    >
      <Notice tone={edition.state === "waiting" || isGone ? "warn" : undefined}>
        {edition.state === "waiting" ? (
          <>
            {words.readWaiting(number)} <a href={reportUrl(text.id, number)}>{words.reportTitle(number)}</a>
          </>
        ) : isGone ? (
          words.goneHere(text.edition)
        ) : number === text.edition ? (
          words.readNow(number)
        ) : (
          words.readLead(number, text.edition)
        )}
      </Notice>
      {hasStrays && (
        <div className="toasts">
          <Suspense>
            <Strays textId={text.id} open={null} />
          </Suspense>
        </div>
      )}
      <div className="edition">
        {headings.length > 1 && (
          <nav aria-label={reading.sections} className="edition-outline">
            <h2>{words.contents}</h2>
            <ol>
              {headings.map(({ id, heading, level }) => (
                <li key={id} className={`level-${Math.min(level, 4)}`}>
                  <a href={`#h-${id}`} dir="auto">
                    {heading}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div
          className={edition.numbered > 999 ? "text long-numbers" : "text"}
          lang={text.language === "und" ? undefined : text.language}
          dir={direction ?? "auto"}
          dangerouslySetInnerHTML={{ __html: html }}
        />
      </div>
    </Page>
  );
}

/** What is different in an edition, in words that were put in and left out. */
export function ChangesPage({ page }: { page: ChangesPageData }) {
  const words = useWords(editionWords);
  const { text, edition, list, facts, next } = page;
  return (
    <Page
      narrow
      title={words.changesTitle(edition.number)}
      lead={`${words.changesLead(edition.number - 1)} ${words.facts(facts) || words.noChanges}`}
      actions={
        <>
          <LinkButton quiet to={editionUrl(text.id, edition.number)}>
            {words.readIt}
          </LinkButton>
          <LinkButton to={editionsUrl(text.id)}>{words.title}</LinkButton>
        </>
      }
    >
      {edition.note && (
        <p className="note" dir="auto">
          {edition.note}
        </p>
      )}
      <ol className="moves">
        {list.map((difference, at) => (
          <Changed key={at} difference={difference} language={text.language} />
        ))}
      </ol>
      {next !== null && (
        <nav className="btns" aria-label={words.differences}>
          <LinkButton to={`?from=${next}`}>{words.more}</LinkButton>
        </nav>
      )}
    </Page>
  );
}

function Changed({
  difference: { what, from, to, pieces },
  language,
}: {
  difference: ShownDifference;
  language: string;
}) {
  const words = useWords(editionWords);
  const name = from && to && from !== to ? words.fromTo(from, to) : (to ?? from);
  return (
    <li>
      <h2>
        {words.change[what]}: {name}
      </h2>
      <div className="wording" dir="auto" lang={language === "und" ? undefined : language}>
        {pieces.map((piece, at) => (
          <DiffPiece key={at} piece={piece} />
        ))}
      </div>
    </li>
  );
}
