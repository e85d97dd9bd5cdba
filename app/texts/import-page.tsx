import { Form, Link, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { importJobWords } from "../words/import-jobs";
import { useWords } from "../words/use-words";
import type { ImportPageData } from "./import-page.server";
import type { JobLine } from "./import-job";

/** How far an import is, and the button that ends it. With a script it looks again every second, without every three. */
export function ImportPage({ page: { importing, group, editionOf, back } }: { page: ImportPageData }) {
  const words = useWords(importJobWords);
  const { fileName, problem } = importing;
  const what = fileName ? <bdi>{fileName}</bdi> : words.pasted;
  if (problem !== null) {
    return (
      <Page narrow title={editionOf ? words.failedEdition : words.failedTitle} lead={<bdi>{fileName}</bdi>}>
        <Notice tone="bad">
          <p>{problem}</p>
        </Notice>
        <p className="hint">{words.backHint}</p>
        <p>
          <Link className="btn" to={back}>
            {editionOf ? words.backToEdition : words.back}
          </Link>
        </p>
      </Page>
    );
  }
  return (
    <Page narrow title={words.title} lead={editionOf ? words.leadEdition(editionOf.title) : words.lead(group.name)}>
      <p>
        {words.what}: {what}
      </p>
      <HowFar importing={importing} />
      <noscript>
        <meta httpEquiv="refresh" content="3" />
        <p className="hint">{words.refreshes}</p>
      </noscript>
      <Form method="post" action={`/imports/${importing.id}/cancel`}>
        <Button>{words.cancel}</Button>
        <p className="hint">{words.cancelHint}</p>
      </Form>
    </Page>
  );
}

function HowFar({ importing: { progress } }: { importing: JobLine }) {
  const words = useWords(importJobWords);
  useLookingAgain();
  const { stage, at = 0, of = 0 } = progress ?? { stage: "waiting" as const };
  return (
    <div>
      <p role="status">{words.stages[stage](at, of)}</p>
      {of > 0 ? <progress aria-label={words.bar} max={of} value={at} /> : <progress aria-label={words.bar} />}
    </div>
  );
}

/** Milliseconds. */
const often = 1000;

/** Once it is done the page leads on by itself. */
function useLookingAgain() {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(() => revalidate(), often);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
}
