import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { modeWords } from "../words/session-modes";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { useSessionPage } from "./session-context";

/** While a go-round is on the agenda, or one is under way: whoever runs it calls one after the other. */
export function RunRound() {
  const { now } = useSessionPage();
  const words = useWords(modeWords);
  const item = now.agenda.find(({ id }) => id === now.item);
  const { round, turn } = now;
  if (now.state !== "live" || (item?.mode !== "go-round" && !round)) return null;
  const [next, ...later] = round?.waiting ?? [];
  return (
    <section className="panel round-panel" aria-labelledby="round">
      <h2 id="round" tabIndex={-1}>
        {words.round} {round && <span className="count">{round.waiting.length}</span>}
      </h2>
      {!round ? (
        <Begin />
      ) : (
        <>
          <CommandForm ask="next-in-round" fields={{ from: turn?.id ?? null }} mints={["turn"]} single="g">
            <Button primary wide>
              {next ? words.roundNext(next.name) : words.roundLast} <kbd aria-hidden>g</kbd>
            </Button>
          </CommandForm>
          {!next && <p className="faint">{words.roundOver}</p>}
          <ol className="queue-list">
            {[...(next ? [next] : []), ...later].map((person) => (
              <li key={person.id}>
                <Avatar {...person} />
                <div className="line">
                  <p>
                    <bdi>{person.name}</bdi>
                  </p>
                </div>
                <div className="controls">
                  <Button
                    quiet
                    small
                    form="pass-for"
                    name="person"
                    value={person.id}
                    aria-label={words.roundPassForLabel(person.name)}
                  >
                    {words.roundPassFor}
                  </Button>
                </div>
              </li>
            ))}
          </ol>
          <CommandForm ask="pass-round" id="pass-for" />
          {next && (
            <CommandForm ask="end-round">
              <Button quiet small>
                {words.roundEnd}
              </Button>
            </CommandForm>
          )}
        </>
      )}
    </section>
  );
}

function Begin() {
  const { mine } = useSessionPage();
  const words = useWords(modeWords);
  const here = mine.people.filter(({ isHere }) => isHere);
  return (
    <>
      <p className="hint">{words.roundLead}</p>
      <CommandForm ask="begin-round" single="g" className="form">
        <Button primary wide disabled={here.length === 0}>
          {words.roundBegin} <kbd aria-hidden>g</kbd>
        </Button>
        <Field as="select" name="first" id="round-first" label={words.roundFirst}>
          <option value="">{words.roundDrawn}</option>
          {here.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Field>
      </CommandForm>
    </>
  );
}
