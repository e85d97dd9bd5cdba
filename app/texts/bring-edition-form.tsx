import type { FormRefusal } from "../doors.server";
import { Button, LinkButton } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { addTextWords } from "../words/add-text";
import { editionWords } from "../words/editions";
import { useWords } from "../words/use-words";
import { editionsUrl } from "./edition";
import { FormatField, SourceFields } from "./source-fields";
import { useOnce } from "./use-once";

export type BringEditionData = {
  text: { id: string; title: string };
  group: { slug: string; name: string };
  /** That is brought along, for the box. */
  address?: string;
};

/** The form for a new edition: it is compared with the one that is read, or looked over first. */
export function BringEdition({
  page: { text, address = "" },
  refusal,
}: {
  page: BringEditionData;
  refusal: FormRefusal | null;
}) {
  const [words, adding] = [useWords(editionWords), useWords(addTextWords)];
  const once = useOnce();
  const here = editionsUrl(text.id);
  const sent = refusal?.values ?? { address };
  const errors = refusal?.errors;
  return (
    <Page
      narrow
      title={words.bringTitle}
      lead={words.bringLead(text.title)}
      actions={<LinkButton to={here}>{words.title}</LinkButton>}
    >
      <form className="form" method="post" action={`${here}/new`} encType="multipart/form-data" onSubmit={once}>
        {refusal && (
          <ErrorSummary
            title={words.failed}
            errors={Object.keys(refusal.errors).length > 0 ? refusal.errors : { form: refusal.detail }}
          />
        )}
        <SourceFields
          intro={words.bringIntro}
          values={{ content: sent["content"] ?? "", address: sent["address"] ?? "" }}
          errors={errors}
        />
        <Field
          as="textarea"
          name="note"
          label={words.note}
          hint={words.noteHint}
          optional
          rows={3}
          error={errors?.["note"]}
          defaultValue={sent["note"] ?? ""}
          dir="auto"
        />
        <FormatField value={sent["format"] ?? ""} error={errors?.["format"]} />
        <div className="btns">
          <Button primary>{words.bring}</Button>
          <Button formAction={`${here}/look-over`} formNoValidate>
            {adding.preview}
          </Button>
        </div>
      </form>
    </Page>
  );
}
