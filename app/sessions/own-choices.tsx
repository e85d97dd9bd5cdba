import { Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { runningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import { meetingLimits } from "./meeting";

/** So many stand there at once; most polls have no more. */
const few = 4;

type ChoiceField = { id: string; name: string; defaultValue?: string | undefined; error?: string };

/** The choices of a poll with choices of one's own: as many as it may have, those that most leave empty folded away. */
export function OwnChoices({ field }: { field: (at: number) => ChoiceField }) {
  const [words, running] = [useWords(liveSessionWords), useWords(runningWords)];
  const one = (at: number) => (
    <Field
      key={at}
      label={words.pollChoice(at + 1)}
      optional={at >= meetingLimits.choices.min}
      maxLength={meetingLimits.choice}
      autoComplete="off"
      {...field(at)}
    />
  );
  const all = Array.from({ length: meetingLimits.choices.max }, (_, at) => at);
  const rest = all.slice(few);
  return (
    <>
      {all.slice(0, few).map(one)}
      <details className="fold" open={rest.some((at) => field(at).defaultValue)}>
        <summary>{running.moreChoices}</summary>
        {rest.map(one)}
      </details>
    </>
  );
}
