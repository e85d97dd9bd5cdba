import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { careWords } from "../words/account-care";
import { accountWords } from "../words/accounts";
import { useWords } from "../words/use-words";
import { FormErrors, type Refused } from "./sign-up-form";
import { userLimits } from "./user";

/** @param sentTo what was entered, once a link is on its way, if there is an account */
export function AskResetPage({
  mailing,
  sentTo,
  refused,
}: {
  mailing: boolean;
  sentTo: string | null;
  refused: Refused;
}) {
  const [words, accounts] = [useWords(careWords), useWords(accountWords)];
  if (sentTo !== null) {
    return (
      <Page narrow title={words.resetTitle}>
        <Notice>
          <p>{words.resetSent(sentTo)}</p>
        </Notice>
        {!mailing && <p>{words.resetNoMail}</p>}
        <div className="btns">
          <LinkButton to="/sign-in">{accounts.signIn}</LinkButton>
        </div>
      </Page>
    );
  }
  return (
    <Page narrow title={words.resetTitle} lead={words.resetLead}>
      <Form method="post" reloadDocument className="form narrow">
        <FormErrors refused={refused} />
        <Field
          name="email"
          type="email"
          label={accounts.email}
          autoComplete="email"
          required
          maxLength={userLimits.email.max}
          defaultValue={refused?.values["email"]}
          error={refused?.errors["email"]}
        />
        <div className="btns">
          <Button primary>{words.resetAsk}</Button>
        </div>
      </Form>
    </Page>
  );
}

export function ResetPage({
  offer,
  refused,
}: {
  offer: { name: string; passwordMin?: number | undefined };
  refused: Refused;
}) {
  const [words, accounts] = [useWords(careWords), useWords(accountWords)];
  return (
    <Page narrow title={words.resetTitle} lead={words.resetFor(offer.name)}>
      <Form method="post" reloadDocument className="form narrow">
        <FormErrors refused={refused} />
        <Field
          name="password"
          type="password"
          label={words.newPassword}
          hint={accounts.passwordHint(offer.passwordMin ?? userLimits.password.min)}
          autoComplete="new-password"
          required
          error={refused?.errors["password"]}
        />
        <div className="btns">
          <Button primary>{words.resetButton}</Button>
        </div>
      </Form>
    </Page>
  );
}
