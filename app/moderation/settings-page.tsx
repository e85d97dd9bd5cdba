import { Form } from "@remix-run/react";
import { Choices, FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { keepingWords } from "../words/keeping";
import { moderationSettingWords } from "../words/moderation-settings";
import { useWords } from "../words/use-words";
import { appealWays, moderationLimits, overdueWays, type KeepBounds, type ModerationSettings } from "./settings";

/** How a group moderates: for all who read there; hosts change it. */
export function ModerationSettingsPage({
  settings,
  keep,
  mayChange,
  saved,
  refused,
  back,
}: {
  settings: ModerationSettings;
  /** What the operator allows. */
  keep: KeepBounds;
  mayChange: boolean;
  saved: boolean;
  refused: Refused;
  back: { to: string; text: string };
}) {
  const words = useWords(moderationSettingWords);
  return (
    <Page narrow title={words.title} lead={words.lead} actions={<LinkButton to={back.to}>{back.text}</LinkButton>}>
      {saved && !refused && <Notice tone="good">{words.saved}</Notice>}
      {mayChange ? (
        <SettingsForm settings={settings} keep={keep} refused={refused} />
      ) : (
        <SettingsList settings={settings} />
      )}
    </Page>
  );
}

function SettingsList({ settings }: { settings: ModerationSettings }) {
  const words = useWords(moderationSettingWords);
  const lines: Array<[string, string]> = [
    [words.appeals, words.ways[settings.appeals].join(". ")],
    [words.appealWithin, words.days(settings.appealWithin)],
    [words.decideWithin, words.days(settings.decideWithin)],
    [words.overdue, words.overdueWays[settings.overdue].join(". ")],
    [words.logNames, settings.logNames ? words.yes : words.no],
    [words.logContent, settings.logContent ? words.yes : words.no],
    [words.keepMonths, words.months(settings.keepMonths)],
  ];
  return (
    <dl className="rules">
      {lines.map(([term, said]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

function SettingsForm({
  settings,
  keep,
  refused,
}: {
  settings: ModerationSettings;
  keep: KeepBounds;
  refused: Refused;
}) {
  const [words, keeping] = [useWords(moderationSettingWords), useWords(keepingWords)];
  const values: Record<string, string | undefined> = refused?.values ?? {};
  const errors = refused?.errors ?? {};
  const isOn = (name: "logNames" | "logContent") => (refused ? values[name] === "true" : settings[name]);
  const numbered = (name: keyof typeof moderationLimits, hint?: string) => (
    <Field
      type="number"
      name={name}
      label={words[name]}
      hint={hint}
      {...(name === "keepMonths" ? keep : moderationLimits[name])}
      required
      defaultValue={values[name] ?? String(settings[name])}
      error={errors[name]}
    />
  );
  return (
    <Form method="post" className="form">
      <FormErrors refused={refused} />
      <Choices
        name="appeals"
        legend={words.appeals}
        chosen={values["appeals"] ?? settings.appeals}
        options={appealWays.map((each) => [each, ...words.ways[each]])}
        error={errors["appeals"]}
      />
      {numbered("appealWithin")}
      {numbered("decideWithin")}
      <Choices
        name="overdue"
        legend={words.overdue}
        chosen={values["overdue"] ?? settings.overdue}
        options={overdueWays.map((each) => [each, ...words.overdueWays[each]])}
        error={errors["overdue"]}
      />
      <Choice
        name="logNames"
        value="true"
        label={words.logNames}
        hint={words.logNamesHint}
        defaultChecked={isOn("logNames")}
      />
      <Choice
        name="logContent"
        value="true"
        label={words.logContent}
        hint={words.logContentHint}
        defaultChecked={isOn("logContent")}
      />
      {numbered("keepMonths", `${words.keepMonthsHint} ${keeping.bounds(keep.min, keep.max)}`)}
      <div className="btns">
        <Button primary>{words.save}</Button>
      </div>
    </Form>
  );
}
