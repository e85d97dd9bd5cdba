import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { sessionEndWords } from "../words/session-end";
import { sessionPageWords } from "../words/session-pages";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { meetingLimits as limits, modes } from "./meeting";
import { useSessionPage } from "./session-context";

/** Something more is done this evening: at the end of the agenda, from where one runs it. */
export function AddItem() {
  const [words, pages] = [useWords(sessionEndWords), useWords(sessionPageWords)];
  return (
    <details className="fold">
      <summary>{words.addItem}</summary>
      <CommandForm ask="add-item" mints={["item.id"]} className="form">
        <Field
          name="item.title"
          label={words.itemTitle}
          required
          maxLength={limits.title}
          autoComplete="off"
          dir="auto"
        />
        <div className="together">
          <Field as="select" name="item.mode" label={words.mode} defaultValue="discussion">
            {modes.map((mode) => (
              <option key={mode} value={mode}>
                {pages.modes[mode]}
              </option>
            ))}
          </Field>
          <Field
            type="number"
            inputMode="numeric"
            name="item.minutes"
            label={words.minutes}
            required
            min={0}
            max={limits.minutes}
            defaultValue="15"
          />
        </div>
        <Button small>{words.add}</Button>
      </CommandForm>
    </details>
  );
}

/** A session without a text has nowhere to point to. */
export function AddText({ mayPlan }: { mayPlan: boolean }) {
  const { now, plan } = useSessionPage();
  const words = useWords(sessionEndWords);
  if (plan.texts.length > 0 || !mayPlan || now.state === "ended") return null;
  return (
    <section className="panel">
      <p>{words.noText}</p>
      <LinkButton small to={`${plan.url}/edit?run#field-texts`}>
        {words.addText}
      </LinkButton>
    </section>
  );
}
