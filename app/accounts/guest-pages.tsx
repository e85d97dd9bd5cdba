import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { accountWords } from "../words/accounts";
import { commonWords } from "../words/common";
import { guestWords } from "../words/guests";
import { useWords } from "../words/use-words";
import { HowForm } from "./delete-page";
import { FormErrors, SignUpForm, type Refused } from "./sign-up-form";
import { userLimits } from "./user";

/** All that a guest may do about being one. */
export function GuestPage({ name, mayBecome }: { name: string; mayBecome: boolean }) {
  const [words, common] = [useWords(guestWords), useWords(commonWords)];
  return (
    <Page narrow title={words.title} lead={words.lead(name)}>
      {mayBecome && (
        <section>
          <h2>{words.accountTitle}</h2>
          <p>{words.accountWhy}</p>
          <div className="btns">
            <LinkButton primary to="/guest/account">
              {words.accountTitle}
            </LinkButton>
          </div>
        </section>
      )}
      <section>
        <h2>{words.nameTitle}</h2>
        <p>{words.nameWhy}</p>
        <div className="btns">
          <LinkButton to="/guest/name">{words.nameTitle}</LinkButton>
        </div>
      </section>
      <section>
        <h2>{words.exportTitle}</h2>
        <p>{words.exportWhat}</p>
        <div className="btns">
          <a className="btn" href="/guest/export" download>
            {words.exportButton}
          </a>
        </div>
      </section>
      <section>
        <h2>{words.signOutTitle}</h2>
        <p>{words.signOutWhat}</p>
        <Form method="post" action="/sign-out" reloadDocument className="btns">
          <Button>{common.signOut}</Button>
        </Form>
      </section>
      <section>
        <h2>{words.deleteTitle}</h2>
        <p>{words.deleteLead}</p>
        <div className="btns">
          <LinkButton danger to="/guest/delete">
            {words.deleteTitle}
          </LinkButton>
        </div>
      </section>
    </Page>
  );
}

type Becoming = { name: string; to: string; mailing: boolean; refused: Refused };

/** @param name the guest's, unless it was made up for them */
export function BecomePage({ name, to, mailing, refused }: Becoming) {
  const words = useWords(guestWords);
  return (
    <Page narrow title={words.accountTitle} lead={words.accountWhy}>
      <Notice>
        <p>{words.accountPlace}</p>
        <p>{mailing ? words.accountMail : words.accountSignsOut}</p>
      </Notice>
      <SignUpForm refused={refused} to={to} name={name} button={words.accountTitle} />
      <p className="hint">{words.accountHaveHint}</p>
    </Page>
  );
}

/** @param name "": none was said so far */
export function GuestNamePage({ name, refused }: { name: string; refused: Refused }) {
  const [words, accounts] = [useWords(guestWords), useWords(accountWords)];
  return (
    <Page narrow title={name === "" ? words.nameAsk : words.nameTitle} lead={words.nameLead}>
      {/* Sent as a document: what is open in the browser goes on under the new name. */}
      <Form method="post" reloadDocument className="form narrow">
        <FormErrors refused={refused} />
        <Field
          name="name"
          label={accounts.name}
          required
          autoComplete="nickname"
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

export function GuestDeletePage({ refused }: { refused: Refused }) {
  const words = useWords(guestWords);
  return (
    <Page narrow title={words.deleteTitle} lead={words.deleteLead}>
      <HowForm refused={refused} button={words.deleteButton} />
    </Page>
  );
}
