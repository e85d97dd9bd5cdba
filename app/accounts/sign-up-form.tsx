import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Field } from "../ui/field";
import { accountWords } from "../words/accounts";
import { useWords } from "../words/use-words";
import { userLimits } from "./user";

/** What the form got back: see `FormRefusal` in the doors. */
export type Refused = { detail: string; errors: Record<string, string>; values: Record<string, string> } | undefined;

/**
 * Sent as a document, so that what is open in the browser (the socket) begins anew as somebody.
 *
 * @param to where to go afterwards
 * @param name that they go by already
 */
export function SignUpForm({
  refused,
  to,
  name,
  passwordMin = userLimits.password.min,
  button,
}: {
  refused: Refused;
  to?: string;
  name?: string;
  passwordMin?: number;
  button?: string;
}) {
  const words = useWords(accountWords);
  const { values = {}, errors = {} } = refused ?? {};
  return (
    <Form method="post" reloadDocument className="form narrow">
      <FormErrors refused={refused} />
      {to && <input type="hidden" name="to" value={to} />}
      <Field
        name="name"
        label={words.name}
        hint={words.nameHint}
        autoComplete="username"
        required
        maxLength={userLimits.name.max}
        defaultValue={values["name"] ?? name}
        error={errors["name"]}
      />
      <Field
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        autoComplete="email"
        required
        maxLength={userLimits.email.max}
        defaultValue={values["email"]}
        error={errors["email"]}
      />
      <Field
        name="password"
        type="password"
        label={words.password}
        hint={words.passwordHint(passwordMin)}
        autoComplete="new-password"
        required
        error={errors["password"]}
      />
      <div className="btns">
        <Button primary>{button ?? words.signUpButton}</Button>
        {to !== undefined && (
          <LinkButton quiet to={`/sign-in${backTo(to)}`}>
            {words.haveAccount}
          </LinkButton>
        )}
      </div>
    </Form>
  );
}

/** All errors of a form; where none is about a field, the sentence itself. */
export function FormErrors({ refused }: { refused: Refused }) {
  if (!refused) return null;
  const hasFields = Object.keys(refused.errors).length > 0;
  return <ErrorSummary errors={hasFields ? refused.errors : { form: refused.detail }} />;
}

/** The way back, carried from one form to the other. */
export const backTo = (to: string): string => (to === "/" ? "" : `?to=${encodeURIComponent(to)}`);
