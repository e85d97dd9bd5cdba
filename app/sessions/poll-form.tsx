import { Button } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { meetingLimits, pollKinds } from "./meeting";
import type { ItemNow } from "./now";
import { useSessionPage } from "./session-context";

/** A new poll; while an item of polls runs, with what it asks. */
export function PollForm() {
  const { now } = useSessionPage();
  const item = now.agenda.find(({ id, mode }) => id === now.item && mode === "poll");
  // Asked once already: the next question is another one.
  const asks = item && !now.polls.some((poll) => poll.question === questionOf(item)) ? item : undefined;
  const words = useWords(liveSessionWords);
  return (
    <details className="fold" open={asks !== undefined} key={asks?.id}>
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
        <Field as="select" name="kind" id="poll-kind" label={words.pollKind}>
          {pollKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.pollKinds[kind]}
            </option>
          ))}
        </Field>
        <fieldset className="own-choices">
          {[0, 1, 2, 3].map((at) => (
            <Field
              key={at}
              name={`choices.${at}`}
              id={`poll-choice-${at}`}
              label={words.pollChoice(at + 1)}
              optional={at > 1}
              maxLength={meetingLimits.choice}
              autoComplete="off"
            />
          ))}
        </fieldset>
        <Choice name="isSecret" label={words.secret} hint={words.secretHint} />
        <Button primary>{words.pollOpenButton}</Button>
      </CommandForm>
    </details>
  );
}

/** Of one line, as long as a question may be. */
const questionOf = ({ prompt, title }: ItemNow): string =>
  (prompt.trim() || title).replace(/\s+/g, " ").slice(0, meetingLimits.title);
