import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { runningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { ListChoice, ListField } from "./list-choice";
import { handKinds, meetingLimits, type HandKind } from "./meeting";
import { NameFirst } from "./name-first";
import type { HandNow } from "./now";
import { whyOf } from "./queue-list";
import { useSessionPage } from "./session-context";
import { useHandAloud } from "./use-aloud";

/** My hand: one large button; once it is up, where I stand and why. */
export function HandPanel() {
  const { now, may, me, plan } = useSessionPage();
  const [words, running] = [useWords(liveSessionWords), useWords(runningWords)];
  if (may === "listen" || !me) return <p className="panel listening">{words.listening}</p>;
  if (me.isNameless) return <NameFirst to={plan.url} />;
  const at = now.queue.findIndex(({ person }) => person.id === me.id);
  const hand = now.queue[at];
  // Until one has chosen, it is asked with the hand.
  const asksList = !hand && now.rules.queue === "lists" && !now.lists[me.id];
  const speaks = now.turn?.person.id === me.id;
  return (
    <section className={classes("panel hand-panel", speaks && "speaks")} aria-label={words.raise}>
      {hand ? (
        <HandUp hand={hand} at={at} of={now.queue.length} />
      ) : (
        <CommandForm ask="raise" fields={{ person: me.id }} mints={["hand"]} single="h">
          <Button primary={!speaks} wide className="raise">
            {words.raise} <kbd aria-hidden>h</kbd>
          </Button>
          {/* Whoever speaks looks for the end of their turn; what was typed before stays. */}
          <details className="what-for" open={!speaks}>
            <summary>{running.whatFor}</summary>
            <HandFields kind="point" words="" id="raise" />
          </details>
          {asksList && <ListField person={me.id} />}
        </CommandForm>
      )}
      {!asksList && <ListChoice person={me.id} />}
    </section>
  );
}

/** For whoever hears the page of the session; beside a text the strip says it. */
export function HandAloud() {
  return (
    <p className="visually-hidden" role="status">
      {useHandAloud("")}
    </p>
  );
}

function HandUp({ hand, at, of }: { hand: HandNow; at: number; of: number }) {
  const { me } = useSessionPage();
  const [words, running] = [useWords(liveSessionWords), useWords(runningWords)];
  return (
    <>
      <div className="my-place">
        <p className="faint">
          {words.handUp} · {words.kinds[hand.kind]}
          {hand.words && ` · ${hand.words}`}
        </p>
        <p className="place">{words.myPlace(at + 1, of)}</p>
        <p className="why">{whyOf(hand.because, words, running, true)}</p>
      </div>
      <div className="btns two">
        <CommandForm ask="lower" fields={{ hand: hand.id }} single="h">
          <Button wide className="raise">
            {words.lower}
          </Button>
        </CommandForm>
        {at < of - 1 && (
          <CommandForm ask="pass" fields={{ hand: hand.id }}>
            <Button wide className="raise">
              {words.pass}
            </Button>
          </CommandForm>
        )}
      </div>
      <details className="fold">
        <summary>{words.changeHand}</summary>
        <CommandForm key={`${hand.kind}${hand.words}`} ask="raise" fields={{ person: me?.id ?? "" }} mints={["hand"]}>
          <HandFields kind={hand.kind} words={hand.words} id="change" />
          <Button>{words.changeHandButton}</Button>
        </CommandForm>
      </details>
    </>
  );
}

function HandFields({ kind, words: said, id }: { kind: HandKind; words: string; id: string }) {
  const words = useWords(liveSessionWords);
  return (
    <>
      <fieldset className="kinds">
        <legend className="visually-hidden">{words.raiseAs}</legend>
        {handKinds.map((each) => (
          <label key={each} className="chip" title={words.kindHints[each]}>
            <input type="radio" name="kind" value={each} defaultChecked={each === kind} /> {words.kinds[each]}
          </label>
        ))}
      </fieldset>
      <Field
        name="words"
        id={`${id}-words`}
        label={words.raiseWords}
        optional
        defaultValue={said}
        maxLength={meetingLimits.words}
        autoComplete="off"
      />
    </>
  );
}
