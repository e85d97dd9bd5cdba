import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, LinkButton } from "../ui/button";
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
  const { group, isOpen, inForce, past, reports, appeals, comments, words: wrote } = standing;
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
      {wrote.length > 0 && <Wrote wrote={wrote} slug={group.slug} />}
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
        {reports.map((report) => (
          <Reported key={report.id} report={report} slug={group.slug} />
        ))}
      </Part>
    </Page>
  );
}

/** Whoever is shut out may find what they wrote on no other page. */
function Wrote({ wrote, slug }: { wrote: OwnStanding["words"]; slug: string }) {
  const words = useWords(actFormWords);
  return (
    <section>
      <h2>{words.wroteTitle}</h2>
      <p>{words.wroteHelp}</p>
      <ul className="list">
        {wrote.map(({ id, at, begins }) => (
          <li key={id} className="row">
            <div>
              <blockquote dir="auto">{begins}</blockquote>
              <details>
                <summary aria-label={`${words.takeAway}: ${begins}`}>{words.takeAway}</summary>
                <Form method="post" action={`/g/${slug}/words/${id}/delete`} className="btns">
                  <Button small danger aria-label={`${words.forGood}: ${begins}`}>
                    {words.forGood}
                  </Button>
                </Form>
              </details>
            </div>
            <Time at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What it is about and where, which rule, what was said of it, what became of it; what still waits can be taken back. */
function Reported({ report, slug }: { report: OwnStanding["reports"][number]; slug: string }) {
  const [words, told] = [useWords(actFormWords), useWords(moderatedWords)];
  const { id, at, url, rule, excerpt, outcome } = report;
  const name = useReported(report);
  return (
    <li className="row">
      <div>
        <bdi>{url ? <Link to={url}>{name}</Link> : name}</bdi>
        {excerpt && <blockquote dir="auto">{excerpt}</blockquote>}
        <p>{rule ? told.rule(rule.number, rule.title) : words.noRuleNamed}</p>
        {report.words && <p dir="auto">{report.words}</p>}
        <p>{words.outcomes[outcome]}</p>
        {outcome === "open" && (
          <Form method="post" action={`/g/${slug}/reports/${id}/withdraw`} className="btns">
            <Button small aria-label={`${words.takeBack}: ${name}`}>
              {words.takeBack}
            </Button>
          </Form>
        )}
      </div>
      <Time at={at} />
    </li>
  );
}

function useReported({ about, title, number }: OwnStanding["reports"][number]): string {
  const words = useWords(actFormWords);
  const what = words.reports[about] ?? about;
  if (title === null) return what;
  if (about === "comment") return words.reportedAt(what, number, title);
  return about === "text" ? words.reportedText(what, title) : words.reportedPerson(what, title);
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
