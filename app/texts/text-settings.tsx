import type { FormRefusal } from "../doors.server";
import { Button, LinkButton } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { textStates, type TextState } from "../groups/group";
import { Choice, Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { addTextWords } from "../words/add-text";
import { editionWords } from "../words/editions";
import { syllabusWords } from "../words/syllabus";
import { useWords } from "../words/use-words";
import { editionsUrl } from "./edition";
import type { Origin } from "./origin";
import { OriginFields } from "./origin-fields";
import { textLimits } from "./text";

export type ManagedText = {
  text: { id: string; title: string; byline: string; origin: Origin; dueOn: string | null; state: TextState };
  group: { slug: string; name: string; timeZone: string };
  /** Visible comments, which go with it. */
  comments: number;
};

/** Title, byline and where it comes from, and the way to delete it. */
export function TextSettings({
  page,
  saved,
  refusal,
}: {
  page: ManagedText;
  saved: boolean;
  refusal: FormRefusal | null;
}) {
  const [words, syllabus] = [useWords(addTextWords), useWords(syllabusWords)];
  const editions = useWords(editionWords);
  const { text, group } = page;
  const state = refusal?.values["state"] ?? text.state;
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
          maxLength={textLimits.title.max}
          error={refusal?.errors["title"]}
          defaultValue={refusal?.values["title"] ?? text.title}
          required
          autoComplete="off"
          dir="auto"
        />
        <Field
          name="byline"
          label={words.fieldByline}
          maxLength={textLimits.byline.max}
          optional
          error={refusal?.errors["byline"]}
          defaultValue={refusal?.values["byline"] ?? text.byline}
          autoComplete="off"
          dir="auto"
        />
        <OriginFields origin={text.origin} errors={refusal?.errors ?? {}} sent={refusal?.values ?? {}} />
        <Field
          name="dueOn"
          type="date"
          label={syllabus.dueOn}
          hint={syllabus.dueOnHint(group.timeZone)}
          optional
          error={refusal?.errors["dueOn"]}
          defaultValue={refusal?.values["dueOn"] ?? text.dueOn ?? ""}
        />
        <fieldset className="field" id="field-state">
          <legend>{syllabus.stateTitle}</legend>
          <div>
            {textStates.map((each) => (
              <Choice
                key={each}
                type="radio"
                name="state"
                value={each}
                label={syllabus.states[each][0]}
                hint={syllabus.states[each][1]}
                defaultChecked={each === state}
              />
            ))}
          </div>
        </fieldset>
        <div className="btns">
          <Button primary>{words.save}</Button>
        </div>
      </form>
      <section>
        <h2>{editions.title}</h2>
        <p>{editions.correctHint}</p>
        <div className="btns">
          <LinkButton to={editionsUrl(text.id)}>{editions.title}</LinkButton>
        </div>
      </section>
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
        maxLength={textLimits.title.max}
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
