import { Link } from "@remix-run/react";
import { useContext } from "react";
import { LinkButton } from "../ui/button";
import { nextSessionWords } from "../words/next-session";
import { LanguageContext, useWords } from "../words/use-words";
import type { Turn } from "./next-plan";
import type { AfterNext } from "./next-plans.server";
import { SessionWhen } from "./session-when";

/** After a session: the next one, or one that could be planned. */
export function NextAfter({ next }: { next: AfterNext }) {
  const words = useWords(nextSessionWords);
  return (
    <section aria-labelledby="next">
      <h2 id="next">{words.title}</h2>
      {next.is === "none" && <p className="faint">{words.none}</p>}
      {next.is === "planned" && (
        <>
          <p>{next.mayOpen ? <Link to={next.url}>{<bdi>{next.title}</bdi>}</Link> : <bdi>{next.title}</bdi>}</p>
          <p>
            <SessionWhen when={next.when} />
          </p>
          {next.facilitators.length > 0 && <p>{words.runs(next.facilitators.join(", "))}</p>}
        </>
      )}
      {next.is === "proposed" && (
        <>
          <p className="faint">{words.proposed}</p>
          <p>
            <SessionWhen when={next.when} />
          </p>
          {next.texts.length > 0 && (
            <p>
              {words.reading} <bdi>{next.texts.join(" · ")}</bdi>.
            </p>
          )}
          {next.stopped && <p>{words.stopped(next.stopped.title, next.stopped.number)}</p>}
          {next.turn && (
            <p>
              <TheirTurn turn={next.turn} />
            </p>
          )}
          <LinkButton to={next.to}>{words.plan}</LinkButton>
          <p className="hint">{words.planHint}</p>
        </>
      )}
    </section>
  );
}

/** Whose turn it could be, and why. */
export function TheirTurn({ turn: { name, times, last, why } }: { turn: Turn }) {
  const words = useWords(nextSessionWords);
  const language = useContext(LanguageContext);
  // The same on the server and in the browser, wherever it is.
  const day =
    last && new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(last));
  const reason =
    why === "never" ? words.never : why === "fewest" ? words.fewest(times) : words.longest(times, day ?? "");
  return <>{words.turn(name, reason)}</>;
}
