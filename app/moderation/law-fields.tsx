import { Choice, Field } from "../ui/field";
import { lawWords } from "../words/law";
import { useWords } from "../words/use-words";
import type { Given } from "./act-form";
import { lawBases, lawLimits } from "./law";

/** What a removal by law needs besides: the record of who asked for it, and whether its author may be told. */
export function LawFields({ given: { values, errors } }: { given: Given }) {
  const words = useWords(lawWords);
  const line = (name: "ground" | "authority" | "reference" | "territory", hint?: string) => (
    <Field
      name={name}
      label={words[name]}
      hint={hint}
      optional={name !== "ground"}
      maxLength={lawLimits.line}
      dir="auto"
      error={errors[name]}
      defaultValue={values[name]}
    />
  );
  return (
    <fieldset className="field">
      <legend>{words.recordTitle}</legend>
      <p className="hint">{words.recordLead}</p>
      <Field
        as="select"
        name="basis"
        label={words.basis}
        error={errors["basis"]}
        defaultValue={values["basis"] ?? lawBases[0]}
      >
        {lawBases.map((each) => (
          <option key={each} value={each}>
            {words.bases[each]}
          </option>
        ))}
      </Field>
      {line("ground", words.groundHint)}
      {line("authority", words.authorityHint)}
      {line("reference")}
      <Field
        type="date"
        name="dated"
        label={words.dated}
        optional
        error={errors["dated"]}
        defaultValue={values["dated"]}
      />
      {line("territory", words.territoryHint)}
      <Field
        as="textarea"
        name="redress"
        rows={2}
        dir="auto"
        label={words.redress}
        optional
        error={errors["redress"]}
        defaultValue={values["redress"]}
      />
      <Choice
        name="isSecret"
        value="true"
        label={words.isSecret}
        hint={words.isSecretHint}
        defaultChecked={values["isSecret"] === "true"}
      />
      <Field
        type="date"
        name="tellOn"
        label={words.tellOn}
        hint={words.tellOnHint}
        optional
        error={errors["tellOn"]}
        defaultValue={values["tellOn"]}
      />
    </fieldset>
  );
}
