import { Form } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { minutesWords } from "../words/session-minutes";
import { useWords } from "../words/use-words";
import { KeptWords } from "./kept-words";
import { minutesLimits, type MinutesView } from "./minutes-view";
import { sameWords, useKeptWords } from "./use-kept-words";

type Props = {
  minutes: MinutesView;
  /** The id of an amendment that they are changed for: it stands beside, and saving takes it in. */
  takes: string;
  refused: Refused;
};

/** Minutes being written. What others saved meanwhile stands below the box; what one typed is kept in this browser. */
export function MinutesForm({ minutes: { session, version, body, amendments }, takes, refused }: Props) {
  const words = useWords(minutesWords);
  const taken = amendments.find(({ id }) => id === (refused?.values["amendment"] ?? takes));
  const typed = refused?.values["body"];
  const kept = useKeptWords(`minutes-${session.id}/edit`, {
    isSent: (draft) => sameWords(draft.body, body),
    isTheirs: typed !== undefined,
    from: version,
  });
  const began = refused ? Number(refused.values["version"] ?? version) : (kept.from ?? version);
  return (
    <Form
      method="post"
      action={`${session.url}/minutes?index${taken ? `&take=${encodeURIComponent(taken.id)}` : ""}`}
      className="form"
      ref={kept.ref}
      onInput={kept.onInput}
    >
      <FormErrors refused={refused} />
      <input type="hidden" name="step" value="save" />
      <input type="hidden" name="version" value={version} />
      {taken && (
        <section aria-labelledby="taken">
          <h2 id="taken">{words.takeTitle}</h2>
          <blockquote className="as-typed" dir="auto">
            {taken.body}
          </blockquote>
          <p className="hint">{words.takeHint}</p>
          <input type="hidden" name="amendment" value={taken.id} />
        </section>
      )}
      <KeptWords kept={kept} />
      <Field
        as="textarea"
        name="body"
        label={words.body}
        rows={24}
        dir="auto"
        required
        defaultValue={typed ?? body}
        error={refused?.errors["body"]}
      />
      {began !== version && (
        <details className="fold" open>
          <summary>{words.savedMeanwhile(version)}</summary>
          <pre className="as-typed" dir="auto">
            {body}
          </pre>
        </details>
      )}
      {taken && (
        <Field
          name="answer"
          label={words.takeAnswer}
          maxLength={minutesLimits.answer}
          dir="auto"
          optional
          defaultValue={refused?.values["answer"]}
          error={refused?.errors["answer"]}
        />
      )}
      <div className="btns">
        <Button primary>{taken ? words.takeSave : words.save}</Button>
        <LinkButton quiet to={`${session.url}/minutes`}>
          {words.cancel}
        </LinkButton>
      </div>
    </Form>
  );
}
