import { Form, Link } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { sessionFormWords } from "../words/session-forms";
import { timePollWords } from "../words/time-polls";
import { useWords } from "../words/use-words";
import { planNames } from "./field-names";
import { More, PlaceFields, TextBoxes, TimeFields, TitleField, ZoneWord } from "./plan-fields";
import { hasFault, saidIn, type PlanFormData, type Said } from "./plan-form-data";
import { sessionLimits as limits } from "./session";
import { timesUrl } from "./time-poll";

/** A new session: what one must know of it first, the rest folded away. It stands as it is filled in, so two presses plan one. */
export function NewPlanForm({ page, refused, search = "" }: { page: PlanFormData; refused: Refused; search?: string }) {
  const [words, times] = [useWords(sessionFormWords), useWords(timePollWords)];
  const said = saidIn(page, refused);
  const { values, errors } = said;
  const here = `/g/${page.group.slug}/sessions`;
  return (
    <Form method="post" action={`${here}/new${search}`} className="form">
      <FormErrors refused={refused && { ...refused, errors }} names={planNames(words, page.group.timeZone)} />
      <input type="hidden" name="id" value={values["id"] ?? ""} />
      {values["timePoll"] && <input type="hidden" name="timePoll" value={values["timePoll"]} />}
      {values["timeZone"] && <input type="hidden" name="timeZone" value={values["timeZone"]} />}
      {page.poll && <Notice>{times.planFrom(page.poll.yes)}</Notice>}
      <TitleField {...said} />
      <TimeFields {...said} zone={page.group.timeZone} />
      <ZoneWord page={page} />
      {!values["timePoll"] && (
        <p className="hint below">
          <Link to={`${timesUrl(page.group.slug)}/new`}>{times.unsure}</Link>
        </p>
      )}
      <TextBoxes {...said} page={page} />
      <PlaceFields {...said} />
      <Field
        as="select"
        name="template"
        label={words.template}
        hint={words.templateHint}
        defaultValue={values["template"]}
        error={errors["template"]}
      >
        <option value="">{words.templateNone}</option>
        {page.templates.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Field>
      <Repeat {...said} />
      <More {...said} page={page} />
      <p className="hint">{words.startHint}</p>
      <div className="btns">
        <Button primary>{words.planButton}</Button>
        <Button formAction={`${here}/start${search}`}>{words.startButton}</Button>
      </div>
    </Form>
  );
}

function Repeat({ values, errors }: Said) {
  const words = useWords(sessionFormWords);
  const every = values["repeat.every"] ?? "never";
  return (
    <details className="fold" open={every !== "never" || hasFault(errors, /^repeat/)}>
      <summary>{words.repeatTitle}</summary>
      <div>
        <Field
          as="select"
          name="repeat.every"
          label={words.every}
          defaultValue={every}
          error={errors["repeat.every"] ?? errors["repeat"]}
        >
          {(["never", "week", "month"] as const).map((each) => (
            <option key={each} value={each}>
              {words.everies[each]}
            </option>
          ))}
        </Field>
        <Field
          type="number"
          name="repeat.interval"
          label={words.interval}
          {...limits.interval}
          defaultValue={values["repeat.interval"]}
          error={errors["repeat.interval"]}
        />
        <Field
          type="number"
          name="repeat.count"
          label={words.count}
          hint={words.countHint}
          {...limits.occurrences}
          defaultValue={values["repeat.count"]}
          error={errors["repeat.count"]}
        />
      </div>
    </details>
  );
}
