import { Link } from "@remix-run/react";
import type { FormRefusal } from "../doors.server";
import type { Refused } from "../groups/group-form";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Day } from "../ui/time";
import { addTextWords } from "../words/add-text";
import { editionWords } from "../words/editions";
import { reviewWords } from "../words/review";
import { useWords } from "../words/use-words";
import type { ReviewPageData } from "./review-page.server";
import { OriginFields } from "./origin-fields";
import { nothingTyped, typedIn, type Typed } from "./review/unkept";
import { ReviewOutline } from "./review-outline";
import { ReviewText } from "./review-text";
import { textLimits } from "./text";
import { useArrival } from "./use-arrival";
import { useUnkept } from "./use-unkept";

type Refusal = (NonNullable<Refused> & { kind?: FormRefusal["kind"] }) | undefined;

/** What an import made, to be looked over and changed before anybody else sees it. All of it works as plain forms. */
export function ReviewPage({ page, refused }: { page: ReviewPageData; refused: Refusal }) {
  const [words, editions] = [useWords(reviewWords), useWords(editionWords)];
  const { outline, paragraphs, group, warnings, until, fileName, editionOf, standing } = page;
  const root = useUnkept();
  const aloud = useArrival(page.undone ? words.undone(words.undoOf[page.undone]) : "", refused !== undefined);
  const typed = refused ? typedIn(refused.values) : nothingTyped;
  // Places may be others now.
  const isStale = refused?.kind === "conflict";
  return (
    <Page
      title={editionOf ? editions.reviewTitle : words.title}
      lead={
        <>
          {editionOf ? editions.forEdition : words.lead(group.name)}{" "}
          {fileName && (
            <>
              {words.from} <span dir="auto">{fileName}</span>:{" "}
            </>
          )}
          {words.of(outline.length, paragraphs)} {words.keptUntil} <Day at={until} />.
        </>
      }
    >
      {refused && (
        <ErrorSummary
          title={words.failed}
          errors={Object.keys(refused.errors).length > 0 ? refused.errors : { form: refused.detail }}
        />
      )}
      {isStale && <ToCopy typed={typed} />}
      <p className="visually-hidden" role="status">
        {aloud}
      </p>
      {standing && (
        <Notice tone="warn">
          <p>
            {words.stands}{" "}
            <Link to={standing.url} dir="auto">
              {standing.title}
            </Link>
            . {words.standsHint}
          </p>
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="warn">
          <div>
            <h2>{words.warnings}</h2>
            <ul>
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </div>
        </Notice>
      )}
      <div ref={root}>
        <div className="review-head">
          {editionOf ? <Compare page={page} /> : <Names page={page} refused={refused} typed={typed} />}
          <LastAndAway page={page} />
        </div>
        <div className="review">
          <ReviewOutline page={page} />
          <ReviewText page={page} typed={isStale ? nothingTyped : typed} />
        </div>
      </div>
    </Page>
  );
}

/** Enter in a box keeps the names; only its own button adds the text. */
function Names({ page, refused, typed }: { page: ReviewPageData; refused: Refusal; typed: Typed }) {
  const words = useWords(reviewWords);
  const { who, withGuests } = useWords(addTextWords);
  const { id, version, group } = page;
  const errors = refused?.errors ?? {};
  const sent = typed.names;
  const isTyped = Object.keys(sent).length > 0;
  const here = `/imports/${id}`;
  return (
    <form
      className="form"
      method="post"
      action={`${here}/corrections/names`}
      aria-label={words.names}
      data-step="names"
      data-unkept={isTyped ? "" : undefined}
    >
      <input type="hidden" name="version" value={version} />
      <Field
        name="title"
        label={words.fieldTitle}
        maxLength={textLimits.title.max}
        required
        hint={page.title === "" ? words.titleNone : undefined}
        error={errors["title"]}
        defaultValue={sent["title"] ?? page.title}
        autoComplete="off"
        dir="auto"
      />
      <Field
        name="byline"
        label={words.fieldByline}
        maxLength={textLimits.byline.max}
        optional
        error={errors["byline"]}
        defaultValue={sent["byline"] ?? page.byline}
        autoComplete="off"
        dir="auto"
      />
      <OriginFields origin={page.origin} errors={errors} sent={sent} />
      <p className="hint">
        {words.publishHint(group.visibility === "private" && group.hasGuests ? withGuests : who[group.visibility])}
      </p>
      <div className="btns">
        <Button>{words.saveNames}</Button>
        <Button primary formAction={`${here}/publish`}>
          {page.standing ? words.publishAgain : words.publish}
        </Button>
      </div>
    </form>
  );
}

/** Title, byline and where it comes from belong to the text, and stay. */
function Compare({ page: { id, version, title } }: { page: ReviewPageData }) {
  const words = useWords(editionWords);
  return (
    <form className="form" method="post" action={`/imports/${id}/publish`}>
      <input type="hidden" name="version" value={version} />
      <p dir="auto">
        <strong>{title}</strong>
      </p>
      <div className="btns">
        <Button primary>{words.compare}</Button>
      </div>
    </form>
  );
}

function LastAndAway({ page: { id, version, last } }: { page: ReviewPageData }) {
  const words = useWords(reviewWords);
  return (
    <div className="review-last">
      {last && (
        <form method="post" action={`/imports/${id}/undo`}>
          <input type="hidden" name="version" value={version} />
          <Button>{words.undo}</Button>
          <p className="hint">{words.undoOf[last]}</p>
        </form>
      )}
      <details className="fold">
        <summary>{words.throwAway}</summary>
        <form method="post" action={`/imports/${id}/throw-away`} data-away="">
          <p className="hint">{words.throwAwayHint}</p>
          <Button danger>{words.throwAwayButton}</Button>
        </form>
      </details>
    </div>
  );
}

function ToCopy({ typed: { words: said, headings } }: { typed: Typed }) {
  const words = useWords(reviewWords);
  return [...said.values(), ...headings.values()].map((each, nth) => (
    <label className="field" key={nth}>
      {words.typed}
      <textarea className="input" rows={3} readOnly dir="auto" defaultValue={each} />
    </label>
  ));
}
