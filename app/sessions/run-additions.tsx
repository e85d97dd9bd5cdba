import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { sessionEndWords } from "../words/session-end";
import { sessionPageWords } from "../words/session-pages";
import { useWords } from "../words/use-words";
import { AddTextForm } from "./add-text-form";
import { CommandForm } from "./command-form";
import { meetingLimits as limits, modes } from "./meeting";
import { PlannedPollFields } from "./planned-poll";
import { useSessionPage } from "./session-context";
import type { TextToAdd } from "./texts-to-add.server";

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
        <PlannedPollFields shared={(name) => ({ name, id: `add-${name.replaceAll(".", "-")}` })} />
        <Button small>{words.add}</Button>
      </CommandForm>
    </details>
  );
}

/** A session without a text has nowhere to point to; one with a text may get another while it runs. */
export function AddText({ texts }: { texts: TextToAdd[] | null | undefined }) {
  const { now, plan, here } = useSessionPage();
  const words = useWords(sessionEndWords);
  if (!texts || now.state === "ended") return null;
  return (
    <section className="panel">
      {plan.texts.length === 0 && <p>{words.noText}</p>}
      <AddTextForm session={plan.id} slug={plan.group.slug} texts={texts} back={here} />
    </section>
  );
}
