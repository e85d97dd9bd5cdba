/** What stands beside the text of a session that runs, where no discussion is open; on a phone a sheet that the strip leads to. */
import sessionCss from "../ui/session.css?url";
import { LinkButton } from "../ui/button";
import { classes } from "../ui/classes";
import { besideWords } from "../words/session-beside";
import { liveSessionWords } from "../words/session-live";
import { sessionPageWords } from "../words/session-pages";
import { useWords } from "../words/use-words";
import { HandPanel } from "./hand-panel";
import { AgendaLines, ItemNow } from "./item-now";
import { IAmHere } from "./member-people";
import { MyMode } from "./my-mode";
import { PollsPanel } from "./polls-panel";
import { QueueList } from "./queue-list";
import { ReadingsPanel } from "./readings-panel";
import { useSessionPage } from "./session-context";
import { Speaking } from "./speaking";

export const sideId = "session-side";

/** @param isPlain without a script the address opens the sheet */
export function SessionSide({ isPlain, isOpen, onClose }: { isPlain: boolean; isOpen: boolean; onClose: () => void }) {
  const { now, plan, may } = useSessionPage();
  const words = useWords(besideWords);
  const [live, pages] = [useWords(liveSessionWords), useWords(sessionPageWords)];
  return (
    <aside
      className={classes("session-side", isPlain && "plain", isOpen && "open")}
      id={sideId}
      aria-label={words.side(plan.title)}
      onKeyDown={(event) => event.key === "Escape" && isOpen && onClose()}
    >
      {/* Only where a session runs; until it is there, what it gives a shape to is not shown. */}
      <link rel="stylesheet" href={sessionCss} />
      <header>
        <h2 tabIndex={-1} id="session-side-title" dir="auto">
          {plan.title}
        </h2>
        <p>
          {plan.facilitators.length > 0 && `${words.runBy(plan.facilitators.map(({ name }) => name))} · `}
          {words.here(now.here)}
          {plan.place && (
            <>
              {" · "}
              <bdi>{plan.place}</bdi>
            </>
          )}
        </p>
        <div className="btns">
          {plan.callUrl && (
            <a className="btn small" href={plan.callUrl} rel="noreferrer" target="_blank">
              {pages.joinCall}
            </a>
          )}
          {may === "run" && (
            <LinkButton small to={`${plan.url}/run`}>
              {live.toRun}
            </LinkButton>
          )}
          <LinkButton quiet small to={plan.url}>
            {words.more}
          </LinkButton>
        </div>
        <a
          className="btn quiet close"
          href="#group"
          aria-label={words.close}
          onClick={(event) => {
            event.preventDefault();
            onClose();
          }}
        >
          ✕
        </a>
      </header>
      <IAmHere />
      <PollsPanel open />
      <ItemNow />
      <MyMode />
      <Speaking beside />
      <ReadingsPanel />
      <QueueList />
      <HandPanel />
      <AgendaLines />
      <PollsPanel />
      <p className="choose">{words.choose}</p>
    </aside>
  );
}
