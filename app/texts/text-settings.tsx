import type { FormRefusal } from "../doors.server";
import { Button, LinkButton } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { addTextWords } from "../words/add-text";
import { useWords } from "../words/use-words";

export type ManagedText = {
  text: { id: string; title: string; byline: string };
  group: { slug: string; name: string };
  /** Visible comments, which go with it. */
  comments: number;
};

/** Title and byline, and the way to delete it. */
export function TextSettings({
  page,
  saved,
  refusal,
}: {
  page: ManagedText;
  saved: boolean;
  refusal: FormRefusal | null;
}) {
  const words = useWords(addTextWords);
  const { text } = page;
  return (
    <Page
      narrow
      title={words.settingsTitle}
      lead={text.title}
      actions={<LinkButton to={`/t/${text.id}`}>{words.toText}</LinkButton>}
    >
      {saved && !refusal && <Notice tone="good">{words.saved}</Notice>}
      <form className="form" method="post" action={`/t/${text.id}/settings`}>
        <ErrorSummary errors={errorsOf(refusal)} />
        <Field
          name="title"
          label={words.fieldTitle}
          error={refusal?.errors["title"]}
          defaultValue={refusal?.values["title"] ?? text.title}
          required
          autoComplete="off"
          dir="auto"
        />
        <Field
          name="byline"
          label={words.fieldByline}
          optional
          error={refusal?.errors["byline"]}
          defaultValue={refusal?.values["byline"] ?? text.byline}
          autoComplete="off"
          dir="auto"
        />
        <div className="btns">
          <Button primary>{words.save}</Button>
        </div>
      </form>
      <section>
        <h2>{words.deleteTitle}</h2>
        <DeleteText page={page} refusal={null} />
      </section>
    </Page>
  );
}

/** Also on a page of its own, for when the title was mistyped. */
export function DeleteText({ page: { text, comments }, refusal }: { page: ManagedText; refusal: FormRefusal | null }) {
  const words = useWords(addTextWords);
  return (
    <form className="form" method="post" action={`/t/${text.id}/delete`}>
      <ErrorSummary errors={errorsOf(refusal)} />
      <p>{words.deleteText(comments)}</p>
      <Field
        name="confirm"
        label={words.deleteConfirm}
        hint={words.deleteConfirmHint(text.title)}
        error={refusal?.errors["confirm"]}
        defaultValue={refusal?.values["confirm"]}
        required
        autoComplete="off"
        spellCheck={false}
        dir="auto"
      />
      <div className="btns">
        <Button danger>{words.deleteButton}</Button>
      </div>
    </form>
  );
}

const errorsOf = (refusal: FormRefusal | null) =>
  refusal && (Object.keys(refusal.errors).length > 0 ? refusal.errors : { form: refusal.detail });
