import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Day, Time } from "../ui/time";
import { securityWords } from "../words/account-security";
import { useWords } from "../words/use-words";
import { passkeyLimits } from "./passkey";
import type { PasskeyView } from "./passkeys.server";
import { FormErrors, type Refused } from "./sign-up-form";
import { usePasskey } from "./use-passkey";

/** @param isPlace whether passkeys can be made at this address */
export function PasskeysPage({
  passkeys,
  isPlace,
  refused,
}: {
  passkeys: PasskeyView[];
  isPlace: boolean;
  refused: Refused;
}) {
  const words = useWords(securityWords);
  return (
    <Page narrow title={words.passkeys} lead={words.passkeysLead}>
      <section>
        <h2>{words.passkeyList}</h2>
        {passkeys.length === 0 && <p>{words.passkeyNone}</p>}
        <ul className="list">
          {passkeys.map((passkey) => (
            <Passkey key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.passkeyNew}</h2>
        {isPlace ? <NewPasskey refused={refused} /> : <p>{words.passkeyNoName}</p>}
      </section>
    </Page>
  );
}

function Passkey({ passkey }: { passkey: PasskeyView }) {
  const words = useWords(securityWords);
  return (
    <li className="row">
      <div>
        <strong>
          <bdi>{passkey.name}</bdi>
        </strong>
        <p>
          {words.passkeyMade} <Day at={passkey.createdAt} /> ·{" "}
          {passkey.lastUsedAt ? (
            <>
              {words.passkeyUsed} <Time at={passkey.lastUsedAt} />
            </>
          ) : (
            words.passkeyUnused
          )}
        </p>
      </div>
      <Form method="post" action={`/account/passkeys/${encodeURIComponent(passkey.id)}/remove`}>
        <Button small danger aria-label={words.passkeyRemoveOf(passkey.name)}>
          {words.passkeyRemove}
        </Button>
      </Form>
    </li>
  );
}

function NewPasskey({ refused }: { refused: Refused }) {
  const words = useWords(securityWords);
  const { form, isThere, state, ask } = usePasskey("make", "/account/passkeys/begin");
  if (isThere === false) return <p>{words.passkeyNoBrowser}</p>;
  return (
    <form
      method="post"
      action="/account/passkeys"
      className="form narrow"
      ref={form}
      onSubmit={(event) => void ask(event)}
    >
      <FormErrors refused={refused} />
      <input type="hidden" name="response" />
      <Field
        name="name"
        label={words.passkeyName}
        hint={words.passkeyNameHint}
        required
        maxLength={passkeyLimits.name.max}
        defaultValue={refused?.values["name"]}
        error={refused?.errors["name"]}
      />
      <div className="btns">
        <Button primary aria-disabled={state === "asking"}>
          {words.passkeyMake}
        </Button>
      </div>
      <div aria-live="polite">
        {state === "stopped" && <Notice tone="warn">{words.passkeyStopped}</Notice>}
        {state === "failed" && <Notice tone="bad">{words.passkeyFailed}</Notice>}
      </div>
      <noscript>
        <p>{words.passkeyNoScript}</p>
      </noscript>
    </form>
  );
}
