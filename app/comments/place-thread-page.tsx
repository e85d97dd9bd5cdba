import { useRef } from "react";
import type { FormRefusal } from "../doors.server";
import type { Direction } from "../texts/direction";
import type { EditionLine } from "../texts/edition";
import { editionUrl, reportUrl } from "../texts/edition";
import { Button, LinkButton } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { editionWords } from "../words/editions";
import { useWords } from "../words/use-words";
import { placeLimits } from "./anchor";
import { useDraggedThread } from "./use-dragged-thread";
import { At } from "./migration-page";
import type { ReportLine } from "./migration-report.server";

export type PlaceThreadData = {
  text: { id: string; title: string; language: string };
  group: { slug: string; name: string };
  edition: EditionLine;
  line: ReportLine;
  numbered: number;
  /** Of the edition: what can be chosen besides paragraphs. */
  headings: { id: string; heading: string }[];
  /** The edition, as far as it stands there. */
  html: string;
  direction: Direction | null;
};

/** By number, as people say it, by heading, or by dragging it into the text; a wrong match is mended here, before and after. */
export function PlaceThread({ page, refusal }: { page: PlaceThreadData; refusal: FormRefusal | null }) {
  const words = useWords(editionWords);
  const { text, edition, line } = page;
  const form = useRef<HTMLFormElement>(null);
  const { grip, target } = useDraggedThread(form);
  return (
    <Page
      title={words.placeTitle}
      lead={words.placeLead(edition.number)}
      actions={<LinkButton to={reportUrl(text.id, edition.number)}>{words.toReport}</LinkButton>}
    >
      <div className="placing">
        <div>
          <div className="moves" {...grip}>
            <dl>
              <dt>{words.said}</dt>
              <dd dir="auto">{line.begins || words.removedComment}</dd>
              <dt>{words.was}</dt>
              <At spot={line.from} />
              <dt>{edition.state === "waiting" ? words.willBe : words.isNow}</dt>
              {line.to ? <At spot={line.to} /> : <dd>{words.onShelf}</dd>}
            </dl>
            {grip.draggable && <p className="hint">{words.dragHint}</p>}
          </div>
          <form
            ref={form}
            className="form"
            method="post"
            action={`${editionUrl(text.id, edition.number)}/threads/${line.thread}`}
          >
            <Fields page={page} refusal={refusal} />
          </form>
        </div>
        <div
          className="text"
          lang={text.language === "und" ? undefined : text.language}
          dir={page.direction ?? "auto"}
          {...target}
          dangerouslySetInnerHTML={{ __html: page.html }}
        />
      </div>
    </Page>
  );
}

function Fields({
  page: { line, numbered, headings },
  refusal,
}: {
  page: PlaceThreadData;
  refusal: FormRefusal | null;
}) {
  const words = useWords(editionWords);
  return (
    <>
      {refusal && (
        <ErrorSummary
          title={words.placeFailed}
          errors={Object.keys(refusal.errors).length > 0 ? refusal.errors : { form: refusal.detail }}
        />
      )}
      <Field
        name="to"
        label={words.placeField}
        hint={words.placeFieldHint(numbered)}
        maxLength={placeLimits.name}
        inputMode="numeric"
        error={refusal?.errors["to"]}
        defaultValue={refusal?.values["to"] ?? line.to?.number ?? ""}
        autoComplete="off"
      />
      <Field
        as="select"
        name="place"
        label={words.placeChoice}
        hint={words.placeChoiceHint}
        defaultValue={refusal?.values["place"] ?? otherPlace(line)}
      >
        <option value="">{words.placeByNumber}</option>
        <option value="text">{words.placeWhole}</option>
        {headings.length > 0 && (
          <optgroup label={words.placeHeadings}>
            {headings.map(({ id, heading }) => (
              <option key={id} value={`section:${id}`}>
                {heading}
              </option>
            ))}
          </optgroup>
        )}
      </Field>
      <div className="btns">
        <Button primary>{words.placeButton}</Button>
        <Button name="shelf" value="1">
          {words.shelveButton}
        </Button>
      </div>
    </>
  );
}

/** Where it hangs, if that is no paragraph. */
const otherPlace = ({ to }: ReportLine): string => (to && !to.place.startsWith("block:") ? to.place : "");
