/** A session that runs, on the pages beside it: a strip under the bar of its texts, a line elsewhere. Loaded when one runs. */
import { followWords } from "../words/session-follow";
import { liveSessionWords } from "../words/session-live";
import { sessionPageWords } from "../words/session-pages";
import { useWords } from "../words/use-words";
import { StripOnText } from "./strip-on-text";
import { Live, OthersRun, Over } from "./strip-pieces";
import type { StripNow, StripView } from "./strip-view";
import { useNumber, useStrip } from "./use-strip";

export default function Strip({ view }: { view: StripView }) {
  const { textId, screen } = view;
  return textId !== null && screen ? (
    <StripOnText key={`${view.id} ${textId}`} view={view} textId={textId} screen={screen} />
  ) : (
    <Beside key={view.id} view={view} />
  );
}

function Beside({ view }: { view: StripView }) {
  const { now, isGone } = useStrip(view);
  return isGone ? null : <Line view={view} now={now} />;
}

/** On every other page: that it runs, where, and the way in. */
function Line({ view, now }: { view: StripView; now: StripNow }) {
  const [words, live, pages] = [useWords(followWords), useWords(liveSessionWords), useWords(sessionPageWords)];
  const { spot } = now;
  const number = useNumber(view, spot?.block ?? null, true);
  // Begun by mistake and put back: nothing is over, and nothing runs.
  if (now.state === "planned") return null;
  if (now.state !== "live") return <Over view={view} className="running-line" />;
  const text = view.texts.find(({ id }) => id === spot?.textId);
  return (
    <section className="running-line" aria-label={words.name(view.title)}>
      <p>
        <Live /> {words.running} <b dir="auto">{view.title}</b>
        {spot && text && (
          <span>
            <a href={`/t/${spot.textId}#group`}>{words.atOf(number ?? null, text.title)}</a>
          </span>
        )}
        <OthersRun view={view} />
      </p>
      <div className="btns">
        {view.callUrl && (
          <a className="btn small" href={view.callUrl} rel="noreferrer" target="_blank">
            {pages.joinCall}
          </a>
        )}
        <a className="btn small" href={view.may === "run" ? `${view.url}/run` : view.url}>
          {view.may === "run" ? live.toRun : words.takePart}
        </a>
      </div>
    </section>
  );
}
