import { Fragment } from "react";
import { followWords } from "../words/session-follow";
import { useWords } from "../words/use-words";
import type { StripView } from "./strip-view";

export function Over({ view, className }: { view: Pick<StripView, "title" | "url">; className: string }) {
  const words = useWords(followWords);
  return (
    <section className={className} aria-label={words.name(view.title)}>
      <p>
        <b dir="auto">{view.title}</b> <span role="status">{words.over}</span>
      </p>
      <a className="btn small" href={view.url}>
        {words.left}
      </a>
    </section>
  );
}

export function Live() {
  const words = useWords(followWords);
  return (
    <span className="pill live">
      <span className="dot" aria-hidden /> <span className="word">{words.live}</span>
    </span>
  );
}

/** The other sessions that run meanwhile, by name; more than two are on a page of their own. */
export function OthersRun({ view: { others, otherRuns } }: { view: Pick<StripView, "others" | "otherRuns"> }) {
  const words = useWords(followWords);
  if (others === 0) return null;
  if (others > named)
    return (
      <span>
        <a href="/s">{words.others(others)}</a>
      </span>
    );
  return (
    <span>
      {words.alsoRuns}{" "}
      {otherRuns.map(({ url, title }, at) => (
        <Fragment key={url}>
          {at > 0 && ", "}
          <a href={url}>
            <bdi>{title}</bdi>
          </a>
        </Fragment>
      ))}
    </span>
  );
}

const named = 2;
