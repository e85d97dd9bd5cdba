import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { Page } from "../ui/page";
import { careWords } from "../words/account-care";
import { useWords } from "../words/use-words";
import type { AddressOffer } from "./address-change.server";
import { FormErrors, type Refused } from "./sign-up-form";

/** Behind one of the two links. Looking does nothing, since programs look too: only the button does. */
export function AddressOfferPage({ offer, refused }: { offer: AddressOffer; refused: Refused }) {
  const words = useWords(careWords);
  const lead = offer.end === "old" ? words.addressOld(offer.from, offer.to) : words.addressNew(offer.to);
  return (
    <Page narrow title={words.addressTitle} lead={lead}>
      <Form method="post" reloadDocument>
        <FormErrors refused={refused} />
        <div className="btns">
          <Button primary>{words.addressButton}</Button>
        </div>
      </Form>
    </Page>
  );
}
