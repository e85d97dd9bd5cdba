import { Link } from "@remix-run/react";
import { sessionPageWords } from "../words/session-pages";
import { sessionStartWords } from "../words/session-start";
import { useWords } from "../words/use-words";
import type { ListedSession } from "./session-lists.server";

/** On the group's page, below the session that runs: the others that run meanwhile, by name. */
export function AlsoRunning({ sessions }: { sessions: ListedSession[] }) {
  const [words, start] = [useWords(sessionPageWords), useWords(sessionStartWords)];
  if (sessions.length === 0) return null;
  return (
    <section className="also-running" aria-labelledby="also-running">
      <h2 id="also-running">{words.alsoRunning}</h2>
      <ul>
        {sessions.map(({ id, url, title, mayOpen, mayRun }) => (
          <li key={id}>
            {mayOpen ? (
              <Link to={url}>
                <bdi>{title}</bdi>
              </Link>
            ) : (
              <bdi>{title}</bdi>
            )}
            {mayRun && (
              <>
                {" · "}
                <Link to={`${url}/run`} aria-label={words.runNamed(start.run, title)}>
                  {start.run}
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
