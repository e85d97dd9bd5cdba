import { useEffect, useRef } from "react";
import { fieldWords } from "../words/fields";
import { useWords } from "../words/use-words";
import { fieldId } from "./field";

/**
 * All that is wrong with a form, above it, each a link to its field. Takes the focus when it appears, so that one who
 * cannot see the page is not left at a button that did nothing. Nothing is shown without errors.
 *
 * `errors`: sentences by field name; the name `form` (or an empty one) is about no field in particular.
 * `names`: what fields are called, by name, for sentences that do not say which field they are about.
 */
export function ErrorSummary({
  errors,
  names = {},
  title,
}: {
  errors?: Record<string, string> | null;
  names?: Record<string, string>;
  title?: string;
}) {
  const words = useWords(fieldWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors) box.current?.focus();
  }, [errors]);

  const lines = Object.entries(errors ?? {});
  if (lines.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title ?? words.errorTitle}</h2>
      <ul>
        {lines.map(([name, sentence]) => {
          const said = names[name] ? words.errorOf(names[name], sentence) : sentence;
          return <li key={name}>{name && name !== "form" ? <a href={`#${fieldId(name)}`}>{said}</a> : said}</li>;
        })}
      </ul>
    </div>
  );
}
