import { useFetcher } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { sessionEndWords } from "../words/session-end";
import { useWords } from "../words/use-words";
import type { TextToAdd } from "./texts-to-add.server";

/** One more text for a session, without leaving what one is at: what is typed elsewhere on the page stays. */
export function AddTextForm({
  session,
  slug,
  texts,
  back,
}: {
  session: string;
  slug: string;
  texts: TextToAdd[];
  back: string;
}) {
  const words = useWords(sessionEndWords);
  const { Form, data, state } = useFetcher<{ done?: true; detail?: string }>();
  return (
    <details className="fold add-session-text">
      <summary>{words.addText}</summary>
      {texts.length === 0 ? (
        <>
          <p className="hint">{words.noMoreTexts}</p>
          <LinkButton small to={`/g/${slug}/texts/new`}>
            {words.newText}
          </LinkButton>
        </>
      ) : (
        <Form method="post" action={`/s/${session}/texts`} className="form">
          <input type="hidden" name="back" value={back} />
          <Field as="select" name="text" id="add-session-text" label={words.whichText}>
            {texts.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Field>
          <Button small aria-disabled={state !== "idle" || undefined}>
            {words.addText}
          </Button>
        </Form>
      )}
      <p role="status" className="hint">
        {state === "idle" && data?.done && words.textAdded}
      </p>
      {data?.detail && <p role="alert">{data.detail}</p>}
    </details>
  );
}
