import { Choices } from "../groups/group-form";
import { Choice, Field } from "../ui/field";
import { sessionFormWords } from "../words/session-forms";
import { useWords } from "../words/use-words";
import { meetingLimits, queueRules } from "./meeting";
import type { Said } from "./plan-form-data";
import { sessionLimits } from "./session";

/** Who speaks next, how long, and who sees how long. */
export function RulesFields({ values, errors }: Said) {
  const words = useWords(sessionFormWords);
  return (
    <>
      <Choices
        name="rules.queue"
        legend={words.queue}
        chosen={values["rules.queue"] ?? "new-voices"}
        options={queueRules.map((each) => [each, ...words.queues[each]])}
        error={errors["rules.queue"]}
      />
      <Field
        as="textarea"
        name="rules.lists"
        label={words.lists}
        hint={words.listsHint}
        optional
        rows={2}
        dir="auto"
        defaultValue={values["rules.lists"]}
        error={errors["rules.lists"] ?? errors["rules.lists.0.value"]}
      />
      <Field
        type="number"
        name="rules.repliesPerTurn"
        label={words.replies}
        min={0}
        max={meetingLimits.repliesPerTurn}
        required
        defaultValue={values["rules.repliesPerTurn"]}
        error={errors["rules.repliesPerTurn"]}
      />
      <Field
        type="number"
        name="rules.turnSeconds"
        label={words.turnSeconds}
        hint={words.turnSecondsHint}
        min={0}
        max={meetingLimits.turnSeconds}
        required
        defaultValue={values["rules.turnSeconds"]}
        error={errors["rules.turnSeconds"]}
      />
      <Choices
        name="rules.airtime"
        legend={words.airtime}
        chosen={values["rules.airtime"] ?? "all"}
        options={(["all", "facilitators"] as const).map((each) => [each, ...words.airtimes[each]])}
        error={errors["rules.airtime"]}
      />
    </>
  );
}

/** What the minutes tell, and for how long they can be amended. */
export function MinutesFields({ values, errors }: Said) {
  const words = useWords(sessionFormWords);
  return (
    <>
      <Choice
        name="namesInMinutes"
        value="true"
        label={words.names}
        hint={words.namesHint}
        defaultChecked={values["namesInMinutes"] === "true"}
      />
      <Field
        type="number"
        name="amendmentDays"
        label={words.amendments}
        {...sessionLimits.amendmentDays}
        required
        defaultValue={values["amendmentDays"]}
        error={errors["amendmentDays"]}
      />
    </>
  );
}
