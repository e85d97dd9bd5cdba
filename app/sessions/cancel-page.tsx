import { Form } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Choice } from "../ui/field";
import { Page } from "../ui/page";
import { sessionPageWords } from "../words/session-pages";
import { useWords } from "../words/use-words";
import type { PlannedPageData } from "./planned-page.server";
import { SessionWhen } from "./session-when";

/** Asks once more, since those who come are told. */
export function CancelPage({ page: { plan, when }, refused }: { page: PlannedPageData; refused: Refused }) {
  const words = useWords(sessionPageWords);
  return (
    <Page narrow title={words.cancelTitle}>
      <Form method="post" className="form">
        <FormErrors refused={refused} />
        <p>
          <b>
            <bdi>{plan.title}</bdi>
          </b>
          <br />
          <SessionWhen when={when} />
        </p>
        <p>{words.cancelLead}</p>
        {plan.seriesId !== null && (
          <fieldset className="field">
            <legend>{words.cancelWhich}</legend>
            <div>
              <Choice type="radio" name="following" value="false" label={words.cancelOne} defaultChecked />
              <Choice type="radio" name="following" value="true" label={words.cancelFollowing} />
            </div>
          </fieldset>
        )}
        <div className="btns">
          <Button danger primary>
            {words.cancelButton}
          </Button>
          <LinkButton to={plan.url}>{words.keep}</LinkButton>
        </div>
      </Form>
    </Page>
  );
}
