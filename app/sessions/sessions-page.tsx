import { Link } from "@remix-run/react";
import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { calendarWords } from "../words/calendars";
import { catchUpWords } from "../words/session-catch-up";
import { lastSessionWords } from "../words/last-session";
import { sessionPageWords } from "../words/session-pages";
import { sessionSeriesWords } from "../words/session-series";
import { sessionStartWords } from "../words/session-start";
import { templatesPageWords } from "../words/templates-page";
import { timePollWords } from "../words/time-polls";
import { useWords } from "../words/use-words";
import type { ListedSession } from "./session-lists.server";
import { SessionWhen } from "./session-when";
import { timesUrl, type TimePollLine } from "./time-poll";
import { TimePollLines } from "./time-poll-parts";

export type SessionsPageData = {
  group: { slug: string; name: string };
  coming: ListedSession[];
  past: ListedSession[];
  /** The cursor of the past ones after these. */
  next: string | null;
  /** These are older past ones: what comes is on the first page. */
  isOlder: boolean;
  /** Questions for a time that are open, where the reader may see them. */
  times: TimePollLine[];
  mayPlan: boolean;
  isMember: boolean;
};

/** When a group meets: what comes, then what has been. */
export function SessionsPage({ group, coming, past, next, isOlder, times, mayPlan, isMember }: SessionsPageData) {
  const words = useWords(sessionPageWords);
  const [timeWords, calendar] = [useWords(timePollWords), useWords(calendarWords)];
  const templates = useWords(templatesPageWords);
  const here = `/g/${group.slug}/sessions`;
  const plan = (
    <>
      <LinkButton quiet to={`${timesUrl(group.slug)}/new`}>
        {timeWords.find}
      </LinkButton>
      <LinkButton primary to={`${here}/new`}>
        {words.plan}
      </LinkButton>
    </>
  );
  return (
    <Page narrow title={words.title} lead={words.lead} actions={mayPlan && !isNone(coming, past) ? plan : undefined}>
      {times.length > 0 && (
        <section>
          <h2>{timeWords.listTitle}</h2>
          <TimePollLines polls={times} />
        </section>
      )}
      {isNone(coming, past) && !isOlder ? (
        <EmptyState
          title={mayPlan ? words.noneYours : words.noneTheirs}
          text={mayPlan ? words.noneYoursText : words.noneTheirsText}
        >
          {mayPlan && plan}
        </EmptyState>
      ) : (
        <>
          {!isOlder && (
            <section>
              <h2>{words.coming}</h2>
              {coming.length === 0 ? <p>{words.noneTheirs}.</p> : <Lines lines={coming} />}
            </section>
          )}
          {past.length > 0 && (
            <section>
              <h2>{words.past}</h2>
              <Lines lines={past} />
              {next && (
                <p>
                  <Link to={`${here}?${new URLSearchParams({ after: next }).toString()}`}>{words.older}</Link>
                </p>
              )}
            </section>
          )}
        </>
      )}
      <section className="foot-links">
        {!isMember && <p className="hint">{words.strangers}</p>}
        <p>
          {isMember && (
            <>
              <Link to={`/account/calendar?${new URLSearchParams({ group: group.slug }).toString()}`}>
                {calendar.subscribe}
              </Link>
              {" · "}
              <Link to={timesUrl(group.slug)}>{timeWords.all}</Link>
              {" · "}
            </>
          )}
          <Link to={`${here}/customs`}>{words.customs}</Link>
          {mayPlan && (
            <>
              {" · "}
              <Link to={`${here}/templates`}>{templates.title}</Link>
            </>
          )}
        </p>
      </section>
    </Page>
  );
}

const isNone = (...lists: ListedSession[][]) => lists.every(({ length }) => length === 0);

function Lines({ lines }: { lines: ListedSession[] }) {
  const [calendar, series] = [useWords(calendarWords), useWords(sessionSeriesWords)];
  return (
    <ul className="list">
      {lines.map((line) => (
        <li key={line.id} className="row session-line">
          <div>
            {line.mayOpen ? (
              <Link className="t" to={line.url}>
                <bdi>{line.title}</bdi>
              </Link>
            ) : (
              <span className="t">
                <bdi>{line.title}</bdi>
              </span>
            )}
            <p>
              <SessionWhen when={line.when} />
              {line.series && ` · ${series.said(line.series)}`}
              {/* Whoever may open it finds this on its page. */}
              {!line.mayOpen && line.state === "planned" && (
                <>
                  {" · "}
                  <a href={`${line.url}/calendar.ics`} aria-label={calendar.addThis(line.title)}>
                    {calendar.add}
                  </a>
                </>
              )}
            </p>
            {line.texts.length > 0 && <TextTitles texts={line.texts} />}
            {line.mayRun && line.state === "live" && <RunLink line={line} />}
            {line.mayOpen && line.state === "ended" && <MinutesLink line={line} />}
            {line.mayOpen && (line.state === "ended" || line.missed) && <CatchUpLink line={line} />}
          </div>
          <StatePill line={line} />
        </li>
      ))}
    </ul>
  );
}

function RunLink({ line: { url, title } }: { line: ListedSession }) {
  const words = useWords(sessionStartWords);
  return (
    <p>
      <Link to={`${url}/run`} aria-label={words.runThis(title)}>
        {words.run}
      </Link>
    </p>
  );
}

/** How far they are, and the way to them; whoever runs the session writes them there. */
export function MinutesLink({ line: { url, title, minuted, mayRun } }: { line: ListedSession }) {
  const words = useWords(lastSessionWords);
  if (minuted === null && !mayRun) return null;
  return (
    <p>
      <Link to={`${url}/minutes`} aria-label={words.minutesOf(words.minutes(minuted), title)}>
        {words.minutes(minuted)}
      </Link>
    </p>
  );
}

/** For whoever was not there. */
function CatchUpLink({ line: { url, title, state } }: { line: ListedSession }) {
  const words = useWords(catchUpWords);
  const link = state === "live" ? words.missed : words.link;
  return (
    <p>
      <Link to={`${url}/catch-up`} aria-label={words.listed(link, title)}>
        {link}
      </Link>
    </p>
  );
}

function StatePill({ line: { state, isLate } }: { line: ListedSession }) {
  const words = useWords(sessionPageWords);
  if (state === "live")
    return (
      <Pill tone="live" dot>
        {words.states.live}
      </Pill>
    );
  if (state === "cancelled") return <Pill tone="warn">{words.states.cancelled}</Pill>;
  return isLate ? <Pill>{words.late}</Pill> : null;
}

export function TextTitles({ texts }: { texts: ListedSession["texts"] }) {
  return (
    <p>
      {texts.map(({ id, title }, at) => (
        <span key={id}>
          {at > 0 && " · "}
          <bdi>{title}</bdi>
        </span>
      ))}
    </p>
  );
}
