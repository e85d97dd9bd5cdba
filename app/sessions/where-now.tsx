import { Link } from "@remix-run/react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { liveSessionWords, type LiveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import type { Passage } from "./meeting";
import { hasBaton, type Places, type PlaceView } from "./place";
import { useSessionPage } from "./session-context";

/** Where the group is, in the words of the text, with the way there. */
export function WhereNow({ whole }: { whole?: boolean }) {
  const { now, places, passage, plan, me } = useSessionPage();
  const words = useWords(liveSessionWords);
  const { spot } = now;
  const isMine = hasBaton(now, me);
  const place = spot?.block ? places[spot.block] : undefined;
  const text = spot ? plan.texts.find(({ id }) => id === spot.textId) : undefined;
  return (
    <section className="panel where" aria-labelledby="where">
      <h2 id="where">{words.where}</h2>
      {!spot && <p className="faint">{words.nowhere}</p>}
      {spot && !place && <p className="faint">{spot.block ? words.gone : words.wholeText}</p>}
      {place && (
        <>
          <p className="place-name">
            <b>{place.number === null ? (text?.title ?? "") : words.paragraph(place.number)}</b>
            {place.heading && <span> · {place.heading}</span>}
          </p>
          {whole && passage ? (
            // The server's own HTML of the text, as the reading page shows it.
            <div className="passage-words" tabIndex={0} dangerouslySetInnerHTML={{ __html: passage.html }} />
          ) : (
            <blockquote className="passage-words">{place.words}</blockquote>
          )}
        </>
      )}
      {(whole || isMine) && passage && now.state !== "ended" && (
        <div className="btns">
          <CommandForm ask="move" fields={spotFields(passage.textId, passage.before)} single="k">
            <Button small disabled={passage.before === null}>
              {words.paragraphBefore}
            </Button>
          </CommandForm>
          <CommandForm ask="move" fields={spotFields(passage.textId, passage.after)} single="j">
            <Button small disabled={passage.after === null}>
              {words.paragraphAfter}
            </Button>
          </CommandForm>
        </div>
      )}
      {isMine && !whole && now.state === "live" && <Baton />}
      {spot && (
        <p>
          <Link to={place?.href ?? text?.url ?? `/t/${spot.textId}`}>{place ? words.openThere : words.toText}</Link>
        </p>
      )}
    </section>
  );
}

/** For whoever has it and does not run the session: handed on, or given back. */
function Baton() {
  const { mine, me } = useSessionPage();
  const words = useWords(liveSessionWords);
  const others = mine.people.filter(({ id, isHere }) => isHere && id !== me?.id);
  return (
    <details className="fold">
      <summary>{words.batonYours}</summary>
      <CommandForm ask="hand-baton" className="one-line">
        <Field as="select" name="person" id="baton-on" label={words.batonTo} defaultValue="">
          <option value="">{words.nobody}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Field>
        <Button>{words.batonGive}</Button>
      </CommandForm>
    </details>
  );
}

const spotFields = (textId: string, block: string | null) => ({ "spot.textId": textId, "spot.block": block });

/** What a passage is called: `¶ 38 to 43`. Empty where the text has lost it. */
export function passageName({ from, to }: Passage, places: Places, words: LiveSessionWords): string {
  const [first, last] = [nameOf(places[from], words), nameOf(places[to], words)];
  return first && last ? words.passage(first, last) : first;
}

const nameOf = (place: PlaceView | undefined, words: LiveSessionWords): string =>
  place ? (place.number === null ? place.words.slice(0, 30) : words.paragraph(place.number)) : "";
