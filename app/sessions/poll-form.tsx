import { Button } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { modeWords } from "../words/session-modes";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { meetingLimits, pollKinds } from "./meeting";
import { OwnChoices } from "./own-choices";
import { fieldsOf, questionOf } from "./planned-poll";
import { useSessionPage } from "./session-context";

/** A new poll; while an item of polls runs, with what it asks. */
export function PollForm() {
  const { now } = useSessionPage();
  const item = now.agenda.find(({ id, mode }) => id === now.item && mode === "poll");
  // Asked once already: the next question is another one.
  const asks = item && !now.polls.some((poll) => poll.question === questionOf(item)) ? item : undefined;
  const planned = asks?.poll ?? null;
  const [words, modes] = [useWords(liveSessionWords), useWords(modeWords)];
  return (
    <>
      {asks && planned && (
        <CommandForm
          ask="open-poll"
          key={`press ${asks.id}`}
          mints={["poll"]}
          fields={{ question: questionOf(asks), ...fieldsOf(planned) }}
          single="o"
        >
          <p className="faint">
            {modes.pollPlanned}: {words.pollKinds[planned.kind]}
            {planned.isSecret && `, ${words.pollSecret}`}
          </p>
          <Button primary wide>
            {modes.pollOpen(questionOf(asks))} <kbd aria-hidden>o</kbd>
          </Button>
        </CommandForm>
      )}
      <details className="fold" open={asks !== undefined && !planned} key={asks?.id}>
        <summary>{words.openPoll}</summary>
        <CommandForm ask="open-poll" mints={["poll"]} className="open-poll">
          <Field
            name="question"
            id="poll-question"
            label={words.pollQuestion}
            required
            defaultValue={asks && questionOf(asks)}
            maxLength={meetingLimits.title}
            autoComplete="off"
          />
          <Field as="select" name="kind" id="poll-kind" label={words.pollKind} defaultValue={planned?.kind}>
            {pollKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.pollKinds[kind]}
              </option>
            ))}
          </Field>
          <fieldset className="own-choices">
            <OwnChoices
              field={(at) => ({
                name: `choices.${at}`,
                id: `poll-choice-${at}`,
                defaultValue: planned?.choices[at],
              })}
            />
          </fieldset>
          <Choice
            name="isSecret"
            label={words.secret}
            hint={words.secretHint}
            defaultChecked={planned?.isSecret ?? false}
          />
          <Button primary>{words.pollOpenButton}</Button>
        </CommandForm>
      </details>
    </>
  );
}
