import { Form, Link } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { Page } from "../ui/page";
import { ruleSetWords } from "../words/rule-sets";
import { ruleWords } from "../words/rules";
import { useWords } from "../words/use-words";
import type { RuleFields } from "./rules-form";
import { ruleLimits, ruleSetNames } from "./rules";

/** Writes the next version of the rules: each has a place among the others, and empty ones stand ready. */
export function EditRulesPage({
  slug,
  version,
  preamble,
  fields,
  from,
  refused,
}: {
  slug: string;
  version: number;
  preamble: string;
  fields: RuleFields[];
  /** The set that the form was filled with. */
  from: string | null;
  refused: Refused;
}) {
  const words = useWords(ruleWords);
  const sets = useWords(ruleSetWords);
  const here = `/g/${slug}/rules`;
  const errors = refused?.errors ?? {};
  const values: Record<string, string | undefined> = refused?.values ?? {};
  return (
    <Page
      narrow
      title={words.editTitle}
      lead={words.editLead}
      actions={<LinkButton to={here}>{words.back}</LinkButton>}
    >
      <nav className="pills" aria-label={words.startFrom}>
        {words.startFrom}:{" "}
        {ruleSetNames.map((name) => (
          <Link
            key={name}
            to={`${here}/edit?from=${name}`}
            className="pill"
            aria-current={from === name ? "true" : undefined}
            title={sets[name].lead}
          >
            {sets[name].name}
          </Link>
        ))}
      </nav>
      {/* Another set is another form: what the browser keeps of the one before does not stand in it. */}
      <Form method="post" action={`${here}/edit`} className="form" key={from ?? ""}>
        <FormErrors refused={refused} />
        <input type="hidden" name="version" value={version} />
        <Field
          as="textarea"
          name="preamble"
          label={words.preamble}
          hint={words.preambleHint}
          optional
          rows={3}
          dir="auto"
          defaultValue={values["preamble"] ?? preamble}
          error={errors["preamble"]}
        />
        {fields.map((rule, at) => (
          <RuleFieldset key={at} rule={rule} at={at} values={values} errors={errors} />
        ))}
        <Field
          name="note"
          label={words.note}
          hint={words.noteHint}
          optional
          maxLength={ruleLimits.note.max}
          dir="auto"
          defaultValue={values["note"]}
          error={errors["note"]}
        />
        <div className="btns">
          <Button primary>{words.publish}</Button>
          <LinkButton quiet to={here}>
            {words.back}
          </LinkButton>
        </div>
      </Form>
    </Page>
  );
}

function RuleFieldset({
  rule,
  at,
  values,
  errors,
}: {
  rule: RuleFields;
  at: number;
  values: Record<string, string | undefined>;
  errors: Record<string, string>;
}) {
  const words = useWords(ruleWords);
  const { number, isNew } = rule;
  const name = (field: string) => `rules.${at}.${field}`;
  const legend = isNew ? words.fresh : words.existing(number ?? at + 1);
  return (
    <fieldset className="rule-fields">
      <legend>{legend}</legend>
      {number !== null && <input type="hidden" name={name("number")} value={number} />}
      <Field
        name={name("title")}
        label={words.ruleTitle}
        hint={isNew ? words.freshHint : undefined}
        maxLength={ruleLimits.title.max}
        dir="auto"
        defaultValue={values[name("title")] ?? rule.title}
        error={errors[name("title")]}
      />
      <Field
        as="textarea"
        name={name("text")}
        label={words.ruleText}
        optional
        rows={3}
        dir="auto"
        defaultValue={values[name("text")] ?? rule.text}
        error={errors[name("text")] ?? errors[name("number")]}
      />
      <Field
        type="number"
        name={name("place")}
        label={words.place}
        hint={words.placeHint}
        min={1}
        max={ruleLimits.rules.max}
        step="any"
        defaultValue={values[name("place")] ?? String(at + 1)}
      />
      {!isNew && (
        <Choice
          name={name("remove")}
          value="yes"
          label={words.remove}
          defaultChecked={values[name("remove")] === "yes"}
        />
      )}
    </fieldset>
  );
}
