import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { sessionFormWords } from "../words/session-forms";
import { useWords } from "../words/use-words";
import { errorsByField, tickedIn, type PlanFormData } from "./plan-form-data";
import { sessionGuests, sessionLimits as limits } from "./session";
import { cityOf } from "./session-time";

type Said = { values: Record<string, string | undefined>; errors: Record<string, string> };

/** What was typed comes back when it was refused; else what the form began with. */
export const saidIn = (page: PlanFormData, refused: Refused): Said => ({
  values: refused?.values ?? page.values,
  errors: errorsByField(refused?.errors ?? {}),
});

/** A new session: what one must know of it first, the rest folded away. It stands as it is filled in, so two presses plan one. */
export function NewPlanForm({ page, refused }: { page: PlanFormData; refused: Refused }) {
  const words = useWords(sessionFormWords);
  const said = saidIn(page, refused);
  const { values, errors } = said;
  const here = `/g/${page.group.slug}/sessions`;
  return (
    <Form method="post" action={`${here}/new`} className="form">
      <FormErrors refused={refused && { ...refused, errors }} />
      <input type="hidden" name="id" value={values["id"] ?? ""} />
      <TitleField {...said} />
      <TimeFields {...said} zone={page.group.timeZone} />
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
        <Button formAction={`${here}/start`}>{words.startButton}</Button>
      </div>
    </Form>
  );
}

export function TitleField({ values, errors }: Said) {
  const words = useWords(sessionFormWords);
  return (
    <Field
      name="title"
      label={words.title}
      required
      maxLength={limits.title.max}
      autoComplete="off"
      dir="auto"
      defaultValue={values["title"]}
      error={errors["title"]}
    />
  );
}

/** @param isFixed it has begun: only its length can change */
export function TimeFields({ values, errors, zone, isFixed }: Said & { zone: string; isFixed?: boolean }) {
  const words = useWords(sessionFormWords);
  return (
    <div className="together">
      {!isFixed && (
        <>
          <Field
            type="date"
            name="day"
            label={words.day}
            required
            defaultValue={values["day"]}
            error={errors["day"] ?? errors["startsAt"]}
          />
          <Field
            type="time"
            name="time"
            label={words.time(cityOf(zone))}
            required
            defaultValue={values["time"]}
            error={errors["time"]}
          />
        </>
      )}
      <Field
        type="number"
        inputMode="numeric"
        name="minutes"
        label={words.minutes}
        required
        {...limits.minutes}
        step={1}
        defaultValue={values["minutes"]}
        error={errors["minutes"]}
      />
    </div>
  );
}

export function TextBoxes({ page, values, errors }: Said & { page: PlanFormData }) {
  const words = useWords(sessionFormWords);
  return (
    <Boxes name="texts" legend={words.texts} options={page.texts} {...{ values, errors }}>
      {page.texts.length === 0 && <p className="hint">{words.textsNone}</p>}
    </Boxes>
  );
}

/** A list of boxes to tick; long ones scroll in themselves. */
function Boxes({
  name,
  legend,
  hint,
  options,
  values,
  errors,
  children,
}: Said & {
  name: string;
  legend: string;
  hint?: string;
  options: Array<{ id: string; title?: string; name?: string }>;
  children?: ReactNode;
}) {
  const ticked = tickedIn(values, name);
  const error = errors[name];
  return (
    <fieldset className="field boxes" id={`field-${name}`} tabIndex={-1}>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {error && <p className="error">{error}</p>}
      {children}
      <div className={options.length > 8 ? "scrolls" : undefined}>
        {options.map(({ id, title, name: called }, at) => (
          <Choice
            key={id}
            name={`${name}.${at}`}
            value={id}
            label={<bdi>{title ?? called}</bdi>}
            defaultChecked={ticked.has(id)}
          />
        ))}
      </div>
    </fieldset>
  );
}

export function PlaceFields({ values, errors }: Said) {
  const words = useWords(sessionFormWords);
  return (
    <>
      <Field
        name="place"
        label={words.place}
        hint={words.placeHint}
        optional
        dir="auto"
        maxLength={limits.place.max}
        defaultValue={values["place"]}
        error={errors["place"]}
      />
      <Field
        type="url"
        name="callUrl"
        label={words.callUrl}
        hint={words.callUrlHint}
        optional
        autoComplete="off"
        placeholder="https://"
        maxLength={limits.callUrl.max}
        defaultValue={values["callUrl"]}
        error={errors["callUrl"]}
      />
    </>
  );
}

function Repeat({ values, errors }: Said) {
  const words = useWords(sessionFormWords);
  const every = values["repeat.every"] ?? "never";
  return (
    <details className="fold" open={every !== "never" || has(errors, /^repeat/)}>
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

/** What one seldom needs. */
export function More({ page, values, errors }: Said & { page: PlanFormData }) {
  const words = useWords(sessionFormWords);
  const said = { values, errors };
  const isFilled = Boolean(values["about"] || values["capacity"]) || tickedIn(values, "facilitators").size > 0;
  return (
    <details className="fold" open={isFilled || has(errors, /^(?:about|capacity|facilitators|guests)/)}>
      <summary>{words.more}</summary>
      <div>
        <Field
          as="textarea"
          name="about"
          label={words.about}
          hint={words.aboutHint}
          optional
          rows={4}
          dir="auto"
          defaultValue={values["about"]}
          error={errors["about"]}
        />
        <Field
          type="number"
          name="capacity"
          label={words.capacity}
          hint={words.capacityHint}
          optional
          {...limits.capacity}
          defaultValue={values["capacity"]}
          error={errors["capacity"]}
        />
        {page.people.length > 0 && (
          <Boxes
            name="facilitators"
            legend={words.facilitators}
            hint={words.facilitatorsHint}
            options={page.people}
            {...said}
          />
        )}
        <GuestChoices {...said} />
      </div>
    </details>
  );
}

export function GuestChoices({ values, errors }: Said) {
  const words = useWords(sessionFormWords);
  const chosen = values["guests"] ?? "listen";
  return (
    <fieldset className="field" id="field-guests" tabIndex={-1}>
      <legend>{words.guests}</legend>
      {errors["guests"] && <p className="error">{errors["guests"]}</p>}
      {sessionGuests.map((each) => {
        const [label, hint] = words.guestKinds[each];
        return (
          <Choice
            key={each}
            type="radio"
            name="guests"
            value={each}
            label={label}
            hint={hint}
            defaultChecked={each === chosen}
          />
        );
      })}
    </fieldset>
  );
}

const has = (errors: Record<string, string>, pattern: RegExp) => Object.keys(errors).some((name) => pattern.test(name));
