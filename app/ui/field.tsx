import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { fieldWords } from "../words/fields";
import { useWords } from "../words/use-words";
import { classes } from "./classes";

type About = {
  name: string;
  label: ReactNode;
  /** What helps to fill it in; read out with the field. */
  hint?: ReactNode;
  /** What is wrong with what was entered, as one sentence. */
  error?: string;
  /** Says "optional" beside the label. Required is the usual case and is not marked. */
  optional?: boolean;
  /** Needed only where one page has the same name twice. */
  id?: string;
};

type Native =
  | ({ as?: "input" } & InputHTMLAttributes<HTMLInputElement>)
  | ({ as: "textarea" } & TextareaHTMLAttributes<HTMLTextAreaElement>)
  | ({ as: "select" } & SelectHTMLAttributes<HTMLSelectElement>);

export type FieldProps = About & Omit<Native, keyof About> & { children?: ReactNode } & Native;

/** The id of a field by its name: what `ErrorSummary` links to. */
export const fieldId = (name: string) => `field-${name}`;

/** A label, its box, a hint and an error, tied together for eyes and for screen readers (WCAG 1.3.1, 3.3.1). */
export function Field({
  name,
  label,
  hint,
  error,
  optional,
  id = fieldId(name),
  as,
  className,
  ...native
}: FieldProps) {
  const words = useWords(fieldWords);
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const shared = {
    id,
    name,
    className: classes("input", className),
    "aria-describedby": classes(errorId, hintId),
    "aria-invalid": error ? (true as const) : undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional && <span className="optional">({words.optional})</span>}
      </label>
      {hint && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={errorId}>
          <span className="visually-hidden">{words.errorMark}</span> {error}
        </p>
      )}
      {as === "textarea" ? (
        <textarea {...(native as TextareaHTMLAttributes<HTMLTextAreaElement>)} {...shared} />
      ) : as === "select" ? (
        <select {...(native as SelectHTMLAttributes<HTMLSelectElement>)} {...shared} />
      ) : (
        <input {...(native as InputHTMLAttributes<HTMLInputElement>)} {...shared} />
      )}
    </div>
  );
}

/** A tick box or one of several radio buttons; the whole line can be pressed. */
export function Choice({
  label,
  hint,
  type = "checkbox",
  ...native
}: { label: ReactNode; hint?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="choice">
      <input type={type} {...native} />
      <span>{label}</span>
      {hint && <span className="hint">{hint}</span>}
    </label>
  );
}
