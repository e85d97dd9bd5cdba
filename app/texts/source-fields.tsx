import { Field } from "../ui/field";
import { addTextWords } from "../words/add-text";
import { useWords } from "../words/use-words";
import { textLimits } from "./text";

/** What a text, or a new edition of one, is made of: pasted, at an address, or in a file. */
export function SourceFields({
  intro,
  values,
  errors,
}: {
  intro: string;
  values: { content: string; address: string };
  errors: Record<string, string> | undefined;
}) {
  const words = useWords(addTextWords);
  return (
    <>
      <Field
        as="textarea"
        name="content"
        label={words.fieldContent}
        hint={intro}
        error={errors?.["content"]}
        defaultValue={values.content}
        rows={12}
        dir="auto"
        spellCheck={false}
      />
      <Field
        type="url"
        name="address"
        label={words.fieldAddress}
        hint={words.fieldAddressHint}
        maxLength={textLimits.address}
        error={errors?.["address"]}
        defaultValue={values.address}
        autoComplete="off"
        placeholder="https://"
      />
      <Field
        type="file"
        name="file"
        label={words.fieldFile}
        hint={words.fieldFileHint(textLimits.upload / 1024 / 1024)}
        error={errors?.["file"]}
        accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml,.epub,.docx,.pdf,text/plain,text/markdown,text/html,application/epub+zip,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      />
    </>
  );
}

export function FormatField({ value, error }: { value: string; error: string | undefined }) {
  const words = useWords(addTextWords);
  return (
    <Field as="select" name="format" label={words.fieldFormat} error={error} defaultValue={value}>
      {Object.entries(words.formats).map(([format, label]) => (
        <option key={format} value={format}>
          {label}
        </option>
      ))}
    </Field>
  );
}
