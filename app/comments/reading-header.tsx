import { othersHere } from "../live/others-here";
import { classes } from "../ui/classes";
import type { useLive } from "../live/use-live";
import { OriginLine } from "../texts/origin-line";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { Place } from "./anchor";
import { neighbour, numberOf } from "./article-dom";
import { post } from "./call";
import type { ReadingPageData } from "./reading-page.server";
import type { Discussion } from "./use-discussion";

type Header = {
  page: ReadingPageData;
  discussion: Discussion;
  live: ReturnType<typeof useLive>;
  /** Ids of people who are not shown. */
  unseen: string[];
  place: Place | null;
  stopped: number | null;
  open: (place: Place) => void;
};

/** Title, how long it takes, where one stopped, what is new, who is here. */
export function ReadingHeader({ page, discussion, live, unseen, place, stopped, open }: Header) {
  const words = useWords(readingWords);
  const { text, viewer, may } = page;
  const { counts } = discussion;
  const unread = [...counts.sections.values()].reduce((sum, section) => sum + section.unread, 0) + counts.whole.unread;
  const { people: others, more } = othersHere(live.presence, viewer?.id ?? null, unseen);
  return (
    <header>
      <h1 dir="auto">{text.title}</h1>
      {text.byline && (
        <p className="byline" dir="auto">
          {text.byline}
        </p>
      )}
      <OriginLine origin={text.origin} />
      <p>
        {page.facts} · <a href={`/t/${text.id}/comments`}>{words.comments(counts.whole.total)}</a>
        {text.edition > 1 && (
          <>
            {" "}
            · <a href={`/t/${text.id}/editions`}>{words.editions(text.edition)}</a>
          </>
        )}
        {page.isInParts && (
          <>
            {" "}
            ·{" "}
            <a href="?whole=1" rel="nofollow">
              {words.whole}
            </a>
          </>
        )}
        {page.shelved > 0 && (
          <>
            {" "}
            · <a href={`/t/${text.id}/comments?on=shelf`}>{words.shelved(page.shelved)}</a>
          </>
        )}
      </p>
      <div className="ways">
        {stopped && stopped > 1 && (
          <a
            className="btn small"
            href={`#p${stopped}`}
            onClick={(event) => {
              // To read on, not to the discussion there.
              event.preventDefault();
              const line = document.getElementById(`p${stopped}`);
              line?.scrollIntoView();
              line?.querySelector<HTMLElement>(".no")?.focus({ preventScroll: true });
            }}
          >
            {words.goOn(stopped)}
          </a>
        )}
        <a
          className="btn quiet small"
          href="?p=text"
          onClick={(event) => {
            event.preventDefault();
            open("text");
          }}
        >
          {words.discussText} {counts.whole.count > 0 && <span className="pill">{counts.whole.count}</span>}
        </a>
        {may.manage && (
          <a className="btn quiet small" href={`/t/${text.id}/settings`}>
            {words.settings}
          </a>
        )}
        {/* Last, and with room kept for them: when the first unread comes, the text below must not move. */}
        {viewer && (
          <a
            className={classes("btn small", unread === 0 && "none-yet")}
            href={`/t/${text.id}/comments?unread=1`}
            onClick={(event) => {
              const next = counts.whole.unread > 0 && place !== "text" ? "text" : neighbour(place, 1, true);
              if (!next) return;
              event.preventDefault();
              open(next);
            }}
          >
            {words.nextUnread} <span className="pill new">{unread}</span>
          </a>
        )}
        {viewer && (
          <form
            method="post"
            className={classes(unread === 0 && "none-yet")}
            action={`/t/${text.id}/seen`}
            onSubmit={(event) => {
              event.preventDefault();
              post(`/t/${text.id}/seen`, { seq: String(Number.MAX_SAFE_INTEGER) });
              counts.seeAll();
            }}
          >
            <input type="hidden" name="seq" value={text.seq} />
            <button className="btn quiet small">{words.markAllRead}</button>
          </form>
        )}
      </div>
      {/* Always one line, whoever comes and goes: the text below must not move. */}
      <details className={classes("readers", live.status !== "live" && "away")}>
        <summary>
          <span className="dot" aria-hidden="true" /> {words.readingNow(others.length + more)}
        </summary>
        <ul>
          {others.map(({ id, name, block }) => (
            <li key={id}>{words.readingWho(name, block ? numberOf(`block:${block}`) : null)}</li>
          ))}
          {more > 0 && <li>{words.readingMore(more)}</li>}
        </ul>
      </details>
    </header>
  );
}
