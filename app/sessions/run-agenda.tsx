import { Link } from "@remix-run/react";
import { Button } from "../ui/button";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { ItemClock } from "./clocks";
import { CommandForm } from "./command-form";
import { GoOn } from "./go-on";
import type { ItemNow } from "./now";
import { AddItem } from "./run-additions";
import { modeBeside } from "./mode-beside";
import { useSessionPage } from "./session-context";
import { passageName } from "./where-now";

/** The agenda with its one button that moves everybody on. */
export function RunAgenda() {
  const { now, plan } = useSessionPage();
  const words = useWords(liveSessionWords);
  const { agenda, item } = now;
  const current = agenda.find(({ id }) => id === item);
  return (
    <section className="panel agenda-panel" aria-labelledby="agenda">
      <h2 id="agenda" tabIndex={-1}>
        {words.agenda}
      </h2>
      <GoOn single="n" />
      {agenda.length === 0 && <p className="faint">{words.noAgenda}</p>}
      <ol className="agenda-list">
        {agenda.map((each, at) => (
          <Line key={each.id} item={each} number={at + 1} />
        ))}
      </ol>
      {current && <CommandForm ask="next" id="jump" fields={{ from: item }} />}
      <p>
        <Link to={`/s/${plan.id}/agenda`}>{words.changeAgenda}</Link>
      </p>
      {now.state !== "ended" && <AddItem />}
    </section>
  );
}

function Line({ item, number }: { item: ItemNow; number: number }) {
  const { now, places } = useSessionPage();
  const words = useWords(liveSessionWords);
  const isCurrent = item.state === "current";
  const isOver = item.state === "done" || item.state === "skipped";
  return (
    <li className={item.state} aria-current={isCurrent ? "step" : undefined}>
      <span className="n" aria-hidden>
        {item.state === "done" ? "✓" : item.state === "skipped" ? "–" : number}
      </span>
      <div className="line">
        <p>
          {item.title} {item.passage && <span className="faint">{passageName(item.passage, places, words)}</span>}
          {isOver && <span className="visually-hidden"> ({words.itemStates[item.state]})</span>}
        </p>
        {isCurrent && (
          <>
            {modeBeside(item, words) && <p className="faint">{modeBeside(item, words)}</p>}
            {item.prompt && <p className="prompt">{item.prompt}</p>}
            <ItemClock item={item} />
            <div className="controls">
              <CommandForm ask="extend" fields={{ item: item.id, minutes: 5 }}>
                <Button small aria-label={words.extendLabel(item.title)}>
                  {words.extend}
                </Button>
              </CommandForm>
              <CommandForm ask="next" fields={{ from: item.id, skip: true }}>
                <Button small aria-label={words.skipLabel(item.title)}>
                  {words.skip}
                </Button>
              </CommandForm>
            </div>
          </>
        )}
      </div>
      <span className="min">
        {words.min(item.minutes)}
        {item.extended !== 0 && <small> {words.added(item.extended)}</small>}
      </span>
      {!isCurrent && now.item !== null && (
        <Button
          quiet
          small
          className="jump"
          form="jump"
          name="to"
          value={item.id}
          aria-label={words.jumpLabel(item.title)}
          title={words.jumpLabel(item.title)}
        >
          →
        </Button>
      )}
    </li>
  );
}
