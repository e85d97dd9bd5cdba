import { LinkButton } from "../ui/button";
import { catchUpWords } from "../words/session-catch-up";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { ChatBox } from "./chat-box";
import { AgendaLines, ItemNow } from "./item-now";
import { HandAloud, HandPanel } from "./hand-panel";
import { IAmHere, MemberPeople } from "./member-people";
import { MessageBox } from "./message-box";
import { MyMode } from "./my-mode";
import { NotesPanel } from "./notes-panel";
import { PollsPanel } from "./polls-panel";
import { QueueList } from "./queue-list";
import { ReadingsPanel } from "./readings-panel";
import type { SessionScreen } from "./screens.server";
import { SessionBar } from "./session-bar";
import { SessionProvider } from "./session-context";
import { Speaking } from "./speaking";
import { WhereNow } from "./where-now";

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
            <HandAloud />
            <IAmHere />
            <Speaking />
            <PollsPanel open />
            <ItemNow />
            <MyMode />
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
