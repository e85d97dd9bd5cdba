import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { caseWords } from "../words/cases";
import { useWords } from "../words/use-words";
import { actionLimits } from "./action";
import { ageOf } from "./age";
import type { PassedUp } from "./operator-cases.server";
import { titleOf, whyOf } from "./queue-page";

const kinds = {
  comment: ["approve", "hide", "remove"],
  text: ["lock"],
  person: ["warn", "mute", "suspend", "ban"],
  appeal: [],
} as const;

/** What nobody in its group is left to decide. */
export function OperatorCasesPage({ items, now }: { items: PassedUp; now: string }) {
  const words = useWords(caseWords);
  return (
    <Page narrow title={words.operatorTitle} lead={words.operatorLead}>
      {items.length === 0 && <EmptyState title={words.none} text={words.operatorNone} />}
      <ol className="lines">
        {items.map((line) => (
          <li key={line.id} className="passed-up">
            <h2 dir="auto">{titleOf(line, words)}</h2>
            <p className="hint">
              {words.inGroup(line.group.name)} · {ageOf(line.openedAt, now)} · {whyOf(line, words)}
            </p>
            {line.excerpt && <blockquote dir="auto">{line.excerpt}</blockquote>}
            <ul>
              {line.said.map(({ id, rule, words: said }) => (
                <li key={id}>
                  {rule ? words.ruleLong(rule.number, rule.title) : words.noRule}: <bdi>{said || words.noWords}</bdi>
                </li>
              ))}
            </ul>
            {line.kind === "appeal" ? (
              <LinkButton to={`/g/${line.group.slug}/appeals/${line.target}`}>{words.toAppeal}</LinkButton>
            ) : (
              <div className="acts6">
                {kinds[line.kind].map((kind) => (
                  <LinkButton key={kind} to={`/g/${line.group.slug}/moderation/act?case=${line.id}&kind=${kind}`}>
                    {words.actKinds[kind]}
                  </LinkButton>
                ))}
              </div>
            )}
            {line.because.every((cause) => cause === "reported") && (
              <Form method="post" action={`/g/${line.group.slug}/moderation/${line.id}/dismiss`} className="form">
                <input type="hidden" name="version" value={line.version} />
                <input type="hidden" name="from" value="operator" />
                <Field
                  id={`dismiss-${line.id}`}
                  name="reason"
                  label={words.reasonFor}
                  hint={words.dismissHint}
                  optional
                  maxLength={actionLimits.reason.max}
                  dir="auto"
                />
                <Button>{words.dismiss}</Button>
              </Form>
            )}
          </li>
        ))}
      </ol>
    </Page>
  );
}
