import { Field } from "../ui/field";
import { originWords } from "../words/origin";
import { useWords } from "../words/use-words";
import type { Origin } from "./origin";
import { textLimits } from "./text";

type Sent = Partial<Record<string, string>>;

/** The boxes for where a text comes from, folded away while nothing is known of it. */
export function OriginFields({ origin, errors, sent }: { origin: Origin; errors: Sent; sent: Sent }) {
  const words = useWords(originWords);
  const of = (name: keyof Origin) => ({
    name,
    maxLength: textLimits[name].max,
    optional: true,
    error: errors[name],
    defaultValue: sent[name] ?? origin[name],
    autoComplete: "off",
  });
  const all = [of("published"), of("source"), of("licence")];
  return (
    <details className="fold" open={all.some(({ error, defaultValue }) => error !== undefined || defaultValue !== "")}>
      <summary>{words.title}</summary>
      <Field {...of("published")} label={words.publishedField} hint={words.publishedHint} dir="ltr" />
      <Field {...of("source")} label={words.sourceField} hint={words.sourceHint} type="url" dir="ltr" />
      <Field {...of("licence")} label={words.licenceField} hint={words.licenceHint} dir="auto" />
    </details>
  );
}
