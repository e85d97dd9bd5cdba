import { Form } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Choice } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { sessionFormWords } from "../words/session-forms";
import { sessionTalkWords } from "../words/session-talk";
import { useWords } from "../words/use-words";
import { planNames } from "./field-names";
import { GuestChoices } from "./plan-fields";
import { talkValues } from "./plan-form-data";
import { MinutesFields, RulesFields } from "./rules-fields";
import type { SessionCustoms } from "./session";

/** By which rules a group holds its sessions: for all who read there; hosts change them. */
export function CustomsPage({
  slug,
  customs,
  mayChange,
  planned,
  saved,
  refused,
}: {
  slug: string;
  customs: SessionCustoms;
  mayChange: boolean;
  /** How many sessions are to come that could take it over. */
  planned: number;
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
      {mayChange ? (
        <CustomsForm customs={customs} planned={planned} refused={refused} />
      ) : (
        <CustomsList customs={customs} />
      )}
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

function CustomsForm({ customs, planned, refused }: { customs: SessionCustoms; planned: number; refused: Refused }) {
  const [words, talk] = [useWords(sessionFormWords), useWords(sessionTalkWords)];
  const values: Record<string, string | undefined> = refused?.values ?? {
    ...talkValues(customs),
    guests: customs.guests,
  };
  const errors = refused?.errors ?? {};
  return (
    <Form method="post" className="form">
      <FormErrors refused={refused} names={planNames(words, "UTC")} />
      <RulesFields {...{ values, errors }} />
      <GuestChoices values={values} errors={errors} />
      <MinutesFields {...{ values, errors }} />
      {planned > 0 && (
        <Choice
          name="planned"
          value="true"
          label={talk.alsoPlanned(planned)}
          hint={talk.alsoPlannedHint}
          defaultChecked={refused?.values["planned"] === "true"}
        />
      )}
      <div className="btns">
        <Button primary>{words.customsSave}</Button>
      </div>
    </Form>
  );
}
