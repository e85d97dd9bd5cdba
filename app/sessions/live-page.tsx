import { LinkButton } from "../ui/button";
import { catchUpWords } from "../words/session-catch-up";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { ChatBox } from "./chat-box";
import { ItemClock } from "./clocks";
import { HandPanel } from "./hand-panel";
import { IAmHere, MemberPeople } from "./member-people";
import { MessageBox } from "./message-box";
import { NotesPanel } from "./notes-panel";
import { PollsPanel } from "./polls-panel";
import { QueueList } from "./queue-list";
import { ReadingsPanel } from "./readings-panel";
import type { SessionScreen } from "./screens.server";
import { SessionBar } from "./session-bar";
import { SessionProvider, useSessionPage } from "./session-context";
import { Speaking } from "./speaking";
import { modeBeside } from "./mode-beside";
import { passageName, WhereNow } from "./where-now";

/** A session that runs, for whoever takes part: first of all from a phone that is held in one hand. */
export function LivePage({ screen }: { screen: SessionScreen }) {
  const words = useWords(liveSessionWords);
  const { missed } = useWords(catchUpWords);
  const { url } = screen.plan;
  return (
    <SessionProvider screen={screen} here={url}>
      <main className="attend" id="main" tabIndex={-1}>
        <SessionBar keys={words.memberKeyList}>
          {screen.may === "run" && (
            <LinkButton small to={`${url}/run`}>
              {words.toRun}
            </LinkButton>
          )}
          {screen.missed && (
            <LinkButton small to={`${url}/catch-up`}>
              {missed}
            </LinkButton>
          )}
          <LinkButton small to={`${url}/screen`} className="to-screen">
            {words.toScreen}
          </LinkButton>
        </SessionBar>
        <div className="attend-columns">
          <div className="column">
            <HandPanel />
            <IAmHere />
            <PollsPanel open />
            <ItemNow />
            <Speaking />
            <ReadingsPanel />
            <WhereNow />
            <PollsPanel />
          </div>
          <div className="column">
            <QueueList />
            <AgendaLines />
            <NotesPanel />
            <MessageBox />
            <MemberPeople />
            <ChatBox />
          </div>
        </div>
      </main>
    </SessionProvider>
  );
}

/** What the group is at, and how long it still has. */
function ItemNow() {
  const { now, places } = useSessionPage();
  const words = useWords(liveSessionWords);
  const item = now.agenda.find(({ id }) => id === now.item);
  return (
    <section className="panel item-now" aria-labelledby="item-now">
      <h2 id="item-now">{words.now}</h2>
      {item ? (
        <>
          <div className="item-line" role="status">
            <p className="title">
              {item.title}{" "}
              <span className="faint">
                {[modeBeside(item, words), item.passage && passageName(item.passage, places, words)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </p>
          </div>
          <ItemClock item={item} />
          {item.prompt && <p className="prompt">{item.prompt}</p>}
        </>
      ) : (
        <p className="faint">{words.noItem}</p>
      )}
    </section>
  );
}

/** The agenda to look at. */
function AgendaLines() {
  const { now, places } = useSessionPage();
  const words = useWords(liveSessionWords);
  if (now.agenda.length === 0) return null;
  return (
    <section className="panel agenda-panel" aria-labelledby="agenda">
      <h2 id="agenda">{words.agenda}</h2>
      <ol className="agenda-list">
        {now.agenda.map((item, at) => (
          <li key={item.id} className={item.state} aria-current={item.state === "current" ? "step" : undefined}>
            <span className="n" aria-hidden>
              {item.state === "done" ? "✓" : item.state === "skipped" ? "–" : at + 1}
            </span>
            <div className="line">
              <p>
                {item.title} {item.passage && <span className="faint">{passageName(item.passage, places, words)}</span>}
                <span className="visually-hidden"> ({words.itemStates[item.state]})</span>
              </p>
            </div>
            <span className="min">{words.min(item.minutes + item.extended)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
