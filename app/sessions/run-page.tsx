import type { MouseEvent, ReactNode } from "react";
import { LinkButton, Button } from "../ui/button";
import { liveSessionWords } from "../words/session-live";
import { sessionEndWords } from "../words/session-end";
import { sessionGuestWords } from "../words/session-guests";
import { wallWords } from "../words/session-wall";
import { modeWords } from "../words/session-modes";
import { minutesWords } from "../words/session-minutes";
import { runningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { PhoneGoOn } from "./go-on";
import { NotesPanel } from "./notes-panel";
import { PollsPanel } from "./polls-panel";
import { QueueList } from "./queue-list";
import { RunAgenda } from "./run-agenda";
import { RunGroups } from "./run-groups";
import { RunRound } from "./run-round";
import { AddText } from "./run-additions";
import { RunMessages } from "./run-messages";
import { RunPeople } from "./run-people";
import { RunReadings } from "./run-readings";
import { RunRules } from "./run-rules";
import type { SessionScreen } from "./screens.server";
import { SessionBar } from "./session-bar";
import { SessionProvider, useSessionPage } from "./session-context";
import { Speaking } from "./speaking";
import { StartSession, type BeforeStart } from "./start-session";
import { LongOver, PutBack } from "./run-over";
import { WhereNow } from "./where-now";

/** The whole evening on one screen, for those who run it. */
export function RunPage({ screen }: { screen: SessionScreen }) {
  const [words, guests, wall] = [useWords(liveSessionWords), useWords(sessionGuestWords), useWords(wallWords)];
  const [ends, modes] = [useWords(sessionEndWords), useWords(modeWords)];
  const { url } = screen.plan;
  return (
    <SessionProvider screen={screen} here={`${url}/run`} whole>
      <main className="run" id="main" tabIndex={-1}>
        <SessionBar keys={[...words.keyList.slice(0, -1), ...modes.keys, ...wall.keys, ...words.keyList.slice(-1)]}>
          <LinkButton small to={`${url}/screen`} target="_blank">
            {words.toScreen}
          </LinkButton>
          <LinkButton small to={`${url}/guests`}>
            {guests.title}
          </LinkButton>
          <LinkButton small to={url}>
            {words.toMember}
          </LinkButton>
          <LinkButton small to={`${url}/edit?run`}>
            {ends.edit}
          </LinkButton>
          <EndSession />
        </SessionBar>
        <StartOrOver before={screen.before} seed={screen.seed} isClosed={screen.isClosed === true} />
        <LongOver />
        <div className="run-top">
          <Jumps />
          <PhoneGoOn />
        </div>
        <div className="run-columns">
          <div className="column">
            <RunAgenda />
            <RunGroups />
            <AddText texts={screen.moreTexts} />
            <RunReadings />
            <UntilOver>
              <WhereNow whole />
            </UntilOver>
          </div>
          <UntilOver>
            <div className="column first">
              <Speaking runs />
              <RunRound />
              <QueueList runs />
            </div>
          </UntilOver>
          <div className="column">
            <PollsPanel runs />
            <NotesPanel runs />
          </div>
          <div className="column">
            <RunMessages />
            <RunPeople />
            <RunRules />
          </div>
        </div>
      </main>
    </SessionProvider>
  );
}

/** What has no meaning when the session is over: nobody speaks or waits, and the group is nowhere. */
function UntilOver({ children }: { children: ReactNode }) {
  return useSessionPage().now.state === "ended" ? null : children;
}

/**
 * On a phone the rest of the page is far down. Each goes there by itself: what a browser keeps of a hash alone would be
 * taken for going back, and the page put where it stood.
 */
function Jumps() {
  const words = useWords(runningWords);
  const isOver = useSessionPage().now.state === "ended";
  const jump = (event: MouseEvent, id: string) => {
    const there = document.getElementById(id);
    if (!there) return;
    event.preventDefault();
    there.scrollIntoView();
    there.focus({ preventScroll: true });
  };
  return (
    <nav className="run-jumps" aria-label={words.jump}>
      {words.jumps
        .filter(([id]) => !(isOver && id === "queue"))
        .map(([id, name]) => (
          <a key={id} href={`#${id}`} onClick={(event) => jump(event, id)}>
            {name}
          </a>
        ))}
    </nav>
  );
}

type StartProps = { before: BeforeStart | undefined; seed: string; isClosed: boolean };

function StartOrOver({ before, seed, isClosed }: StartProps) {
  const { now, plan } = useSessionPage();
  const [words, minutesSaid] = [useWords(liveSessionWords), useWords(minutesWords)];
  if (now.state === "live") return null;
  const isOver = now.state === "ended";
  return (
    <section className="start" aria-labelledby="start">
      <div>
        <h2 id="start">{isOver ? words.overTitle : words.startTitle}</h2>
        {!isOver && <p>{words.startLead}</p>}
        {isOver && isClosed && <p>{minutesSaid.noReopening}</p>}
      </div>
      <div className="btns">
        {isOver && (
          <LinkButton primary to={plan.url}>
            {words.leftTitle}
          </LinkButton>
        )}
        {isOver && <LinkButton to={`${plan.url}/minutes`}>{minutesSaid.title}</LinkButton>}
        {isOver && !isClosed && (
          <CommandForm ask="reopen">
            <Button>{words.reopen}</Button>
          </CommandForm>
        )}
        {!isOver && <StartSession id={plan.id} startId={seed} before={before ?? { early: null, others: [] }} />}
      </div>
    </section>
  );
}

/** Asked for twice: it ends the evening for everybody. */
function EndSession() {
  const { now } = useSessionPage();
  const words = useWords(liveSessionWords);
  if (now.state !== "live") return null;
  return (
    <details className="end-session">
      <summary className="btn small">{words.end}</summary>
      <section className="card">
        <h2>{words.endTitle}</h2>
        <p>{words.endLead}</p>
        <CommandForm ask="end">
          <Button danger primary>
            {words.endConfirm}
          </Button>
        </CommandForm>
        <PutBack />
      </section>
    </details>
  );
}
