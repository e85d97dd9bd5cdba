import { Form } from "@remix-run/react";
import { Choices, FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { sessionFormWords } from "../words/session-forms";
import { useWords } from "../words/use-words";
import { meetingLimits, queueRules } from "./meeting";
import { GuestChoices } from "./plan-fields";
import { sessionLimits, type SessionCustoms } from "./session";

/** By which rules a group holds its sessions: for all who read there; hosts change them. */
export function CustomsPage({
  slug,
  customs,
  mayChange,
  saved,
  refused,
}: {
  slug: string;
  customs: SessionCustoms;
  mayChange: boolean;
  saved: boolean;
  refused: Refused;
}) {
  const words = useWords(sessionFormWords);
  return (
    <Page
      narrow
      title={words.customsTitle}
      lead={words.customsLead}
      actions={<LinkButton to={`/g/${slug}/sessions`}>{words.toSessions}</LinkButton>}
    >
      {saved && !refused && <Notice tone="good">{words.saved}</Notice>}
      {mayChange ? <CustomsForm customs={customs} refused={refused} /> : <CustomsList customs={customs} />}
    </Page>
  );
}

function CustomsList({ customs: { rules, guests, namesInMinutes, amendmentDays } }: { customs: SessionCustoms }) {
  const words = useWords(sessionFormWords);
  const [queue, how] = words.queues[rules.queue];
  const lines: Array<[string, string]> = [
    [words.queue, `${queue}. ${how}`],
    ...(rules.queue === "lists" ? [[words.lists, rules.lists.join(", ")] as [string, string]] : []),
    [words.replies, String(rules.repliesPerTurn)],
    [words.turnLimit, words.seconds(rules.turnSeconds)],
    [words.airtime, words.airtimes[rules.airtime][0]],
    [words.guests, words.guestKinds[guests].join(": ")],
    [words.names, namesInMinutes ? words.yes : words.no],
    [words.amendments, words.days(amendmentDays)],
  ];
  return (
    <dl className="rules">
      {lines.map(([term, said]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

function CustomsForm({ customs, refused }: { customs: SessionCustoms; refused: Refused }) {
  const words = useWords(sessionFormWords);
  const values: Record<string, string | undefined> = refused?.values ?? valuesOf(customs);
  const errors = refused?.errors ?? {};
  return (
    <Form method="post" className="form">
      <FormErrors refused={refused} />
      <Choices
        name="rules.queue"
        legend={words.queue}
        chosen={values["rules.queue"] ?? customs.rules.queue}
        options={queueRules.map((each) => [each, ...words.queues[each]])}
        error={errors["rules.queue"]}
      />
      <Field
        as="textarea"
        name="lists"
        label={words.lists}
        hint={words.listsHint}
        optional
        rows={2}
        dir="auto"
        defaultValue={values["lists"]}
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
        chosen={values["rules.airtime"] ?? customs.rules.airtime}
        options={(["all", "facilitators"] as const).map((each) => [each, ...words.airtimes[each]])}
        error={errors["rules.airtime"]}
      />
      <GuestChoices values={values} errors={errors} />
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
      <div className="btns">
        <Button primary>{words.customsSave}</Button>
      </div>
    </Form>
  );
}

const valuesOf = ({ rules, guests, namesInMinutes, amendmentDays }: SessionCustoms): Record<string, string> => ({
  ...{ "rules.queue": rules.queue, lists: rules.lists.join("\n"), guests, "rules.airtime": rules.airtime },
  ...{ "rules.repliesPerTurn": String(rules.repliesPerTurn), "rules.turnSeconds": String(rules.turnSeconds) },
  ...{ amendmentDays: String(amendmentDays), ...(namesInMinutes ? { namesInMinutes: "true" } : {}) },
});
