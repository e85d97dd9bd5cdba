import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { careWords } from "../words/account-care";
import { accountWords } from "../words/accounts";
import { useWords } from "../words/use-words";
import { FormErrors, type Refused } from "./sign-up-form";
import type { ConfirmOffer } from "./signing-up.server";
import { userLimits } from "./user";

/** Behind the link in a mail. Looking does nothing, since programs look too: only the button does. */
export function ConfirmPage({ offer, refused }: { offer: ConfirmOffer; refused: Refused }) {
  const [words, accounts] = [useWords(careWords), useWords(accountWords)];
  return (
    <Page narrow title={words.confirmTitle} lead={words.confirmLead(offer.email)}>
      {offer.name !== null && (
        <>
          <p>{words.confirmAccount(offer.name)}</p>
          <p>{words.confirmNotYours}</p>
        </>
      )}
      <Form method="post" reloadDocument className="form narrow">
        <FormErrors refused={refused} />
        {refused?.errors["name"] && (
          <Field
            name="name"
            label={accounts.name}
            hint={words.confirmNameTaken}
            required
            maxLength={userLimits.name.max}
            defaultValue={refused.values["name"] ?? offer.name ?? ""}
            error={refused.errors["name"]}
          />
        )}
        <div className="btns">
          <Button primary>{offer.name === null ? words.confirmButton : words.confirmSignUp}</Button>
        </div>
      </Form>
    </Page>
  );
}
