import { Link } from "@remix-run/react";
import { LinkButton } from "../ui/button";
import { Pill } from "../ui/pill";
import { sessionPageWords } from "../words/session-pages";
import { sessionSeriesWords } from "../words/session-series";
import { sessionStartWords } from "../words/session-start";
import { useWords } from "../words/use-words";
import type { ListedSession } from "./session-lists.server";
import { SessionWhen } from "./session-when";
import { TextTitles } from "./sessions-page";

/** On the group's page: what runs or comes next, or where one is planned. */
export function NextSession({ slug, next, mayPlan }: { slug: string; next: ListedSession | null; mayPlan: boolean }) {
  const [words, start, series] = [
    useWords(sessionPageWords),
    useWords(sessionStartWords),
    useWords(sessionSeriesWords),
  ];
  const here = `/g/${slug}/sessions`;
  if (!next)
    return (
      <p className="next-none">
        <Link to={here}>{words.title}</Link>
        {mayPlan && (
          <>
            {" · "}
            <Link to={`${here}/new`}>{words.plan}</Link>
          </>
        )}
      </p>
    );
  const isLive = next.state === "live";
  return (
    <section className="next" aria-label={words.next}>
      <div>
        <Pill tone="live" dot={isLive}>
          {isLive ? words.liveNow : words.next}
        </Pill>
        <h2>
          <bdi>{next.title}</bdi>
        </h2>
        <p>
          <SessionWhen when={next.when} />
          {next.series && ` · ${series.said(next.series)}`}
        </p>
        {next.texts.length > 0 && <TextTitles texts={next.texts} />}
      </div>
      <div className="btns">
        {mayPlan && (
          <LinkButton quiet to={`${here}/new`}>
            {words.plan}
          </LinkButton>
        )}
        <LinkButton to={here}>{words.all}</LinkButton>
        {isLive && next.mayRun && <LinkButton to={`${next.url}/run`}>{start.run}</LinkButton>}
        {next.mayOpen && (
          <LinkButton primary to={next.url}>
            {isLive ? words.join : words.open}
          </LinkButton>
        )}
      </div>
    </section>
  );
}
