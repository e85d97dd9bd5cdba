import { Link } from "@remix-run/react";
import { LinkButton } from "../ui/button";
import { lastSessionWords } from "../words/last-session";
import { nextSessionWords } from "../words/next-session";
import { useWords } from "../words/use-words";
import { TheirTurn } from "./after-next";
import type { LastSession as Last } from "./last-session.server";
import { NoteLine } from "./notes-panel";
import { SessionWhen } from "./session-when";
import { MinutesLink } from "./sessions-page";

/** On the group's page: what the session that was last has left, and whose turn the next would be. */
export function LastSession({ last }: { last: Last }) {
  const [words, following] = [useWords(lastSessionWords), useWords(nextSessionWords)];
  const { session, decisions, moreDecisions, parked, tasks, next } = last;
  const left = words.left({ parked, tasks });
  return (
    <section className="last-session" aria-labelledby="last-session">
      <div>
        <h2 id="last-session">{words.title}</h2>
        <p>
          <Link to={session.url}>
            <bdi>{session.title}</bdi>
          </Link>{" "}
          · <SessionWhen when={session.when} />
        </p>
        <MinutesLink line={session} />
        {decisions.length > 0 && (
          <>
            <h3>{words.decided}</h3>
            <ul className="decided">
              {decisions.map((note) => (
                <li key={note.id}>
                  <NoteLine note={note} place={note.place} plain />
                </li>
              ))}
            </ul>
          </>
        )}
        {(left !== "" || moreDecisions > 0) && (
          <p>
            <Link to={session.url}>
              {[...(moreDecisions > 0 ? [words.more(moreDecisions)] : []), left].filter(Boolean).join(", ")}
            </Link>
          </p>
        )}
        {left === "" && decisions.length === 0 && <p className="faint">{words.nothing}</p>}
      </div>
      {next && (
        <div className="proposed">
          <h3>{following.title}</h3>
          <p>
            <SessionWhen when={next.when} />
          </p>
          {next.stopped && <p>{following.stopped(next.stopped.title, next.stopped.number)}</p>}
          {next.turn && (
            <p>
              <TheirTurn turn={next.turn} />
            </p>
          )}
          <LinkButton to={next.to}>{following.plan}</LinkButton>
        </div>
      )}
    </section>
  );
}
