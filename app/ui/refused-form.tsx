import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { safePath } from "../safe-path";
import { refusedFormWords } from "../words/refused-form";
import { useWords } from "../words/use-words";
import { LinkButton } from "./button";
import { ErrorPage } from "./error-page";
import { Page } from "./page";

/** Fields in which people write, by the last part of their names; the others say which button was pressed on what. */
const writtenIn = new Set([
  "body",
  "words",
  "question",
  "choices",
  "line",
  "prompt",
  "title",
  "name",
  "note",
  "reason",
]);

/**
 * Instead of the error page, for an address that only takes forms of another page: why it was refused, what was written, to
 * be copied, and the way back: to ask for such an address leads to where its form stands. With a script nobody comes here: the form says it itself.
 */
export function RefusedForm({ signedIn }: { signedIn: boolean }) {
  const error = useRouteError();
  const here = useLocation().pathname;
  const words = useWords(refusedFormWords);
  const { detail, errors, values } = refusalIn(error);
  if (!detail || !values) return <ErrorPage signedIn={signedIn} />;
  const written = Object.entries(values).filter(
    ([name, value]) => writtenIn.has(name.split(".").at(-1) ?? "") && value.trim() !== "",
  );
  const others = [...new Set(Object.values(errors ?? {}))].filter((said) => !detail.includes(said));
  return (
    <Page narrow title={words.title}>
      <div role="alert">
        <p>{detail}</p>
        {others.map((said) => (
          <p key={said}>{said}</p>
        ))}
      </div>
      {written.map(([name, value]) => (
        <div key={name} className="field">
          <label htmlFor={`written-${name}`}>{words.written}</label>
          <textarea
            id={`written-${name}`}
            className="input"
            readOnly
            rows={Math.min(8, 2 + Math.floor(value.length / 70))}
            value={value}
          />
        </div>
      ))}
      {written.length > 0 && <p className="hint">{words.copy}</p>}
      <div className="btns">
        <LinkButton primary reloadDocument to={safePath(values["back"], here)}>
          {words.back}
        </LinkButton>
      </div>
    </Page>
  );
}

type Told = { detail?: string; errors?: Record<string, string>; values?: Record<string, string> };

/** What the door said of a form (`FormRefusal`); {} for every other error. */
function refusalIn(error: unknown): Told {
  if (!isRouteErrorResponse(error)) return {};
  const data = error.data as Partial<Told> | null;
  return typeof data === "object" && data !== null && typeof data.detail === "string" ? data : {};
}
