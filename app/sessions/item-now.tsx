import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { ItemClock } from "./clocks";
import { modeBeside } from "./mode-beside";
import { useSessionPage } from "./session-context";
import { passageName } from "./where-now";

/** What the group is at, and how long it still has. */
export function ItemNow() {
  const { now, places } = useSessionPage();
  const words = useWords(liveSessionWords);
  const item = now.agenda.find(({ id }) => id === now.item);
  return (
    <section className="panel item-now" aria-labelledby="item-now">
      <h2 id="item-now">{words.now}</h2>
      {item ? (
        <>
          <div className="item-line" role="status">
            <p className="title">
              {item.title}{" "}
              <span className="faint">
                {[modeBeside(item, words), item.passage && passageName(item.passage, places, words)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </p>
          </div>
          <ItemClock item={item} />
          {item.prompt && <p className="prompt">{item.prompt}</p>}
        </>
      ) : (
        <p className="faint">{words.noItem}</p>
      )}
    </section>
  );
}

/** The agenda to look at. */
export function AgendaLines() {
  const { now, places } = useSessionPage();
  const words = useWords(liveSessionWords);
  if (now.agenda.length === 0) return null;
  return (
    <section className="panel agenda-panel" aria-labelledby="agenda">
      <h2 id="agenda">{words.agenda}</h2>
      <ol className="agenda-list">
        {now.agenda.map((item, at) => (
          <li key={item.id} className={item.state} aria-current={item.state === "current" ? "step" : undefined}>
            <span className="n" aria-hidden>
              {item.state === "done" ? "✓" : item.state === "skipped" ? "–" : at + 1}
            </span>
            <div className="line">
              <p>
                {item.title} {item.passage && <span className="faint">{passageName(item.passage, places, words)}</span>}
                <span className="visually-hidden"> ({words.itemStates[item.state]})</span>
              </p>
            </div>
            <span className="min">{words.min(item.minutes + item.extended)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
