import type { FormRefusal } from "../doors.server";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Choice, Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { commentPageWords } from "../words/comment-pages";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { DraftKey } from "./drafts";
import { useKept } from "./use-kept";

type Writing = {
  action: string;
  /** What goes along unseen. `id` is the one the comment will have. */
  fields: Record<string, string>;
  draftKey: DraftKey;
  /** What the box begins with when nothing was typed yet. */
  body?: string;
  label: string;
  submit: string;
  /** Where one goes who does not want to any more. */
  back: string;
  seenBy: string;
  /** Where the rules of the group are, and what the link is called. */
  rules: [href: string, text: string];
  refusal?: FormRefusal | null;
  /** The page says already what was refused. */
  isTold?: boolean;
  /** Offers to make it a question. */
  mayAsk?: boolean;
};

/** The box of a page of its own. It goes out as the browser sends it, with or without JavaScript. */
export function ComposePlain({
  action,
  fields,
  draftKey,
  body = "",
  label,
  submit,
  back,
  seenBy,
  rules,
  refusal,
  isTold,
  mayAsk,
}: Writing) {
  const words = useWords(commentPageWords);
  const reading = useWords(readingWords);
  const kept = useKept(draftKey, Boolean(refusal));
  // Asked to look again: what was typed goes out as it stands with the next press, or changed.
  const look = refusal?.errors["anyway"];
  return (
    <form className="form" method="post" action={action} {...kept}>
      {look ? (
        <Notice tone="warn">
          <p>{look}</p>
        </Notice>
      ) : (
        <ErrorSummary errors={refusal && !isTold ? summaryOf(refusal) : null} />
      )}
      {look && <input type="hidden" name="anyway" value="true" />}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} defaultValue={value} />
      ))}
      <Field
        as="textarea"
        name="body"
        label={label}
        hint={`${seenBy}. ${reading.hint}`}
        error={refusal?.errors["body"]}
        defaultValue={refusal?.values["body"] ?? body}
        required
        rows={6}
        dir="auto"
      />
      <p className="hint">
        <a href={rules[0]}>{rules[1]}</a>
      </p>
      {mayAsk && (
        <Choice
          name="kind"
          value="question"
          defaultChecked={refusal?.values["kind"] === "question"}
          label={words.asQuestion}
        />
      )}
      <div className="btns">
        <Button primary>{look ? reading.sendAnyway : submit}</Button>
        <a className="btn quiet" href={back}>
          {words.back}
        </a>
      </div>
    </form>
  );
}

/** Only the words have a box here; what is wrong with anything else is about the form. */
function summaryOf({ errors, detail }: FormRefusal): Record<string, string> {
  const { body, ...rest } = errors;
  const others = Object.values(rest).join(" ");
  if (!body && !others) return { form: detail };
  return { ...(body ? { body } : {}), ...(others ? { form: others } : {}) };
}
