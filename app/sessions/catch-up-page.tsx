import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { catchUpWords } from "../words/session-catch-up";
import { minutesWords } from "../words/session-minutes";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import type { CatchUp, MomentView } from "./catch-up";
import type { Places } from "./place";
import { placeName, ToldLine } from "./told-line";
import { useMoment } from "./use-moment";

/** @param at which moment it opens at, from 1 */
export function CatchUpPage({ catchUp, at }: { catchUp: CatchUp; at: number }) {
  const words = useWords(catchUpWords);
  const minutes = useWords(minutesWords);
  const { session, moments, moreComments } = catchUp;
  const [isOver, isLive] = [session.state === "ended", session.state === "live"];
  return (
    <Page
      title={words.title}
      lead={moments.length === 0 ? words.notBegun : isLive ? words.leadLive : words.lead}
      actions={
        <>
          {isOver && <LinkButton to={`${session.url}/minutes`}>{minutes.title}</LinkButton>}
          <LinkButton quiet to={session.url}>
            {isOver ? words.back : words.toSession}
          </LinkButton>
        </>
      }
    >
      {moments.length > 0 && <Scrubbed key={`${session.id} ${moments.length}`} catchUp={catchUp} at={at} />}
      {moreComments > 0 && <p className="hint">{words.moreComments(moreComments)}</p>}
    </Page>
  );
}

function Scrubbed({ catchUp: { session, moments, items, places }, at: first }: { catchUp: CatchUp; at: number }) {
  const words = useWords(catchUpWords);
  const [at, goTo, isReady] = useMoment(first, moments.length);
  const moment = moments[at - 1];
  if (!moment) return null;
  const here = `${session.url}/catch-up`;
  /** Without a script a link; with one the same step without loading anything. */
  const step = (to: number) => ({
    to: `${here}?at=${to}`,
    preventScrollReset: true,
    onClick: (event: React.MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      goTo(to);
    },
  });
  return (
    <>
      <section className="scrub" aria-label={words.line}>
        <p className="scrub-now">
          <time dateTime={moment.at} className="clock">
            {moment.clock}
          </time>{" "}
          <span className="faint">{words.momentOf(at, moments.length)}</span>
        </p>
        <Strip moments={moments} items={items} at={at} />
        <Form method="get" action={here} className="scrub-form">
          <input
            type="range"
            name="at"
            min={1}
            max={moments.length}
            value={at}
            onChange={(event) => goTo(Number(event.currentTarget.value))}
            aria-label={words.line}
            aria-valuetext={told(moment, places, words)}
          />
          <div className="btns">
            {at > 1 && (
              <LinkButton small {...step(at - 1)} rel="prev">
                {words.before}
              </LinkButton>
            )}
            {at < moments.length && (
              <LinkButton small {...step(at + 1)} rel="next">
                {words.after}
              </LinkButton>
            )}
            {!isReady && <Button small>{words.go}</Button>}
          </div>
        </Form>
        {items.length > 0 && (
          <nav className="scrub-items" aria-label={words.itemsOf}>
            {items.map((item, index) => (
              <Link key={index} {...step(item.at + 1)} aria-current={isIn(items, index, at) ? "true" : undefined}>
                <span className="faint">{moments[item.at]?.clock}</span> <bdi>{item.title}</bdi>
              </Link>
            ))}
          </nav>
        )}
      </section>
      <MomentNow moment={moment} places={places} />
      <details className="fold moments" open>
        <summary>{words.inOrder}</summary>
        <ol>
          {moments.map((each, index) =>
            each.news.length === 0 ? null : (
              <li key={index} aria-current={index + 1 === at ? "true" : undefined}>
                <Link {...step(index + 1)}>
                  <time dateTime={each.at}>{each.clock}</time>
                </Link>
                <News moment={each} places={places} />
              </li>
            ),
          )}
        </ol>
      </details>
    </>
  );
}

const isIn = (items: CatchUp["items"], index: number, at: number) =>
  (items[index]?.at ?? Infinity) < at && (items[index + 1]?.at ?? Infinity) >= at;

/** What a screen reader says when the slider moves. */
function told(moment: MomentView, places: Places, words: (typeof catchUpWords)["en"]): string {
  const { clock, block, item, speaks } = moment;
  return words.told(
    clock,
    block === null ? "" : placeName(block, places, words),
    item ?? "",
    speaks ? words.turn(speaks.name ?? words.somebody, null) : "",
  );
}

/** Where items began, and how much happened when: a picture of what the slider goes along. */
function Strip({ moments, items, at }: { moments: MomentView[]; items: CatchUp["items"]; at: number }) {
  const most = Math.max(1, moments.length - 1);
  return (
    <svg className="scrub-strip" viewBox={`0 0 ${most * 10} 10`} preserveAspectRatio="none" aria-hidden>
      {items.map((item, index) => (
        <rect
          key={index}
          className={index % 2 === 0 ? "even" : "odd"}
          x={item.at * 10}
          y={0}
          width={((items[index + 1]?.at ?? most) - item.at) * 10}
          height={10}
        />
      ))}
      <rect className="gone" x={0} y={8} width={(at - 1) * 10} height={2} />
    </svg>
  );
}

/** How it stood, and what happened then. */
function MomentNow({ moment, places }: { moment: MomentView; places: Places }) {
  const words = useWords(catchUpWords);
  const live = useWords(liveSessionWords);
  const { block, item, speaks, waiting, here } = moment;
  const place = block === null ? undefined : places[block];
  return (
    <div className="cols moment-now">
      <section>
        <h2>{words.group}</h2>
        {!place && <p className="faint">{block === null ? words.nowhere : words.gone}</p>}
        {place && (
          <>
            <p>
              <b>{placeName(block ?? "", places, words)}</b> {place.heading && <span>· {place.heading}</span>}
            </p>
            <blockquote className="passage-words" dir="auto">
              {place.words}
            </blockquote>
            <p>
              <Link to={place.href}>{words.openThere}</Link>
            </p>
          </>
        )}
      </section>
      <aside>
        <dl className="facts">
          <dt>{words.item}</dt>
          <dd dir="auto">{item ?? <span className="faint">{words.noItem}</span>}</dd>
          <dt>{words.floor}</dt>
          <dd>
            {speaks ? (
              <>
                <b dir="auto">{speaks.name ?? words.somebody}</b> <span className="faint">{live.kinds[speaks.as]}</span>
              </>
            ) : (
              <span className="faint">{words.nobodySpeaks}</span>
            )}
          </dd>
        </dl>
        <p className="faint">
          {words.here(here)}, {words.waiting(waiting)}.
        </p>
        <h2>{words.then}</h2>
        {moment.news.length === 0 ? <p className="faint">{words.nothing}</p> : <News moment={moment} places={places} />}
      </aside>
    </div>
  );
}

function News({ moment, places }: { moment: MomentView; places: Places }) {
  const words = useWords(catchUpWords);
  return (
    <ul className="told">
      {moment.news.map((each, index) => (
        <li key={index} className={each.what}>
          <ToldLine told={each} places={places} />
        </li>
      ))}
      {moment.more > 0 && <li className="faint">{words.more(moment.more)}</li>}
    </ul>
  );
}
