import { Choice, Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { modeWords } from "../words/session-modes";
import { useWords } from "../words/use-words";
import { meetingLimits, pollKinds, type PlannedPoll } from "./meeting";
import type { ItemNow } from "./now";
import { OwnChoices } from "./own-choices";

/** Of one line, as long as a question may be. */
export const questionOf = ({ prompt, title }: Pick<ItemNow, "prompt" | "title">): string =>
  (prompt.trim() || title).replace(/\s+/g, " ").slice(0, meetingLimits.title);

/** As the fields of a command. */
export const fieldsOf = ({ kind, isSecret, choices }: PlannedPoll): Record<string, string | boolean> => ({
  ...{ kind, isSecret },
  ...Object.fromEntries(choices.map((choice, at) => [`choices.${at}`, choice])),
});

/** As the fields of a form that changes the item. */
export const valuesOfPoll = (poll: PlannedPoll | null | undefined): Record<string, string | undefined> =>
  poll
    ? {
        "item.poll.kind": poll.kind,
        ...(poll.isSecret ? { "item.poll.isSecret": "true" } : {}),
        ...Object.fromEntries(poll.choices.map((choice, at) => [`item.poll.choices.${at}`, choice])),
      }
    : {};

type Shared = (name: string) => { id: string; name: string; defaultValue?: string | undefined; error?: string };

/** What an item of polls asks with; shown where that kind of item is chosen. */
export function PlannedPollFields({
  shared,
  isSecret = false,
  error,
}: {
  shared: Shared;
  isSecret?: boolean;
  error?: string | undefined;
}) {
  const [words, live] = [useWords(modeWords), useWords(liveSessionWords)];
  return (
    <div className="of-poll">
      <Field as="select" label={words.pollWith} hint={words.pollWithHint} {...shared("item.poll.kind")}>
        <option value="">{words.pollLater}</option>
        {pollKinds.map((kind) => (
          <option key={kind} value={kind}>
            {live.pollKinds[kind]}
          </option>
        ))}
      </Field>
      <fieldset className="own-choices">
        {error && (
          <p className="error" role="alert">
            {error}
          </p>
        )}
        <OwnChoices field={(at) => shared(`item.poll.choices.${at}`)} />
      </fieldset>
      <Choice name="item.poll.isSecret" label={live.secret} hint={live.secretHint} defaultChecked={isSecret} />
    </div>
  );
}
