import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { securityWords } from "../words/account-security";
import { useWords } from "../words/use-words";
import { FormErrors, type Refused } from "./sign-up-form";
import { userLimits } from "./user";

/** The second step of signing in. Sent as a document, as the first one is. */
export function CodeForm({ refused }: { refused: Refused }) {
  const words = useWords(securityWords);
  return (
    <Form method="post" reloadDocument className="form narrow">
      <FormErrors refused={refused} />
      <Field
        name="code"
        label={words.code}
        hint={words.codeHint}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={userLimits.code.max}
        autoFocus={!refused}
        error={refused?.errors["code"]}
      />
      <div className="btns">
        <Button primary>{words.stepButton}</Button>
        <LinkButton quiet to="/sign-in">
          {words.stepAgain}
        </LinkButton>
      </div>
      <p className="hint">{words.stepLost}</p>
    </Form>
  );
}
