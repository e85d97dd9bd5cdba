import { Link } from "@remix-run/react";
import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { ownSessionWords } from "../words/own-sessions";
import { sessionPageWords } from "../words/session-pages";
import { sessionSeriesWords } from "../words/session-series";
import { sessionStartWords } from "../words/session-start";
import { useWords } from "../words/use-words";
import type { OwnSession } from "./own-sessions.server";
import { SessionWhen } from "./session-when";

/** When one's groups meet: what runs, then what comes. */
export function OwnSessionsPage({ sessions }: { sessions: OwnSession[] }) {
  const words = useWords(ownSessionWords);
  const [live, coming] = [sessions.filter(isLive), sessions.filter((session) => !isLive(session))];
  return (
    <Page narrow title={words.title} lead={words.lead}>
      {sessions.length === 0 && (
        <EmptyState title={words.none} text={words.noneText}>
          <LinkButton to="/">{words.toGroups}</LinkButton>
        </EmptyState>
      )}
      {live.length > 0 && (
        <section>
          <h2>{words.now}</h2>
          <Lines sessions={live} />
        </section>
      )}
      {coming.length > 0 && (
        <section>
          <h2>{words.coming}</h2>
          <Lines sessions={coming} />
        </section>
      )}
    </Page>
  );
}

/** The soonest of them, on the first page. */
export function OwnSessionsNext({ sessions }: { sessions: OwnSession[] }) {
  const words = useWords(ownSessionWords);
  if (sessions.length === 0) return null;
  return (
    <section className="own-sessions">
      <h2>{words.title}</h2>
      <Lines sessions={sessions} />
      <p>
        <Link to="/s">{words.all}</Link>
      </p>
    </section>
  );
}

const isLive = ({ state }: OwnSession) => state === "live";

function Lines({ sessions }: { sessions: OwnSession[] }) {
  const [words, start, series] = [useWords(ownSessionWords), useWords(sessionStartWords), useWords(sessionSeriesWords)];
  return (
    <ul className="list">
      {sessions.map((session) => (
        <li key={session.id} className="row session-line">
          <div>
            <Link className="t" to={session.url}>
              <bdi>{session.title}</bdi>
            </Link>
            <p>
              <bdi>{session.group.name}</bdi> · <SessionWhen when={session.when} />
              {session.series && ` · ${series.said(session.series)}`}
            </p>
          </div>
          {isLive(session) ? (
            <>
              <Pill tone="live" dot>
                {words.now}
              </Pill>
              {session.mayRun && (
                <LinkButton to={`${session.url}/run`} aria-label={start.runThis(session.title)}>
                  {start.run}
                </LinkButton>
              )}
              <LinkButton primary to={session.url}>
                {words.join}
              </LinkButton>
            </>
          ) : (
            <Answer answer={session.answer} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Answer({ answer }: { answer: OwnSession["answer"] }) {
  const [words, pages] = [useWords(ownSessionWords), useWords(sessionPageWords)];
  return answer === null ? <Pill>{words.notAnswered}</Pill> : <Pill>{pages.answered[answer].replace(/\.$/, "")}</Pill>;
}
