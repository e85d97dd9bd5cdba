import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Choice, Field } from "../ui/field";
import { groupSettingWords } from "../words/group-settings";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import { groupLimits, guestsAllowed, type GroupView, type Joining, type Visibility } from "./group";

/** What a form got back: see `FormRefusal` in the doors. */
export type Refused = { detail: string; errors: Record<string, string>; values: Record<string, string> } | undefined;

/** From what shows least to what shows most: the first is what one gets without choosing. */
const visibilities = ["private", "unlisted", "public"] as const satisfies Visibility[];
const joinings = ["invite", "request", "open"] as const satisfies Joining[];

type About =
  /** For one there is. `zones`: to choose from. */
  | { group: GroupView; zones: string[]; zone?: undefined }
  /** For a new one, which is asked as little as possible. `zone`: its own where nothing better is known. */
  | { group?: undefined; zones?: undefined; zone: string };

export function GroupForm({ group, zones, zone, refused }: About & { refused: Refused }) {
  const [words, settings] = [useWords(groupWords), useWords(groupSettingWords)];
  const errors = refused?.errors ?? {};
  const values: Record<string, string | undefined> = refused?.values ?? settingsOf(group);
  return (
    <Form method="post" className="form">
      <FormErrors refused={refused} />
      <Field
        name="name"
        label={words.name}
        required
        maxLength={groupLimits.name.max}
        defaultValue={values["name"]}
        error={errors["name"]}
      />
      {!group && (
        <Field
          name="slug"
          label={words.slug}
          hint={words.slugHint}
          optional
          autoCapitalize="none"
          spellCheck={false}
          maxLength={groupLimits.slug.max}
          defaultValue={values["slug"]}
          error={errors["slug"]}
        />
      )}
      <Field
        as="textarea"
        name="description"
        label={words.description}
        hint={words.descriptionHint}
        optional
        rows={3}
        dir="auto"
        defaultValue={values["description"]}
        error={errors["description"]}
      />
      {group && (
        <>
          <Field
            name="language"
            label={settings.language}
            hint={settings.languageHint}
            maxLength={groupLimits.language.max}
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={values["language"]}
            error={errors["language"]}
          />
          <Field
            as="select"
            name="timeZone"
            label={settings.timeZone}
            hint={settings.timeZoneHint}
            defaultValue={values["timeZone"]}
            error={errors["timeZone"]}
          >
            {(zones ?? []).map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </Field>
          <h2>{settings.door}</h2>
        </>
      )}
      <Choices
        name="visibility"
        legend={words.visibilityTitle}
        note={words.visibilityNote}
        chosen={values["visibility"] ?? "private"}
        options={visibilities.map((each) => [each, ...words.visibilities[each]])}
        error={errors["visibility"]}
      />
      <Choices
        name="joining"
        legend={words.joiningTitle}
        note={words.joiningNote}
        chosen={values["joining"] ?? "invite"}
        options={joinings.map((each) => [each, ...words.joinings[each]])}
        error={errors["joining"]}
      />
      {group && (
        <>
          <Field
            name="joinQuestion"
            label={settings.joinQuestion}
            hint={settings.joinQuestionHint}
            optional
            maxLength={groupLimits.joinQuestion.max}
            dir="auto"
            defaultValue={values["joinQuestion"]}
            error={errors["joinQuestion"]}
          />
          <Choices
            name="guests"
            legend={settings.guestsTitle}
            note={settings.guestsNote}
            chosen={values["guests"] ?? "none"}
            options={guestsAllowed.map((each) => [each, ...settings.guests[each]])}
            error={errors["guests"]}
          />
        </>
      )}
      {zone && <ZoneOfNew zone={values["timeZone"] || zone} />}
      <div className="btns">
        <Button primary>{group ? words.save : words.make}</Button>
      </div>
    </Form>
  );
}

/** The zone of whoever makes the group, as their browser tells it; without script the one that the server supposes. */
function ZoneOfNew({ zone }: { zone: string }) {
  const words = useWords(groupSettingWords);
  const [theirs, setTheirs] = useState(zone);
  useEffect(() => setTheirs(new Intl.DateTimeFormat().resolvedOptions().timeZone || zone), [zone]);
  return (
    <>
      <input type="hidden" name="timeZone" value={theirs} />
      <p className="hint">{words.timeZoneOfNew(theirs.replaceAll("_", " "))}</p>
    </>
  );
}

const settingsOf = (group: GroupView | undefined): Record<string, string> =>
  group
    ? {
        name: group.name,
        description: group.description,
        language: group.language,
        timeZone: group.timeZone,
        visibility: group.visibility,
        joining: group.joining,
        joinQuestion: group.joinQuestion,
        guests: group.guests,
      }
    : {};

/** All errors of a form; where none is about a field, the sentence itself. */
/** @param names what fields are called, by name, where sentences do not say it */
export function FormErrors({ refused, names }: { refused: Refused; names?: Record<string, string> }) {
  if (!refused) return null;
  const hasFields = Object.keys(refused.errors).length > 0;
  return <ErrorSummary errors={hasFields ? refused.errors : { form: refused.detail }} {...(names && { names })} />;
}

export function Choices({
  name,
  legend,
  note,
  chosen,
  options,
  error,
}: {
  name: string;
  legend: string;
  note?: string;
  chosen: string;
  options: Array<[value: string, label: string, hint: string]>;
  error?: string;
}) {
  return (
    <fieldset className="field" id={`field-${name}`}>
      <legend>{legend}</legend>
      {error && <p className="error">{error}</p>}
      <div>
        {options.map(([value, label, hint]) => (
          <Choice
            key={value}
            type="radio"
            name={name}
            value={value}
            label={label}
            hint={hint}
            defaultChecked={value === chosen}
          />
        ))}
      </div>
      {note && <p className="hint">{note}</p>}
    </fieldset>
  );
}
