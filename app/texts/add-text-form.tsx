import { Link } from "@remix-run/react";
import type { FormRefusal } from "../doors.server";
import type { Visibility } from "../groups/group";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Field } from "../ui/field";
import { Day } from "../ui/time";
import { addTextWords } from "../words/add-text";
import { reviewWords } from "../words/review";
import { useWords } from "../words/use-words";
import type { WaitingLine } from "./review-page.server";
import { FormatField, SourceFields } from "./source-fields";
import { OriginFields } from "./origin-fields";
import type { Origin } from "./origin";
import { useOnce } from "./use-once";
import { textLimits } from "./text";

/** `key`: one for each form, so that sending it twice is one text. */
export type AddTextValues = {
  title: string;
  byline: string;
  format: string;
  content: string;
  address: string;
  key: string;
  origin: Origin;
};
export type AddToGroup = { slug: string; name: string; visibility: Visibility; hasGuests: boolean };

export const noValues = (key: string): AddTextValues => ({
  title: "",
  byline: "",
  format: "",
  content: "",
  address: "",
  key,
  origin: { published: "", source: "", licence: "" },
});

/** What was sent, for the form to hold again. */
export const valuesOf = ({ values }: FormRefusal): AddTextValues => ({
  title: values["title"] ?? "",
  byline: values["byline"] ?? "",
  format: values["format"] ?? "",
  content: values["content"] ?? "",
  address: values["address"] ?? "",
  key: values["key"] ?? "",
  origin: {
    published: values["published"] ?? "",
    source: values["source"] ?? "",
    licence: values["licence"] ?? "",
  },
});

/**
 * The form for a new text. It goes out as the browser sends it, so that a long text is still there after a failure.
 */
export function AddTextForm({
  group,
  values,
  refusal,
}: {
  group: AddToGroup;
  values: AddTextValues;
  refusal?: FormRefusal | null;
}) {
  const words = useWords(addTextWords);
  const once = useOnce();
  const errors = refusal?.errors;
  const here = `/g/${group.slug}/texts`;
  return (
    <form className="form" method="post" action={`${here}/new`} encType="multipart/form-data" onSubmit={once}>
      {refusal && (
        <ErrorSummary
          title={words.failed}
          errors={Object.keys(refusal.errors).length > 0 ? refusal.errors : { form: refusal.detail }}
        />
      )}
      <input type="hidden" name="key" value={values.key} />
      <SourceFields intro={words.addIntro} values={values} errors={errors} />
      <Field
        name="title"
        label={words.fieldTitle}
        maxLength={textLimits.title.max}
        hint={words.fieldTitleHint}
        optional
        error={errors?.["title"]}
        defaultValue={values.title}
        autoComplete="off"
        dir="auto"
      />
      <Field
        name="byline"
        label={words.fieldByline}
        maxLength={textLimits.byline.max}
        optional
        error={errors?.["byline"]}
        defaultValue={values.byline}
        autoComplete="off"
        dir="auto"
      />
      <OriginFields origin={values.origin} errors={errors ?? {}} sent={{}} />
      <FormatField value={values.format} error={errors?.["format"]} />
      <p className="hint">
        {words.visibleTo(
          group.visibility === "private" && group.hasGuests ? words.withGuests : words.who[group.visibility],
        )}
      </p>
      <div className="btns">
        <Button primary>{words.add}</Button>
        <Button formAction={`${here}/outline`} formNoValidate>
          {words.preview}
        </Button>
      </div>
    </form>
  );
}

/** Drafts of one's own that wait to be looked over; nothing where there are none. */
export function WaitingDrafts({ waiting }: { waiting: WaitingLine[] }) {
  const words = useWords(reviewWords);
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting-drafts">
      <h2 id="waiting-drafts">{words.waiting}</h2>
      <ul className="list">
        {waiting.map(({ url, title, fileName, createdAt }) => (
          <li key={url} className="row">
            <div>
              <Link to={url} dir="auto">
                {title || fileName || words.untitled}
              </Link>
              <p>
                <Day at={createdAt} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
