import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { reviewWords } from "../words/review";
import { useWords } from "../words/use-words";
import { reviewLimits } from "./review/correction";
import type { ShownBlock, ShownSection } from "./review/shown";
import type { Typed } from "./review/unkept";
import type { ReviewPageData } from "./review-page.server";

/** The text as it would be published, each heading and block with what can be done to it folded away behind it. */
export function ReviewText({ page, typed }: About) {
  const words = useWords(reviewWords);
  const { shown, previous, next } = page;
  const isEmpty = page.outline.every((line) => line.from === null) && shown.every(({ blocks }) => blocks.length === 0);
  return (
    <section className="review-text" aria-labelledby="review-text">
      <h2 id="review-text">{words.text}</h2>
      {isEmpty && <p>{words.nothingLeft}</p>}
      <noscript>
        <p className="hint">{words.keepFirst}</p>
      </noscript>
      {shown.map((section) => (
        <Section key={section.section} page={page} typed={typed} section={section} />
      ))}
      {(previous !== null || next !== null) && (
        <nav className="btns" aria-label={words.pages}>
          {previous !== null && (
            <a className="btn" href={previous} rel="prev">
              {words.previous}
            </a>
          )}
          {next !== null && (
            <a className="btn" href={next} rel="next">
              {words.next}
            </a>
          )}
        </nav>
      )}
    </section>
  );
}

/** `typed`: what stood in the boxes when a step was refused, so that it is not lost. */
type About = { page: ReviewPageData; typed: Typed };

function Section({ page, typed, section }: About & { section: ShownSection }) {
  const { heading, level, blocks } = section;
  return (
    <div id={`s-${section.section}`} className="review-section" tabIndex={-1}>
      {heading !== null && (
        <div className={`review-heading level-${level}`}>
          <h3 dir="auto">{heading}</h3>
          <HeadingTools page={page} typed={typed} section={section} heading={heading} />
        </div>
      )}
      {blocks.map((block) => (
        <div key={block.at} id={`b-${block.at}`} className="review-block" tabIndex={-1}>
          <span className="num">{block.number ?? ""}</span>
          <Block block={block} />
          <BlockTools page={page} typed={typed} block={block} />
        </div>
      ))}
    </div>
  );
}

/** What the importer's sanitiser let through, in the element that the reading page has for it. */
function Block({ block: { kind, html } }: { block: ShownBlock }) {
  const made = { dangerouslySetInnerHTML: { __html: html }, dir: "auto" };
  if (kind === "paragraph") return <p className="block" {...made} />;
  if (kind === "picture") return <figure className="block picture" dangerouslySetInnerHTML={{ __html: html }} />;
  if (kind === "caption") return <p className="block caption" {...made} />;
  return <div className={`block ${kind === "table" ? "wide" : kind}`} {...made} />;
}

function HeadingTools({ page, typed, section, heading }: About & { section: ShownSection; heading: string }) {
  const words = useWords(reviewWords);
  const steps = `/imports/${page.id}/corrections`;
  const { min, max } = reviewLimits.level;
  const levels = Array.from({ length: max - min + 1 }, (_, nth) => min + nth);
  const id = `level-${section.section}`;
  const kept = typed.headings.get(section.section);
  const set = typed.levels.get(section.section);
  return (
    <details className="tools" open={kept !== undefined || set !== undefined || undefined}>
      <summary aria-label={words.changeHeading(heading)}>{words.changeShort}</summary>
      <form
        method="post"
        action={`${steps}/level`}
        data-step="level"
        data-unkept={set !== undefined && set !== section.level ? "" : undefined}
      >
        <input type="hidden" name="version" value={page.version} />
        <input type="hidden" name="section" value={section.section} />
        <div className="btns">
          <label htmlFor={id}>{words.level}</label>
          <select className="input" id={id} name="level" defaultValue={set ?? section.level}>
            {levels.map((level) => (
              <option key={level} value={level}>
                {words.levels(level)}
              </option>
            ))}
          </select>
          <Button small>{words.setLevel}</Button>
        </div>
        <div className="btns">
          <Button small formAction={`${steps}/paragraph`}>
            {words.makeParagraph}
          </Button>
          <Button small formAction={`${steps}/leave-out`}>
            {words.leaveOutSection}
          </Button>
          {section.under > 0 && (
            <Button small name="under" value="1" formAction={`${steps}/leave-out`}>
              {words.leaveOutUnder(section.under)}
            </Button>
          )}
        </div>
      </form>
      <form
        className="form reword"
        method="post"
        action={`${steps}/retitle`}
        data-step="retitle"
        data-unkept={kept !== undefined && kept !== heading ? "" : undefined}
      >
        <input type="hidden" name="version" value={page.version} />
        <input type="hidden" name="section" value={section.section} />
        <Field
          name="heading"
          id={`heading-${section.section}`}
          label={words.headingWords}
          maxLength={reviewLimits.heading}
          defaultValue={kept ?? heading}
          autoComplete="off"
          dir="auto"
        />
        <div className="btns">
          <Button small>{words.retitle}</Button>
        </div>
      </form>
    </details>
  );
}

function BlockTools({ page, typed, block }: About & { block: ShownBlock }) {
  const words = useWords(reviewWords);
  const steps = `/imports/${page.id}/corrections`;
  const { at, number, nth, kind, canJoin, canHead, openings, words: said } = block;
  const named =
    number === null
      ? words.changeOther[kind === "footnote" || kind === "picture" ? kind : "caption"](nth)
      : words.changeBlock(number);
  const isPicture = kind === "picture";
  const kept = typed.words.get(at);
  return (
    <details className="tools" open={kept !== undefined || undefined}>
      <summary aria-label={named}>{words.changeShort}</summary>
      <form method="post" action={`${steps}/drop`}>
        <input type="hidden" name="version" value={page.version} />
        <input type="hidden" name="at" value={at} />
        <div className="btns">
          {canJoin && (
            <Button small formAction={`${steps}/join`}>
              {words.join}
            </Button>
          )}
          {canHead && (
            <Button small formAction={`${steps}/heading`}>
              {words.makeHeading}
            </Button>
          )}
          <Button small>{words.drop}</Button>
        </div>
        {openings.length > 0 && (
          <div className="openings">
            <p className="hint">{words.splitAt}</p>
            {openings.map(({ before, says }) => (
              <Button key={before} small quiet name="before" value={before} formAction={`${steps}/split`} dir="auto">
                {says}
              </Button>
            ))}
          </div>
        )}
      </form>
      {said !== null && (
        <form
          className="form reword"
          method="post"
          action={`${steps}/reword`}
          data-step="reword"
          data-unkept={kept !== undefined && kept !== said ? "" : undefined}
        >
          <input type="hidden" name="version" value={page.version} />
          <input type="hidden" name="at" value={at} />
          <Field
            as="textarea"
            name="words"
            id={`words-${at}`}
            label={isPicture ? words.description(nth) : kind === "caption" ? words.captionSays(nth) : words.words}
            hint={isPicture ? words.descriptionHint : block.hasPictures ? words.wordsHintPictures : words.wordsHint}
            rows={Math.min(12, 2 + Math.ceil(said.length / 60))}
            defaultValue={kept ?? said}
            dir="auto"
          />
          <div className="btns">
            <Button small>{words.reword}</Button>
          </div>
        </form>
      )}
    </details>
  );
}
