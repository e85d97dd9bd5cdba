import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Time } from "../ui/time";
import { actFormWords } from "../words/act-form";
import { moderatedWords } from "../words/moderated";
import { actionWords } from "../words/moderation-acts";
import { useWords } from "../words/use-words";
import type { ActionView } from "./action";
import type { OwnStanding } from "./own-standing.server";

/** How one stands in a group: also for who is shut out of it meanwhile. */
export function StandingPage({ standing }: { standing: OwnStanding }) {
  const words = useWords(actFormWords);
  const { group, isOpen, inForce, past, reports, appeals, comments } = standing;
  return (
    <Page
      narrow
      title={words.standingTitle}
      lead={words.standingLead(group.name)}
      actions={
        isOpen && (
          <LinkButton quiet to={`/g/${group.slug}/rules`}>
            {words.rules}
          </LinkButton>
        )
      }
    >
      <p>{words.comments(comments)}</p>
      <Part title={words.inForceTitle} none={words.clean}>
        {inForce.map((action) => (
          <Line key={action.id} action={action} slug={group.slug} />
        ))}
      </Part>
      <Part title={words.pastTitle} none={words.noPast}>
        {past.map((action) => (
          <Line key={action.id} action={action} slug={group.slug} />
        ))}
      </Part>
      <Part title={words.appealsTitle} none={words.noAppeals}>
        {appeals.map(({ id, at, action, state }) => (
          <li key={id} className="row">
            <div>
              <Link to={`/g/${group.slug}/appeals/${id}`}>{words.statementTitle(action.number)}</Link>
              <p>{words.appealStates[state] ?? state}</p>
            </div>
            <Time at={at} />
          </li>
        ))}
      </Part>
      <Part title={words.reportsTitle} none={words.noReports}>
        {reports.map(({ id, at, about, outcome }) => (
          <li key={id} className="row">
            <div>
              {words.reports[about] ?? about}: {words.outcomes[outcome]}
            </div>
            <Time at={at} />
          </li>
        ))}
      </Part>
    </Page>
  );
}

function Part({ title, none, children }: { title: string; none: string; children: ReactNode[] }) {
  return (
    <section>
      <h2>{title}</h2>
      {children.length === 0 ? <p>{none}</p> : <ul className="list">{children}</ul>}
    </section>
  );
}

function Line({ action, slug }: { action: ActionView; slug: string }) {
  const [words, told, acts] = [useWords(actFormWords), useWords(moderatedWords), useWords(actionWords)];
  const { id, number, kind, rule, until, at, state } = action;
  return (
    <li className="row">
      <div>
        <Link to={`/g/${slug}/actions/${id}`}>
          {words.statementTitle(number)}: {told.acted[kind] ?? acts.kinds[kind]}
        </Link>{" "}
        <Pill>{acts.states[state]}</Pill>
        {rule && <p>{told.rule(rule.number, rule.title)}</p>}
        {until && state === "in-force" && (
          <p>
            {words.until} <Time at={until} />
          </p>
        )}
      </div>
      <Time at={at} />
    </li>
  );
}
