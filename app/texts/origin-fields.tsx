import { Field } from "../ui/field";
import { originFieldWords } from "../words/origin-fields";
import { useWords } from "../words/use-words";
import { originFields, type Origin } from "./origin";
import { textLimits } from "./text";

type Sent = Partial<Record<string, string>>;

/** The boxes for where a text comes from, folded away while nothing is known of it. */
export function OriginFields({ origin, errors, sent }: { origin: Origin; errors: Sent; sent: Sent }) {
  const words = useWords(originFieldWords);
  const isKnown = originFields.some((field) => errors[field] !== undefined || (sent[field] ?? origin[field]) !== "");
  return (
    <details className="fold" open={isKnown}>
      <summary>{words.title}</summary>
      <Field
        name="published"
        label={words.publishedField}
        maxLength={textLimits.published.max}
        hint={words.publishedHint}
        optional
        error={errors["published"]}
        defaultValue={sent["published"] ?? origin.published}
        autoComplete="off"
        dir="ltr"
      />
      <Field
        name="source"
        type="url"
        label={words.sourceField}
        maxLength={textLimits.source.max}
        hint={words.sourceHint}
        optional
        error={errors["source"]}
        defaultValue={sent["source"] ?? origin.source}
        autoComplete="off"
        dir="ltr"
      />
      <Field
        name="licence"
        label={words.licenceField}
        maxLength={textLimits.licence.max}
        hint={words.licenceHint}
        optional
        error={errors["licence"]}
        defaultValue={sent["licence"] ?? origin.licence}
        autoComplete="off"
        dir="auto"
      />
    </details>
  );
}
