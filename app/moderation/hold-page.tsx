import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { Time } from "../ui/time";
import { holdWords } from "../words/holds";
import { actionWords } from "../words/moderation-acts";
import { useWords } from "../words/use-words";
import type { HoldView } from "./hold";

/** Where one keeps something for the law. @param fresh id of the hold @param back where one came from */
export function PutHoldPage({ fresh, back, refused }: { fresh: string; back: string; refused: Refused }) {
  const words = useWords(holdWords);
  return (
    <Page narrow title={words.title} lead={words.lead}>
      <ReasonForm refused={refused} hint={words.reasonHint} button={words.put} back={back} fresh={fresh} />
    </Page>
  );
}

/** One that was put: why, since when, and where it is ended. */
export function HoldPage({ hold, refused }: { hold: HoldView; refused: Refused }) {
  const [words, acts] = [useWords(holdWords), useWords(actionWords)];
  const { on, group, by, role, reason, at, ended, apart } = hold;
  const back = on.action ? `/g/${group.slug}/actions/${on.action.id}` : `/g/${group.slug}/moderation/${on.case}`;
  const what = on.action ? words.onAction(on.action.number) : words.onCase;
  const lines: Array<[string, ReactNode]> = [
    [
      words.on,
      on.action || on.case ? (
        <Link key="on" to={back}>
          {what}
        </Link>
      ) : (
        what
      ),
    ],
    [words.since, <Time key="at" at={at} />],
    [words.by, <bdi key="by">{by?.name ?? acts.roles[role]}</bdi>],
    [
      words.reason,
      <span key="why" dir="auto">
        {reason}
      </span>,
    ],
    [words.apart, apart > 0 ? words.pieces(apart) : words.none],
    ...(ended
      ? ([
          [words.until, <Time key="until" at={ended.at} />],
          [
            words.endedWhy,
            <span key="ended" dir="auto">
              {ended.reason}
            </span>,
          ],
        ] as Array<[string, ReactNode]>)
      : []),
  ];
  return (
    <Page narrow title={words.holdTitle} lead={ended ? words.endedLead : words.holdLead}>
      <dl className="rules">
        {lines.map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {hold.mayExport && (
        <section>
          <h2>{words.exportTitle}</h2>
          <p>{words.exportHelp}</p>
          <Form method="post" action={`/g/${group.slug}/holds/${hold.id}/export`} reloadDocument>
            <Button>{words.export}</Button>
          </Form>
        </section>
      )}
      {hold.mayEnd && (
        <section>
          <h2>{words.endTitle}</h2>
          <p>{words.endHelp}</p>
          <ReasonForm
            action={`/g/${group.slug}/holds/${hold.id}/end`}
            refused={refused}
            button={words.end}
            back={back}
          />
        </section>
      )}
    </Page>
  );
}

function ReasonForm({
  action,
  fresh,
  refused,
  hint,
  button,
  back,
}: {
  action?: string;
  fresh?: string;
  refused: Refused;
  hint?: string;
  button: string;
  back: string;
}) {
  const words = useWords(holdWords);
  return (
    <Form method="post" action={action} className="form">
      <FormErrors refused={refused} />
      {fresh && <input type="hidden" name="id" value={refused?.values["id"] ?? fresh} />}
      <Field
        as="textarea"
        name="reason"
        rows={3}
        dir="auto"
        label={words.reason}
        hint={hint}
        error={refused?.errors["reason"]}
        defaultValue={refused?.values["reason"]}
      />
      <div className="btns">
        <Button primary>{button}</Button>
        <LinkButton quiet to={back}>
          {words.back}
        </LinkButton>
      </div>
    </Form>
  );
}
