import { Form } from "@remix-run/react";
import { safePath } from "../safe-path";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { careWords } from "../words/account-care";
import { securityWords } from "../words/account-security";
import { accountWords } from "../words/accounts";
import { useWords } from "../words/use-words";
import { ProofWays, type Ways } from "./sign-in-page";
import { FormErrors, type Refused } from "./sign-up-form";
import { userLimits } from "./user";

export function NamePage({ name, refused }: { name: string; refused: Refused }) {
  const [words, accounts] = [useWords(careWords), useWords(accountWords)];
  return (
    <Page narrow title={words.changeName} lead={words.changeNameLead}>
      <Form method="post" reloadDocument className="form narrow">
        <FormErrors refused={refused} />
        <Field
          name="name"
          label={accounts.name}
          hint={accounts.nameHint}
          autoComplete="username"
          required
          maxLength={userLimits.name.max}
          defaultValue={refused?.values["name"] ?? name}
          error={refused?.errors["name"]}
        />
        <div className="btns">
          <Button primary>{words.nameButton}</Button>
        </div>
      </Form>
    </Page>
  );
}

export function PasswordPage({
  hasPassword,
  passwordMin,
  refused,
}: {
  hasPassword: boolean;
  passwordMin: number;
  refused: Refused;
}) {
  const [words, accounts] = [useWords(careWords), useWords(accountWords)];
  if (!hasPassword) {
    return (
      <Page narrow title={words.changePassword} lead={words.noOldPassword}>
        <div className="btns">
          <LinkButton primary to="/reset">
            {words.resetTitle}
          </LinkButton>
        </div>
      </Page>
    );
  }
  return (
    <Page narrow title={words.changePassword} lead={words.changePasswordLead}>
      <Form method="post" reloadDocument className="form narrow">
        <FormErrors refused={refused} />
        <Field
          name="oldPassword"
          id="field-old"
          type="password"
          label={words.oldPassword}
          autoComplete="current-password"
          required
          error={refused?.errors["old"]}
        />
        <Field
          name="password"
          type="password"
          label={words.newPassword}
          hint={accounts.passwordHint(passwordMin)}
          autoComplete="new-password"
          required
          error={refused?.errors["password"]}
        />
        <div className="btns">
          <Button primary>{words.passwordButton}</Button>
          <LinkButton quiet to="/reset">
            {words.forgotten}
          </LinkButton>
        </div>
      </Form>
    </Page>
  );
}

/** @param isConfirmed whether the present address was ever confirmed, and can agree */
export function AddressPage({
  email,
  isConfirmed,
  refused,
}: {
  email: string;
  isConfirmed: boolean;
  refused: Refused;
}) {
  const words = useWords(careWords);
  return (
    <Page narrow title={words.changeEmail} lead={isConfirmed ? words.changeEmailLead : words.changeEmailUnconfirmed}>
      <p>
        <bdi>{email}</bdi>
      </p>
      <Form method="post" reloadDocument className="form narrow">
        <FormErrors refused={refused} />
        <Field
          name="email"
          type="email"
          label={words.emailNew}
          autoComplete="email"
          required
          maxLength={userLimits.email.max}
          defaultValue={refused?.values["email"]}
          error={refused?.errors["email"]}
        />
        <div className="btns">
          <Button primary>{words.emailButton}</Button>
        </div>
      </Form>
    </Page>
  );
}

/** @param ways one has besides the password */
export function ProvePage({
  to,
  hasPassword,
  ways,
  refused,
}: {
  to: string;
  hasPassword: boolean;
  ways: Ways;
  refused: Refused;
}) {
  const [words, accounts] = [useWords(careWords), useWords(accountWords)];
  const security = useWords(securityWords);
  // After a wrong password the page's own address names no way on; what was sent does.
  const way = safePath(refused?.values["to"] ?? to, "/account");
  const hasWay = ways.passkeys || ways.provider !== null;
  const lead = hasPassword ? words.proveLead : hasWay ? security.proveLead : words.proveNoPassword;
  return (
    <Page narrow title={words.proveTitle} lead={lead}>
      {!hasPassword && <FormErrors refused={refused} />}
      {hasPassword && (
        <Form method="post" action="/account/prove" reloadDocument className="form narrow">
          <FormErrors refused={refused} />
          <input type="hidden" name="to" value={way} />
          <Field
            name="password"
            type="password"
            label={accounts.password}
            autoComplete="current-password"
            required
            error={refused?.errors["password"]}
          />
          <div className="btns">
            <Button primary>{words.proveButton}</Button>
          </div>
        </Form>
      )}
      <ProofWays {...ways} to={way} isOnly={!hasPassword} />
    </Page>
  );
}
