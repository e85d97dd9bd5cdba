import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Day } from "../ui/time";
import { securityWords } from "../words/account-security";
import { useWords } from "../words/use-words";
import type { SecondFactorView } from "./second-factors.server";
import { FormErrors, type Refused } from "./sign-up-form";

/** Fewer than this, and one is told to make new ones. */
const few = 3;

export function SecondFactorPage({ factor, refused }: { factor: SecondFactorView; refused: Refused }) {
  const words = useWords(securityWords);
  return (
    <Page narrow title={words.factor} lead={words.factorLead}>
      <FormErrors refused={refused} />
      {factor.since === null ? (
        <>
          <p>{words.factorOff}</p>
          <Form method="post">
            <Button primary>{words.factorStart}</Button>
          </Form>
        </>
      ) : (
        <On since={factor.since} codesLeft={factor.codesLeft} />
      )}
    </Page>
  );
}

function On({ since, codesLeft }: { since: string; codesLeft: number }) {
  const words = useWords(securityWords);
  return (
    <>
      <Notice tone="good">
        <p>
          {words.factorOn} <Day at={since} />.
        </p>
      </Notice>
      <section>
        <h2>{words.recovery}</h2>
        <p>
          <strong>{words.recoveryLeft(codesLeft)}</strong> {codesLeft < few && words.recoveryFew}
        </p>
        <p className="hint">{words.recoveryWhat}</p>
        <Form method="post" action="/account/second-factor/codes">
          <Button>{words.recoveryMake}</Button>
        </Form>
      </section>
      <section>
        <h2>{words.factorDrop}</h2>
        <p className="hint">{words.factorDropLead}</p>
        <Form method="post" action="/account/second-factor/off">
          <Button danger>{words.factorDrop}</Button>
        </Form>
      </section>
    </>
  );
}
