import { Form } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { timePollWords } from "../words/time-polls";
import { useWords } from "../words/use-words";
import { sessionLimits as limits } from "./session";
import { cityOf } from "./session-time";
import { timePollLimits, timesUrl } from "./time-poll";
import type { AskTimesData } from "./time-poll-page.server";

/** Before the rest is unfolded. */
const shownFirst = 4;

/** Asks the group when all could come: what for, how long, and some times. */
export function AskTimesPage({ page, refused }: { page: AskTimesData; refused: Refused }) {
  const words = useWords(timePollWords);
  const { values: given, group } = page;
  const values: Record<string, string | undefined> = refused?.values ?? given;
  const errors = refused?.errors ?? {};
  const lines = Array.from({ length: timePollLimits.options.max }, (_, at) => at);
  const line = (at: number) => <TimeLine key={at} at={at} {...{ values, errors }} time={given["time"]} />;
  const isBeyond = lines.slice(shownFirst).some((at) => values[`options.${at}.day`] || hasFault(errors, at));
  return (
    <Page narrow title={words.newTitle} lead={words.newLead}>
      <Form method="post" action={`${timesUrl(group.slug)}/new`} className="form">
        <FormErrors refused={refused} names={{ title: words.title, minutes: words.minutes, options: words.times }} />
        <input type="hidden" name="id" value={values["id"] ?? ""} />
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
        <fieldset className="field" id="field-options" tabIndex={-1}>
          <legend>{words.times}</legend>
          <p className="hint">{words.timesHint(cityOf(group.timeZone))}</p>
          {errors["options"] && <p className="error">{errors["options"]}</p>}
          {lines.slice(0, shownFirst).map(line)}
          <details className="fold" open={isBeyond}>
            <summary>{words.more}</summary>
            <div>{lines.slice(shownFirst).map(line)}</div>
          </details>
        </fieldset>
        <div className="btns">
          <Button primary>{words.ask}</Button>
        </div>
      </Form>
    </Page>
  );
}

const hasFault = (errors: Record<string, string>, at: number) =>
  Object.keys(errors).some((name) => name.startsWith(`options.${at}.`));

type Line = {
  at: number;
  values: Record<string, string | undefined>;
  errors: Record<string, string>;
  /** Of the day, where none was chosen. */
  time: string | undefined;
};

function TimeLine({ at, values, errors, time }: Line) {
  const words = useWords(timePollWords);
  const [day, clock] = [`options.${at}.day`, `options.${at}.time`];
  return (
    <div className="together">
      <Field
        type="date"
        name={day}
        label={words.day(at + 1)}
        defaultValue={values[day]}
        error={errors[day] ?? errors[`options.${at}.startsAt`] ?? errors[`options.${at}`]}
      />
      <Field
        type="time"
        name={clock}
        label={words.time(at + 1)}
        defaultValue={values[clock] ?? time}
        error={errors[clock]}
      />
    </div>
  );
}
