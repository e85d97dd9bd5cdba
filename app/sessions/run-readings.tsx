import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { readingWords } from "../words/session-readings";
import { runningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { meetingLimits, type Passage } from "./meeting";
import type { ReadingNow } from "./now";
import { readingOrder } from "./reading-order";
import { usePassageName } from "./readings-panel";
import { useSessionPage } from "./session-context";
import { passageName } from "./where-now";

/** The roster of those who read aloud, for whoever runs it: what is read, by whom, and who is next. */
export function RunReadings() {
  const { now } = useSessionPage();
  const [words, running] = [useWords(readingWords), useWords(runningWords)];
  const order = readingOrder(now.roster);
  const { current, waiting, read, left } = order;
  const item = now.agenda.find(({ id }) => id === now.item);
  if (now.state === "ended") return null;
  return (
    <section className="panel readings-panel" aria-labelledby="readings">
      <h2 id="readings" tabIndex={-1}>
        {words.title} <span className="count">{waiting.length}</span>
      </h2>
      {now.state === "live" && waiting[0] && <NextReader reading={waiting[0]} />}
      {item?.mode === "read-aloud" && waiting.length === 0 && <Split passage={item.passage} />}
      <ol className="readings-list">
        {current && <Line reading={current} />}
        {waiting.map((reading) => (
          <Line key={reading.id} reading={reading} />
        ))}
      </ol>
      {left.length > 0 && (
        <details className="fold">
          <summary>
            {running.leftOfItems} <span className="count">{left.length}</span>
          </summary>
          <ol className="readings-list">
            {left.map((reading) => (
              <Line key={reading.id} reading={reading} />
            ))}
          </ol>
        </details>
      )}
      {read > 0 && <p className="faint">{words.done(read)}</p>}
      <CommandForm ask="begin-reading" id="begin-reading" />
      <CommandForm ask="remove-reading" id="remove-reading" />
      {waiting.some(({ reader }) => reader === null) && (
        <CommandForm ask="rotate-readings">
          <Button wide title={words.shareHint}>
            {words.share}
          </Button>
        </CommandForm>
      )}
      <Add passage={item?.passage ?? null} />
      {waiting.length > 0 && <Assign waiting={waiting} />}
    </section>
  );
}

function NextReader({ reading }: { reading: ReadingNow }) {
  const words = useWords(readingWords);
  const passage = usePassageName(reading);
  return (
    <CommandForm ask="begin-reading" fields={{ reading: reading.id }} single="r">
      <Button wide className="go-on">
        {reading.reader ? words.nextReader(reading.reader.name, passage) : words.nextFree(passage)}{" "}
        <kbd aria-hidden>r</kbd>
      </Button>
    </CommandForm>
  );
}

function Line({ reading }: { reading: ReadingNow }) {
  const { now } = useSessionPage();
  const words = useWords(readingWords);
  const passage = usePassageName(reading);
  const { id, reader, state } = reading;
  const isNow = state === "reading";
  return (
    <li className={state} aria-current={isNow ? "step" : undefined}>
      <div className="line">
        <p role={isNow ? "status" : undefined}>
          <b className="num">{passage}</b>{" "}
          {reader ? <bdi>{reader.name}</bdi> : <span className="faint">{words.free}</span>}
          {isNow && <span className="faint"> · {words.states.reading}</span>}
        </p>
      </div>
      <div className="controls">
        {isNow && (
          <CommandForm ask="end-reading" fields={{ reading: id }}>
            <Button small aria-label={words.endLabel(passage)}>
              {words.end}
            </Button>
          </CommandForm>
        )}
        {!isNow && now.state === "live" && (
          <Button
            quiet
            small
            form="begin-reading"
            name="reading"
            value={id}
            aria-label={words.beginLabel(passage)}
            title={words.beginLabel(passage)}
          >
            →
          </Button>
        )}
        {reader && (
          <CommandForm ask="pass-reading" fields={{ reading: id, person: reader.id }}>
            <Button
              quiet
              small
              aria-label={words.otherLabel(reader.name, passage)}
              title={words.otherLabel(reader.name, passage)}
            >
              ↺
            </Button>
          </CommandForm>
        )}
        {!isNow && (
          <Button
            quiet
            small
            form="remove-reading"
            name="reading"
            value={id}
            aria-label={words.removeLabel(passage)}
            title={words.removeLabel(passage)}
          >
            ✕
          </Button>
        )}
      </div>
    </li>
  );
}

/** One press: every paragraph of the item's passage is a passage to read. */
function Split({ passage }: { passage: Passage | null }) {
  const { places } = useSessionPage();
  const [words, live] = [useWords(readingWords), useWords(liveSessionWords)];
  const name = passage && passageName(passage, places, live);
  if (!passage || !name) return null;
  const { textId, from, to } = passage;
  return (
    <CommandForm
      ask="add-reading"
      fields={{ "passage.textId": textId, "passage.from": from, "passage.to": to, each: true }}
      mints={["reading"]}
    >
      <Button wide>{words.split(name)}</Button>
    </CommandForm>
  );
}

function Add({ passage }: { passage: Passage | null }) {
  const { plan } = useSessionPage();
  const words = useWords(readingWords);
  const [only] = plan.texts;
  if (!only) return null;
  const number = { inputMode: "numeric", autoComplete: "off" } as const;
  return (
    <details className="fold">
      <summary>{words.add}</summary>
      <Split passage={passage} />
      <CommandForm ask="add-reading" mints={["reading"]} className="add-readings">
        {plan.texts.length === 1 ? (
          <input type="hidden" name="passage.textId" value={only.id} />
        ) : (
          <Field as="select" name="passage.textId" id="reading-text" label={words.addText}>
            {plan.texts.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Field>
        )}
        <div className="numbers">
          <Field
            name="passage.fromNumber"
            id="reading-from"
            label={words.from}
            required
            maxLength={meetingLimits.digits}
            {...number}
          />
          <Field
            name="passage.toNumber"
            id="reading-to"
            label={words.to}
            optional
            maxLength={meetingLimits.digits}
            {...number}
          />
        </div>
        <label className="chip">
          <input type="checkbox" name="each" value="true" defaultChecked /> {words.each}
        </label>
        <Button>{words.addButton}</Button>
      </CommandForm>
    </details>
  );
}

/** Also somebody without a device. */
function Assign({ waiting }: { waiting: ReadingNow[] }) {
  const { mine, places } = useSessionPage();
  const [words, live] = [useWords(readingWords), useWords(liveSessionWords)];
  const here = (mine.airtime ?? []).filter(({ isHere }) => isHere);
  if (here.length === 0) return null;
  return (
    <details className="fold">
      <summary>{words.assign}</summary>
      <CommandForm ask="take-reading" className="add-readings">
        <Field as="select" name="reading" id="assign-reading" label={words.assignPassage}>
          {waiting.map(({ id, passage, reader }) => (
            <option key={id} value={id}>
              {passageName(passage, places, live)} · {reader?.name ?? words.free}
            </option>
          ))}
        </Field>
        <Field as="select" name="person" id="assign-person" label={words.assignPerson}>
          {here.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Field>
        <Button>{words.assignButton}</Button>
      </CommandForm>
    </details>
  );
}
