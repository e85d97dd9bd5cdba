import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { sessionPageWords } from "../words/session-pages";
import { sessionStartWords } from "../words/session-start";
import { useWords } from "../words/use-words";

/** Another session of the group that runs. */
export type OtherLive = { id: string; url: string; title: string; mayRun: boolean };

/** What makes it a question whether to begin. */
export type BeforeStart = {
  /** When it is planned, in words; null: about now. */
  early: string | null;
  others: OtherLive[];
};

/**
 * Begins a session with one press; where it is planned for later, or another one runs, it asks first. By plain forms: the page
 * that follows is another one.
 *
 * @param startId for the command: pressed twice, it begins once
 */
export function StartSession({ id, startId, before }: { id: string; startId: string; before: BeforeStart }) {
  const [words, pages] = [useWords(sessionStartWords), useWords(sessionPageWords)];
  const { early, others } = before;
  const here = `/s/${id}`;
  if (early === null && others.length === 0)
    return (
      <Begin id={id} startId={startId}>
        <Button primary>{pages.start}</Button>
      </Begin>
    );
  return (
    <details className="end-session">
      <summary className={classes("btn", early === null ? "primary" : "quiet")}>
        {early === null ? pages.start : words.early}
      </summary>
      <section className="card">
        <h2>{words.title}</h2>
        {early !== null && <p>{words.planned(early)}</p>}
        {others.map((other) => (
          <div key={other.id}>
            <p>
              <bdi>{words.other(other.title)}</bdi>{" "}
              <Link to={other.mayRun ? `${other.url}/run` : other.url}>
                {other.mayRun ? words.runOther : words.toOther}
              </Link>
            </p>
            {other.mayRun && (
              <form method="post" action={`${other.url}/do`} className="btns">
                <input type="hidden" name="ask" value="end" />
                <input type="hidden" name="id" value={`${startId}-end-${other.id}`.slice(0, 64)} />
                <input type="hidden" name="back" value={here} />
                <Button small>{words.endOther(other.title)}</Button>
              </form>
            )}
          </div>
        ))}
        <Begin id={id} startId={startId}>
          <Button primary>{words.confirm}</Button>
        </Begin>
      </section>
    </details>
  );
}

function Begin({ id, startId, children }: { id: string; startId: string; children: ReactNode }) {
  return (
    <form method="post" action={`/s/${id}/do`}>
      <input type="hidden" name="ask" value="start" />
      <input type="hidden" name="id" value={startId} />
      <input type="hidden" name="to" value={`/s/${id}/run`} />
      {children}
    </form>
  );
}
