import { Form, Link } from "@remix-run/react";
import { Button } from "../ui/button";
import { Choice } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Time } from "../ui/time";
import { careWords } from "../words/account-care";
import { holdWords } from "../words/holds";
import { useWords } from "../words/use-words";
import type { KeepOffer } from "./leaving.server";
import { FormErrors, type Refused } from "./sign-up-form";

/** @param led groups that nobody else could lead: they stand in the way */
export function DeletePage({
  led,
  isHeld,
  refused,
}: {
  led: Array<{ slug: string; name: string }>;
  /** Something of theirs is kept for the law. */
  isHeld: boolean;
  refused: Refused;
}) {
  const holds = useWords(holdWords);
  const words = useWords(careWords);
  return (
    <Page narrow title={words.deleteTitle} lead={words.deleteLead}>
      {led.length > 0 ? (
        <>
          <Notice tone="warn">{words.deleteHosts}</Notice>
          <ul>
            {led.map(({ slug, name }) => (
              <li key={slug}>
                <Link to={`/g/${slug}/members`}>
                  <bdi>{name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          {isHeld && <Notice tone="warn">{holds.yours}</Notice>}
          <HowForm refused={refused} button={words.deleteButton} />
        </>
      )}
    </Page>
  );
}

/** What becomes of the words: asked of whoever goes for good. */
export function HowForm({ refused, button }: { refused: Refused; button: string }) {
  const words = useWords(careWords);
  return (
    <Form method="post" reloadDocument className="form narrow">
      <FormErrors refused={refused} />
      <fieldset className="field" id="field-how">
        <legend>{words.deleteHow}</legend>
        {refused?.errors["how"] && <p className="error">{refused.errors["how"]}</p>}
        <div>
          <Choice
            type="radio"
            name="how"
            value="keep-words"
            label={words.deleteKeep}
            hint={words.deleteKeepHint}
            required
          />
          <Choice
            type="radio"
            name="how"
            value="remove-words"
            label={words.deleteRemove}
            hint={words.deleteRemoveHint}
            required
          />
        </div>
      </fieldset>
      <div className="btns">
        <Button danger>{button}</Button>
      </div>
    </Form>
  );
}

/** What whoever signs in to an account about to be deleted is asked. */
export function KeepPage({ offer, refused }: { offer: KeepOffer; refused: Refused }) {
  const words = useWords(careWords);
  return (
    <Page narrow title={words.keepTitle} lead={words.keepLead(offer.name)}>
      <p>
        {words.keepAt} <Time at={offer.deleteAt} />. {words.keepNot}
      </p>
      <Form method="post" reloadDocument>
        <FormErrors refused={refused} />
        <div className="btns">
          <Button primary>{words.keepButton}</Button>
        </div>
      </Form>
    </Page>
  );
}
