import { Form } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Choice } from "../ui/field";
import { Page } from "../ui/page";
import { sessionFormWords } from "../words/session-forms";
import { sessionTalkWords } from "../words/session-talk";
import { useWords } from "../words/use-words";
import { planNames } from "./field-names";
import { More, PlaceFields, TextBoxes, TimeFields, TitleField } from "./plan-fields";
import { hasFault, saidIn } from "./plan-form-data";
import type { EditFormData } from "./plan-forms.server";
import { MinutesFields, RulesFields } from "./rules-fields";

export function EditPlanPage({ page, refused }: { page: EditFormData; refused: Refused }) {
  const [words, talk] = [useWords(sessionFormWords), useWords(sessionTalkWords)];
  const said = saidIn(page, refused);
  const { plan } = page;
  const hasBegun = plan.state !== "planned";
  return (
    <Page narrow title={words.editTitle}>
      <Form method="post" className="form">
        <FormErrors
          refused={refused && { ...refused, errors: said.errors }}
          names={planNames(words, page.group.timeZone)}
        />
        {page.isSeries && !hasBegun && page.mayPlan && (
          <fieldset className="field">
            <legend>{words.which}</legend>
            <div>
              {(["false", "true"] as const).map((following) => (
                <Choice
                  key={following}
                  type="radio"
                  name="following"
                  value={following}
                  label={following === "true" ? words.whichFollowing : words.whichOne}
                  defaultChecked={(said.values["following"] ?? "false") === following}
                />
              ))}
            </div>
          </fieldset>
        )}
        <TitleField {...said} />
        {hasBegun && <p className="hint">{words.begun}</p>}
        <TimeFields {...said} zone={page.group.timeZone} isFixed={hasBegun} />
        {page.mayPlan && <TextBoxes {...said} page={page} />}
        <PlaceFields {...said} />
        <More {...said} page={page} />
        {plan.state !== "ended" && (
          <details className="fold" id="talk" open={hasFault(said.errors, /^(?:rules|amendmentDays)/)}>
            <summary>{talk.title}</summary>
            <div>
              <p className="hint">{talk.lead}</p>
              <RulesFields {...said} />
              {page.mayPlan && <MinutesFields {...said} />}
            </div>
          </details>
        )}
        <div className="btns">
          <Button primary>{words.save}</Button>
          <LinkButton to={plan.url}>{words.back}</LinkButton>
        </div>
      </Form>
    </Page>
  );
}
