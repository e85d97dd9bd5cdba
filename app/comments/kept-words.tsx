import { useId } from "react";

/** Words that can no longer be sent from here, to be copied. */
export function KeptWords({ label, help, body }: { label: string; help: string; body: string }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {help}
      </p>
      <textarea
        className="input"
        id={id}
        rows={8}
        readOnly
        defaultValue={body}
        dir="auto"
        aria-describedby={`${id}-hint`}
      />
    </div>
  );
}
