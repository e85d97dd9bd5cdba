import { Link } from "@remix-run/react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { followWords } from "../words/session-follow";
import { liveSessionWords, type LiveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { BatonForm } from "./baton-form";
import { CommandForm } from "./command-form";
import { meetingLimits, type Passage } from "./meeting";
import { hasBaton, type Places, type PlaceView } from "./place";
import { useSessionPage } from "./session-context";
import { WallTurner } from "./wall-turner";
import { readsNow } from "./wall-turns";

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
          {place.isStandIn && <p className="faint">{words.standIn}</p>}
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
      {(whole || (isMine && !readsNow(now, me))) && <WallTurner />}
      {(whole || isMine) && now.state !== "ended" && plan.texts.length > 0 && <ToNumber />}
      {isMine && !whole && now.state === "live" && <Baton />}
      {!spot && plan.texts[0] && (
        <p>
          <Link to={plan.texts[0].url}>{words.toText}</Link>
        </p>
      )}
      {spot && (
        <p>
          {/* Not to its discussion: whoever comes so goes along with the group. */}
          <Link to={place ? `/t/${spot.textId}#group` : (text?.url ?? `/t/${spot.textId}`)}>
            {place ? words.openThere : words.toText}
          </Link>
        </p>
      )}
    </section>
  );
}

/** As it is said in the room: "let us go to 39". */
function ToNumber() {
  const { now, plan } = useSessionPage();
  const words = useWords(followWords);
  const textId = now.spot?.textId ?? plan.texts[0]?.id ?? "";
  return (
    <CommandForm
      ask="move"
      fields={plan.texts.length === 1 ? { "spot.textId": textId } : {}}
      className="one-line to-place"
    >
      {plan.texts.length > 1 && (
        <Field key={textId} as="select" name="spot.textId" id="to-text" label={words.ofText} defaultValue={textId}>
          {plan.texts.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Field>
      )}
      <Field
        name="spot.number"
        id="to-number"
        label={words.toNumber}
        required
        inputMode="numeric"
        pattern="[1-9][0-9]*"
        maxLength={meetingLimits.digits}
        autoComplete="off"
      />
      <Button>{words.go}</Button>
    </CommandForm>
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
      <BatonForm people={others} />
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
