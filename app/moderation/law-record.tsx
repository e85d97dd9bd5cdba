import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { Day } from "../ui/time";
import { lawWords } from "../words/law";
import { useWords } from "../words/use-words";
import type { LawView } from "./law";

/** The record of a legal removal, as far as whoever looks may read it. */
export function LawRecordList({ law }: { law: LawView }) {
  const words = useWords(lawWords);
  const lines: Array<[string, ReactNode]> = [
    [words.basis, words.bases[law.basis]],
    [words.ground, law.ground],
    [words.authority, law.asker],
    [words.reference, law.reference],
    [words.dated, law.dated && <Day key="dated" at={`${law.dated}T12:00:00Z`} />],
    [words.territory, law.territory],
    [words.redress, law.redress],
  ];
  return (
    <dl className="rules">
      {lines
        .filter(([, said]) => said !== null && said !== "")
        .map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd dir="auto">{said}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Whether its author knows; and, for who may, the way to tell them. */
export function LawTold({ law, tellAt }: { law: LawView; tellAt: string | null }) {
  const words = useWords(lawWords);
  if (law.toldAt)
    return law.isSecret ? (
      <p className="hint">
        {words.told} <Day at={law.toldAt} />.
      </p>
    ) : null;
  return (
    <>
      <p>
        <strong>{words.untold}</strong>{" "}
        {law.tellAt && (
          <>
            {words.tellsOn} <Day at={law.tellAt} />.
          </>
        )}
      </p>
      {tellAt && (
        <>
          <p className="hint">{words.tellHelp}</p>
          <Form method="post" action={tellAt}>
            <Button>{words.tell}</Button>
          </Form>
        </>
      )}
    </>
  );
}
