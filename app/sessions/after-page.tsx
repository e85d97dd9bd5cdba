import { LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { Day } from "../ui/time";
import { catchUpWords } from "../words/session-catch-up";
import { liveSessionWords } from "../words/session-live";
import { minutesWords } from "../words/session-minutes";
import { useWords } from "../words/use-words";
import { NextAfter } from "./after-next";
import type { SessionLeft } from "./after.server";
import type { NoteKind } from "./meeting";
import type { AfterNext } from "./next-plans.server";
import { NoteLine } from "./notes-panel";
import { PollResult } from "./poll-result";
import type { SessionPlan } from "./session";

/** What is left of a session that is over. */
export function AfterPage({ plan, left, next }: { plan: SessionPlan; left: SessionLeft; next: AfterNext }) {
  const [words, minutesSaid] = [useWords(liveSessionWords), useWords(minutesWords)];
  const catchUpSaid = useWords(catchUpWords);
  const minutes =
    left.startedAt && left.endedAt
      ? Math.max(1, Math.round((Date.parse(left.endedAt) - Date.parse(left.startedAt)) / 60_000))
      : 0;
  return (
    <Page
      title={<bdi>{plan.title}</bdi>}
      lead={
        <>
          {words.overTitle} · <Day at={left.startedAt ?? plan.startsAt} /> · {words.lasted(minutes)}{" "}
          {words.turnsCount(left.turns)}.
        </>
      }
      actions={
        <>
          <LinkButton to={`${plan.url}/minutes`}>{minutesSaid.title}</LinkButton>
          {left.startedAt && <LinkButton to={`${plan.url}/catch-up`}>{catchUpSaid.link}</LinkButton>}
          {left.runs && (
            <LinkButton quiet to={`${plan.url}/run`}>
              {words.toRun}
            </LinkButton>
          )}
        </>
      }
    >
      <div className="cols">
        <div>
          <Notes left={left} kind="decision" title={words.decisions} always />
          <Notes left={left} kind="task" title={words.tasks} always />
          <Notes left={left} kind="question" title={words.parked} always />
          <Notes left={left} kind="minutes" title={words.forMinutes} />
          <Notes left={left} kind="note" title={words.otherNotes} />
          <Polls left={left} />
        </div>
        <aside>
          <NextAfter next={next} />
          <section>
            <h2>{words.whoWasHere}</h2>
            <ul className="list">
              {left.people.map(({ id, name, minutes }) => (
                <li key={id} className="row">
                  <div>
                    <bdi>{name}</bdi>
                  </div>
                  <span className="faint end">{words.hereFor(minutes)}</span>
                </li>
              ))}
            </ul>
          </section>
          {plan.texts.length > 0 && (
            <section>
              <h2>{words.texts}</h2>
              <ul className="list">
                {plan.texts.map(({ id, title, url }) => (
                  <li key={id} className="row">
                    <a href={url}>{title}</a>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </aside>
      </div>
    </Page>
  );
}

function Notes({ left, kind, title, always }: { left: SessionLeft; kind: NoteKind; title: string; always?: boolean }) {
  const words = useWords(liveSessionWords);
  const notes = left.notes.filter((note) => note.kind === kind);
  if (notes.length === 0 && !always) return null;
  return (
    <section>
      <h2>{title}</h2>
      {notes.length === 0 && <p className="faint">{words.noneOf}</p>}
      <ul className="notes-list">
        {notes.map((note) => (
          <li key={note.id}>
            <NoteLine note={note} place={note.place} plain />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Polls({ left }: { left: SessionLeft }) {
  const words = useWords(liveSessionWords);
  if (left.polls.length === 0) return null;
  return (
    <section>
      <h2>{words.polls}</h2>
      <div className="polls">
        {left.polls.map((poll) => (
          <article key={poll.id} className="poll">
            <h3>{poll.question}</h3>
            <p className="faint">
              {poll.isSecret && <span className="pill">{words.pollSecret}</span>} {words.votes(poll.voted)}
            </p>
            <PollResult poll={poll} tally={poll.tally} />
            {poll.reasons.length > 0 && (
              <>
                <h4>{words.objections}</h4>
                <ul>
                  {poll.reasons.map(({ by, reason }, at) => (
                    <li key={at}>
                      {by && <b>{by}: </b>}
                      {reason}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </article>
        ))}
      </div>
    </section>
  );
}
