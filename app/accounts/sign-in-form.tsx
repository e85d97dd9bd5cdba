import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { accountWords } from "../words/accounts";
import { useWords } from "../words/use-words";
import { backTo, FormErrors, type Refused } from "./sign-up-form";

/** @param to where to go afterwards */
export function SignInForm({ refused, to }: { refused: Refused; to: string }) {
  const words = useWords(accountWords);
  const { values = {}, errors = {} } = refused ?? {};
  return (
    <Form method="post" action="/sign-in" reloadDocument className="form narrow">
      <FormErrors refused={refused} />
      <input type="hidden" name="to" value={to} />
      <Field
        name="who"
        label={words.who}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={values["who"]}
        error={errors["who"]}
      />
      <Field
        name="password"
        type="password"
        label={words.password}
        autoComplete="current-password"
        required
        error={errors["password"]}
      />
      <div className="btns">
        <Button primary>{words.signInButton}</Button>
        <LinkButton quiet to={`/sign-up${backTo(to)}`}>
          {words.noAccount}
        </LinkButton>
      </div>
    </Form>
  );
}
