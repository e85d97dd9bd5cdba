import { Link } from "@remix-run/react";
import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Day } from "../ui/time";
import { actFormWords } from "../words/act-form";
import { holdWords } from "../words/holds";
import { lawWords } from "../words/law";
import { actionWords } from "../words/moderation-acts";
import { useWords } from "../words/use-words";
import type { HoldView } from "./hold";
import type { LawPage } from "./law-list.server";
import { LawRecordList, LawTold } from "./law-record";

/** What was removed because the law demands it in all groups, and what is kept for the law: for operators. */
export function LawPageView({ page: { items, next }, holds }: { page: LawPage; holds: HoldView[] }) {
  const [words, acts, said, kept] = [
    useWords(lawWords),
    useWords(actionWords),
    useWords(actFormWords),
    useWords(holdWords),
  ];
  return (
    <Page
      narrow
      title={words.listTitle}
      lead={words.listLead}
      actions={
        <>
          <LinkButton quiet to="/operator/law.csv" reloadDocument>
            {words.csv}
          </LinkButton>
          <LinkButton quiet to="/operator/law.json" reloadDocument>
            {words.json}
          </LinkButton>
        </>
      }
    >
      {items.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      <ol className="lines">
        {items.map(({ action, group, law, heldSince }) => (
          <li key={action.id}>
            <h2>
              <Link to={`/g/${group.slug}/actions/${action.id}`}>{said.statementTitle(action.number)}</Link>
            </h2>
            <p className="hint">
              <bdi>{words.inGroup(group.name)}</bdi> · <Day at={action.at} /> · {acts.roles[action.role]}{" "}
              <Pill>{acts.states[action.state]}</Pill>
            </p>
            <p dir="auto">{action.reason}</p>
            <LawRecordList law={law} />
            <LawTold law={law} tellAt={null} />
            {heldSince && (
              <p>
                {kept.heldSince} <Day at={heldSince} />.
              </p>
            )}
          </li>
        ))}
      </ol>
      {next && (
        <p>
          <LinkButton to={`/operator/law?after=${next}`}>{words.more}</LinkButton>
        </p>
      )}
      {holds.length > 0 && (
        <section>
          <h2>{words.holdsTitle}</h2>
          <ul className="lines">
            {holds.map(({ id, group, at, on, reason }) => (
              <li key={id}>
                <Link to={`/g/${group.slug}/holds/${id}`}>
                  {on.action ? kept.onAction(on.action.number) : kept.onCase}
                </Link>
                <p className="hint">
                  <bdi>{words.inGroup(group.name)}</bdi> · <Day at={at} />
                </p>
                <p dir="auto">{reason}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
