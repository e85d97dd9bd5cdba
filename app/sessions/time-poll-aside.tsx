import { Form } from "@remix-run/react";
import type { Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { timePollWords } from "../words/time-polls";
import { useWords } from "../words/use-words";
import { SessionWhen } from "./session-when";
import { cityOf } from "./session-time";
import { timePollLimits } from "./time-poll";
import type { TimePollPageData } from "./time-poll-page.server";

/** Times that suit, best first, and why; each may become the session. */
export function BestTimes({ page: { best, may } }: { page: TimePollPageData }) {
  const words = useWords(timePollWords);
  return (
    <section aria-labelledby="best">
      <h2 id="best">{words.bestTitle}</h2>
      {best.length === 0 && <p className="faint">{words.bestNone}</p>}
      <ol className="best-times">
        {best.map((time) => (
          <li key={time.startsAt}>
            <p>
              <SessionWhen when={time.when} />
            </p>
            <p className="hint">
              {words.counts(time)}
              {time.because !== "alone" && <>: {words.because[time.because]}</>}
            </p>
            {may.change && (
              <LinkButton small primary={time === best[0]} to={time.to}>
                {words.plan}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
      {may.change && best.length > 0 && <p className="hint">{words.planHint}</p>}
    </section>
  );
}

/** For those who plan: other times, or none at all. */
export function ChangeTimes({ page }: { page: TimePollPageData }) {
  const words = useWords(timePollWords);
  const { poll, options } = page;
  if (poll.state === "closed") return null;
  return (
    <section aria-labelledby="change">
      <h2 id="change">{words.change}</h2>
      {options.length < timePollLimits.options.max && (
        <details className="fold">
          <summary>{words.addTitle}</summary>
          <div>
            <AddTime page={page} refused={undefined} />
          </div>
        </details>
      )}
      {options.length > timePollLimits.options.min && (
        <details className="fold">
          <summary>{words.removeTitle}</summary>
          <div>
            <p className="hint">{words.removeHint}</p>
            <ul className="list">
              {options.map(({ startsAt, when, yes, maybe, no }) => (
                <li key={startsAt} className="row">
                  <div>
                    <time dateTime={when.at}>{when.shown}</time>
                    {yes + maybe + no > 0 && <p className="hint">{words.counts({ yes, maybe, no })}</p>}
                  </div>
                  <Form method="post" action={`${poll.url}/remove`} preventScrollReset className="end">
                    <input type="hidden" name="startsAt" value={startsAt} />
                    <Button small aria-label={words.removeOne(when.shown)}>
                      {words.remove}
                    </Button>
                  </Form>
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
      <details className="fold">
        <summary>{words.closeTitle}</summary>
        <div>
          <Form method="post" action={`${poll.url}/close`}>
            <p className="hint">{words.closeHint}</p>
            <Button small>{words.close}</Button>
          </Form>
        </div>
      </details>
    </section>
  );
}

/** Also a page of its own, for what was refused. */
export function AddTime({ page: { poll, today }, refused }: { page: TimePollPageData; refused: Refused }) {
  const words = useWords(timePollWords);
  const values: Record<string, string | undefined> = refused?.values ?? {};
  const errors = refused?.errors ?? {};
  return (
    <Form method="post" action={`${poll.url}/add`} className="form">
      <Field
        type="date"
        name="day"
        label={words.addDay}
        required
        min={today}
        defaultValue={values["day"]}
        error={errors["add.0.day"] ?? errors["add"]}
      />
      <Field
        type="time"
        name="time"
        label={words.addTime(cityOf(poll.timeZone))}
        required
        defaultValue={values["time"]}
        error={errors["add.0.time"]}
      />
      <div className="btns">
        <Button small>{words.add}</Button>
      </div>
    </Form>
  );
}
