import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { useSignUp } from "../ui/sign-up";
import { safePath } from "../safe-path";
import { careWords } from "../words/account-care";
import { accountWords } from "../words/accounts";
import { useWords } from "../words/use-words";
import { backTo, FormErrors, type Refused } from "./sign-up-form";
import { userLimits } from "./user";

/**
 * @param to where to go afterwards
 * @param who name or address, where it is known already
 */
export function SignInForm({ refused, to, who }: { refused: Refused; to: string; who?: string }) {
  const [words, care] = [useWords(accountWords), useWords(careWords)];
  const { values = {}, errors = {} } = refused ?? {};
  // After a slip in a form that stood on another page, the way on is in what was sent.
  const way = values["to"] ?? to;
  const signUp = useSignUp();
  // An invite is the way in where one needs one.
  const mayJoin = signUp === "open" || (signUp === "invite" && way.startsWith("/i/"));
  return (
    <Form method="post" action="/sign-in" reloadDocument className="form narrow">
      <FormErrors refused={refused} />
      <input type="hidden" name="to" value={way} />
      <Field
        name="who"
        label={words.who}
        autoComplete="username"
        maxLength={userLimits.email.max}
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={values["who"] ?? who}
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
        {mayJoin && (
          <LinkButton quiet to={`/sign-up${backTo(safePath(way))}`}>
            {words.noAccount}
          </LinkButton>
        )}
        <LinkButton quiet to="/reset">
          {care.forgotten}
        </LinkButton>
      </div>
      {signUp === "closed" && <p className="hint">{words.askOperator}</p>}
    </Form>
  );
}
