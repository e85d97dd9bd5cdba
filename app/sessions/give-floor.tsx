import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { runningWords, type RunningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { handKinds } from "./meeting";
import type { GivenNow, Named } from "./now";
import { useSessionPage } from "./session-context";

/** Whoever is here may be given the floor, whether they wait or not; that it was given is shown and recorded. */
export function GiveFloor() {
  const { now, mine } = useSessionPage();
  const [words, running] = [useWords(liveSessionWords), useWords(runningWords)];
  const others = mine.people
    .filter(({ id, isHere }) => isHere && id !== now.turn?.person.id)
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <details className="fold" id="give-floor">
      <summary>{running.giveFloor}</summary>
      {others.length === 0 ? (
        <p className="faint">{running.nobodyElse}</p>
      ) : (
        <CommandForm ask="give-floor" fields={{ from: now.turn?.id ?? null }} mints={["turn"]} className="form">
          <Field as="select" name="person" id="floor-person" label={running.giveFloorWho}>
            {others.map(({ id, name, hasDevice }) => (
              <option key={id} value={id}>
                {hasDevice ? name : `${name} (${words.noDevice})`}
              </option>
            ))}
          </Field>
          <Field as="select" name="kind" id="floor-kind" label={running.giveFloorAs} hint={running.giveFloorHint}>
            {handKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </Field>
          <Button>{running.giveFloorButton}</Button>
        </CommandForm>
      )}
    </details>
  );
}

/** Why somebody speaks whose turn it was not by the rule, in plain words. */
export function givenOf({ by, before, asked }: GivenNow, to: Pick<Named, "id">, words: RunningWords): string {
  if (by?.id === to.id) return words.givenToSelf(before);
  const who = by?.name ?? words.somebodyRunning;
  return asked ? words.givenAsked(who, before) : words.givenUnasked(who, before);
}
