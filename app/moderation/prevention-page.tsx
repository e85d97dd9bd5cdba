import { Form } from "@remix-run/react";
import { Choices, FormErrors, type Refused } from "../groups/group-form";
import { entryKinds, holdings, preventionLimits, type Prevention } from "../groups/prevention";
import { Button, LinkButton } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { preventionWords } from "../words/prevention";
import { useWords } from "../words/use-words";
import { listBoxes } from "./prevention-input";

/** As the form shows it: instants by the clock of the group. */
export type PreventionPageData = {
  prevention: Prevention;
  zone: string;
  period: { from: string; until: string } | null;
  mayChange: boolean;
  saved: boolean;
};

/** What a group does beforehand: hosts set it, moderators read it. */
export function PreventionPage({
  page,
  refused,
  back,
}: {
  page: PreventionPageData;
  refused: Refused;
  back: { to: string; text: string };
}) {
  const words = useWords(preventionWords);
  return (
    <Page narrow title={words.title} lead={words.lead} actions={<LinkButton to={back.to}>{back.text}</LinkButton>}>
      {page.saved && !refused && <Notice tone="good">{words.saved}</Notice>}
      {page.mayChange ? <PreventionForm page={page} refused={refused} /> : <PreventionRead page={page} />}
    </Page>
  );
}

function PreventionForm({
  page: { prevention, zone, period },
  refused,
}: {
  page: PreventionPageData;
  refused: Refused;
}) {
  const words = useWords(preventionWords);
  const values: Record<string, string | undefined> = refused?.values ?? {};
  const errors = refused?.errors ?? {};
  const isOn = (name: string, now: boolean) => (refused ? values[name] === "true" : now);
  const value = (name: string, now: string | number | null | undefined) => values[name] ?? String(now ?? "");
  const limits = preventionLimits;
  return (
    <Form method="post" className="form">
      <FormErrors refused={refused} />
      <h2>{words.first}</h2>
      <Choices
        name="hold"
        legend={words.hold}
        chosen={values["hold"] ?? prevention.hold}
        options={holdings.map((each) => [each, ...words.holds[each]])}
        error={errors["hold"]}
      />
      <Field
        type="number"
        name="newcomerUntil"
        label={words.newcomerUntil}
        hint={words.newcomerHint}
        {...limits.newcomerUntil}
        required
        defaultValue={value("newcomerUntil", prevention.newcomerUntil)}
        error={errors["newcomerUntil"]}
      />
      <Choices
        name="holdLinks"
        legend={words.holdLinks}
        chosen={values["holdLinks"] ?? prevention.holdLinks}
        options={holdings.map((each) => [each, ...words.linkHolds[each]])}
        error={errors["holdLinks"]}
      />
      <Choice
        name="holdFloods"
        value="true"
        label={words.holdFloods}
        hint={words.holdFloodsHint}
        defaultChecked={isOn("holdFloods", prevention.holdFloods)}
      />
      <h2>{words.lists}</h2>
      <p>{words.listsLead}</p>
      {listBoxes.map(({ name, kind, does }) => (
        <Field
          as="textarea"
          key={name}
          name={name}
          label={words.boxes[name]?.[0]}
          hint={words.boxes[name]?.[1] || undefined}
          optional
          rows={4}
          dir="auto"
          spellCheck={false}
          autoCapitalize="none"
          defaultValue={value(
            name,
            prevention.list
              .filter((each) => each.kind === kind && each.does === does)
              .map(({ text }) => text)
              .join("\n"),
          )}
          error={errors[name]}
        />
      ))}
      <h2>{words.rates}</h2>
      <p>{words.ratesLead}</p>
      {(["newcomers", "members", "guests"] as const).map((who) => (
        <Field
          key={who}
          type="number"
          name={`perHour.${who}`}
          label={words.perHour[who]}
          optional
          {...limits.perHour}
          defaultValue={value(`perHour.${who}`, prevention.perHour[who])}
          error={errors[`perHour.${who}`]}
        />
      ))}
      <h2>{words.hours}</h2>
      <Choice
        name="isClosed"
        value="true"
        label={words.isClosed}
        hint={words.isClosedHint(zone)}
        defaultChecked={isOn("isClosed", prevention.closed !== null)}
      />
      <Field
        type="time"
        name="closed.from"
        label={words.ends["closed.from"]}
        defaultValue={value("closed.from", prevention.closed?.from ?? "22:00")}
        error={errors["closed.from"]}
      />
      <Field
        type="time"
        name="closed.until"
        label={words.ends["closed.until"]}
        hint={words.untilHint}
        defaultValue={value("closed.until", prevention.closed?.until ?? "07:00")}
        error={errors["closed.until"]}
      />
      <fieldset id="field-closed.days">
        <legend>{words.days}</legend>
        {errors["closed.days"] && <p className="error">{errors["closed.days"]}</p>}
        {words.dayNames.map((day, at) => (
          <Choice
            key={day}
            name={`closed.day.${at}`}
            value="true"
            label={day}
            defaultChecked={isOn(`closed.day.${at}`, prevention.closed?.days.includes(at) ?? true)}
          />
        ))}
      </fieldset>
      <h2>{words.door}</h2>
      <Choice
        name="isInviteOnly"
        value="true"
        label={words.isInviteOnly}
        hint={words.isInviteOnlyHint(zone)}
        defaultChecked={isOn("isInviteOnly", period !== null)}
      />
      {(["from", "until"] as const).map((end) => (
        <Field
          key={end}
          type="datetime-local"
          name={`inviteOnly.${end}`}
          label={words.ends[`inviteOnly.${end}`]}
          defaultValue={value(`inviteOnly.${end}`, period?.[end])}
          error={errors[`inviteOnly.${end}`]}
        />
      ))}
      <div className="btns">
        <Button primary>{words.save}</Button>
      </div>
    </Form>
  );
}

function PreventionRead({ page: { prevention, period } }: { page: PreventionPageData }) {
  const words = useWords(preventionWords);
  const says = words.whatHolds;
  const { closed, perHour, list } = prevention;
  const [wordCount, patternCount] = entryKinds.map((kind) => list.filter((each) => each.kind === kind).length);
  const rate = (count: number | null) => (count === null ? says.asEverywhere : says.perHour(count));
  const lines: Array<[string, string]> = [
    [words.hold, words.holds[prevention.hold][0]],
    [words.newcomerUntil, String(prevention.newcomerUntil)],
    [words.holdLinks, words.linkHolds[prevention.holdLinks][0]],
    [words.holdFloods, prevention.holdFloods ? says.yes : says.no],
    [words.lists, says.list(wordCount ?? 0, patternCount ?? 0)],
    ...(["newcomers", "members", "guests"] as const).map((who): [string, string] => [
      words.rateOf(words.perHour[who] ?? ""),
      rate(perHour[who]),
    ]),
    [
      words.hours,
      closed
        ? says.closed(closed.from, closed.until, closed.days.map((day) => words.dayNames[day] ?? "").join(", "))
        : says.none,
    ],
    [words.door, period ? says.period(period.from.replace("T", " "), period.until.replace("T", " ")) : says.no],
  ];
  return (
    <>
      <p>{words.readOnly}</p>
      <dl className="rules">
        {lines.map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {listBoxes.map(({ name, kind, does }) => {
        const here = list.filter((each) => each.kind === kind && each.does === does);
        return (
          here.length > 0 && (
            <section key={name}>
              <h2>{words.boxes[name]?.[0]}</h2>
              <ul>
                {here.map(({ text }) => (
                  <li key={text} dir="auto">
                    {text}
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}
