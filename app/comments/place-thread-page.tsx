import type { FormRefusal } from "../doors.server";
import type { EditionLine } from "../texts/edition";
import { editionUrl, reportUrl } from "../texts/edition";
import { Button, LinkButton } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { editionWords } from "../words/editions";
import { useWords } from "../words/use-words";
import { placeLimits } from "./anchor";
import { At } from "./migration-page";
import type { ReportLine } from "./migration-report.server";

export type PlaceThreadData = {
  text: { id: string; title: string };
  group: { slug: string; name: string };
  edition: EditionLine;
  line: ReportLine;
  numbered: number;
};

/** By number, as people say it; a wrong match is mended here, before and after. */
export function PlaceThread({ page, refusal }: { page: PlaceThreadData; refusal: FormRefusal | null }) {
  const words = useWords(editionWords);
  const { text, edition, line, numbered } = page;
  return (
    <Page
      narrow
      title={words.placeTitle}
      lead={words.placeLead(edition.number)}
      actions={<LinkButton to={reportUrl(text.id, edition.number)}>{words.toReport}</LinkButton>}
    >
      <div className="moves">
        <dl>
          <dt>{words.said}</dt>
          <dd dir="auto">{line.begins || words.removedComment}</dd>
          <dt>{words.was}</dt>
          <At spot={line.from} />
          <dt>{edition.state === "waiting" ? words.willBe : words.isNow}</dt>
          {line.to ? <At spot={line.to} /> : <dd>{words.onShelf}</dd>}
        </dl>
      </div>
      <form className="form" method="post" action={`${editionUrl(text.id, edition.number)}/threads/${line.thread}`}>
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
        <div className="btns">
          <Button primary>{words.placeButton}</Button>
          <Button name="shelf" value="1">
            {words.shelveButton}
          </Button>
        </div>
      </form>
    </Page>
  );
}
