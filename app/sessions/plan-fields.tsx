import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Choice, Field } from "../ui/field";
import { sessionEndWords } from "../words/session-end";
import { sessionFormWords } from "../words/session-forms";
import { useWords } from "../words/use-words";
import { TheirTurn } from "./after-next";
import { hasFault, tickedIn, type PlanFormData, type Said } from "./plan-form-data";
import { sessionGuests, sessionLimits as limits } from "./session";
import { cityOf } from "./session-time";

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

/** By which clock, and where that is changed. */
export function ZoneWord({ page: { group, zoneUrl } }: { page: PlanFormData }) {
  const words = useWords(sessionEndWords);
  return (
    <p className="hint below">
      {words.zoneHint(cityOf(group.timeZone))} {zoneUrl && <Link to={zoneUrl}>{words.zoneChange}</Link>}
    </p>
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
  hint?: ReactNode;
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
      <div className="together">
        <Field
          name="place"
          label={words.place}
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
          optional
          autoComplete="off"
          placeholder="https://"
          maxLength={limits.callUrl.max}
          defaultValue={values["callUrl"]}
          error={errors["callUrl"]}
        />
      </div>
      <p className="hint below">{words.placeHint}</p>
    </>
  );
}

/** What one seldom needs. */
export function More({ page, values, errors }: Said & { page: PlanFormData }) {
  const words = useWords(sessionFormWords);
  const said = { values, errors };
  const isFilled = Boolean(values["about"] || values["capacity"]) || tickedIn(values, "facilitators").size > 0;
  return (
    <details className="fold" open={isFilled || hasFault(errors, /^(?:about|capacity|facilitators|guests)/)}>
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
            hint={
              <>
                {words.facilitatorsHint}
                {page.turn && (
                  <>
                    {" "}
                    <TheirTurn turn={page.turn} />
                  </>
                )}
              </>
            }
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
      <div>
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
      </div>
    </fieldset>
  );
}
