import { Form, Link } from "@remix-run/react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Pill } from "../ui/pill";
import { Day, Time } from "../ui/time";
import { caseWords } from "../words/cases";
import { groupWords } from "../words/groups";
import { keepingWords } from "../words/keeping";
import { recordWords } from "../words/records";
import { useWords } from "../words/use-words";
import { caseLimits, type CaseView, type History, type ReportLine } from "./queue";

/** What reports say, with who made them; beside each, whether that person's are ignored. */
export function CaseReports({ of, ignored, me }: { of: CaseView; ignored: Record<string, string>; me: string }) {
  const words = useWords(caseWords);
  const { reported, found } = of;
  return (
    <section>
      {reported.length > 0 && (
        <>
          <h2>{words.reported}</h2>
          <ul className="lines">
            {reported.map((line) => (
              <Reported
                key={line.id}
                line={line}
                isWiped={of.kept.wipedAt !== null}
                slug={of.group.slug}
                me={me}
                until={ignored[line.by?.id ?? ""]}
              />
            ))}
          </ul>
        </>
      )}
      {found.length > 0 && (
        <>
          <h2>{words.found}</h2>
          <p dir="auto">{found.join(", ")}</p>
        </>
      )}
    </section>
  );
}

function Reported({
  line,
  isWiped,
  slug,
  me,
  until,
}: {
  line: ReportLine;
  isWiped: boolean;
  slug: string;
  me: string;
  until?: string;
}) {
  const [words, keeping] = [useWords(caseWords), useWords(keepingWords)];
  const { by, rule, words: said, at, outcome } = line;
  const door = by && `/g/${slug}/moderation/reporters/${encodeURIComponent(by.id)}`;
  return (
    <li>
      <b>{rule ? words.ruleLong(rule.number, rule.title) : words.noRule}</b>{" "}
      {(outcome === "ignored" || outcome === "withdrawn") && <Pill>{words[outcome]}</Pill>}
      <p className="said" dir="auto">
        {said !== "" ? said : isWiped ? keeping.noLonger : words.noWords}
      </p>
      <p className="hint">
        {words.by} <bdi>{by?.name ?? words.someone}</bdi>, <Time at={at} />
        {until && (
          <>
            {" · "}
            {words.ignoredUntil} <Day at={until} />
          </>
        )}
      </p>
      {door && by.id !== me && (
        <details>
          <summary>{until ? words.hear : words.ignore}</summary>
          <Form method="post" action={`${door}/${until ? "hear" : "ignore"}`} className="form">
            {!until && (
              <Field
                type="number"
                id={`days-${line.id}`}
                name="days"
                label={words.ignoreDays}
                hint={words.ignoreHint}
                {...caseLimits.ignoredDays}
                defaultValue="30"
                required
              />
            )}
            <Button small>{until ? words.hear : words.ignore}</Button>
          </Form>
        </details>
      )}
    </li>
  );
}

/** Who they are here, and what was done before. */
export function CaseHistory({ of, history, mayRecord }: { of: CaseView; history: History; mayRecord: boolean }) {
  const [words, groups, records] = [useWords(caseWords), useWords(groupWords), useWords(recordWords)];
  const { role, since, comments, withheld, upheld, declined, actions } = history;
  return (
    <section>
      <h2>{words.history}</h2>
      <p>
        {role ? groups.roles[role] : words.outside} · {words.historyLine(comments)}
        {since && (
          <>
            {" "}
            {words.since} <Day at={since} />
          </>
        )}
        {withheld > 0 && <> · {words.withheld(withheld)}</>}
      </p>
      <p>{upheld + declined === 0 ? words.noEarlier : words.earlier(upheld, declined)}</p>
      {of.whom && (
        <p>
          <Link to={`/g/${of.group.slug}/moderation?of=${encodeURIComponent(of.whom.id)}`}>
            {words.ofWhom(of.whom.name)}
          </Link>
        </p>
      )}
      {of.whom && mayRecord && (
        <p>
          <Link to={`/g/${of.group.slug}/moderation/people/${encodeURIComponent(of.whom.id)}`}>
            {records.link(of.whom.name)}
          </Link>
        </p>
      )}
      <h2>{words.actions}</h2>
      {actions.length === 0 ? (
        <p>{words.noActions}</p>
      ) : (
        <ul className="lines">
          {actions.map(({ id, number, kind, at, rule, reason, until, state }) => (
            <li key={id}>
              <Link to={`/g/${of.group.slug}/actions/${id}`}>
                #{number} {words.actionKinds[kind] ?? kind}
              </Link>
              , <Day at={at} />
              {until && (
                <>
                  {" → "}
                  <Day at={until} />
                </>
              )}{" "}
              <Pill>{words.states[state]}</Pill>
              <p className="hint" dir="auto">
                {rule && `${words.ruleLong(rule.number, rule.title)}: `}
                {reason}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
