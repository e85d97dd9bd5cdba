import { Button } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { modeWords } from "../words/session-modes";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { GroupList, withoutGroup } from "./group-list";
import { meetingLimits } from "./meeting";
import { useSessionPage } from "./session-context";

/** While an item of pairs or small groups runs: who talks with whom, drawn and drawn again. */
export function RunGroups() {
  const { now } = useSessionPage();
  const words = useWords(modeWords);
  const item = now.agenda.find(({ id }) => id === now.item);
  if (now.state !== "live" || (item?.mode !== "small-groups" && !now.groups)) return null;
  return (
    <section className="panel groups-panel" aria-labelledby="groups">
      <h2 id="groups" tabIndex={-1}>
        {words.groups} {now.groups && <span className="count">{now.groups.length}</span>}
      </h2>
      {now.groups && <GroupList groups={now.groups} />}
      {now.groups && <Late />}
      <Draw />
    </section>
  );
}

function Draw() {
  const { now, me } = useSessionPage();
  const words = useWords(modeWords);
  const { min, max } = meetingLimits.together;
  const isAgain = now.groups !== null;
  return (
    <CommandForm ask="draw-groups" fields={{ after: now.draws }} className="form draw-groups">
      {!isAgain && <p className="hint">{words.groupsLead}</p>}
      <Field
        type="number"
        inputMode="numeric"
        name="size"
        id="groups-size"
        label={words.groupsSize}
        required
        {...{ min, max }}
        defaultValue="2"
      />
      {me && <Choice name="without.0" value={me.id} label={words.groupsWithoutMe} />}
      <Button primary={!isAgain} disabled={now.here < 2}>
        {isAgain ? words.groupsAgain : words.groupsDraw}
      </Button>
      {isAgain && <p className="hint">{words.groupsAgainHint}</p>}
    </CommandForm>
  );
}

/** Whoever came after they were drawn, or stayed out and joins after all. */
function Late() {
  const { now, mine } = useSessionPage();
  const words = useWords(modeWords);
  const groups = now.groups ?? [];
  const late = withoutGroup(now, mine);
  if (late.length === 0 || groups.length === 0) return null;
  return (
    <ul className="late-list">
      {late.map(({ id, name }) => (
        <li key={id}>
          <p>
            <bdi>{name}</bdi> <span className="faint">{words.groupsNone}</span>
          </p>
          <CommandForm ask="join-group" fields={{ person: id, after: now.draws }} className="one-line">
            <Field
              as="select"
              name="group"
              id={`join-${id}`}
              label={words.groupsJoin}
              aria-label={words.groupsJoinLabel(name)}
            >
              {groups.map(({ at, people }) => (
                <option key={at} value={at}>
                  {people.map((person) => person.name).join(", ")}
                </option>
              ))}
            </Field>
            <Button small>{words.groupsJoinButton}</Button>
          </CommandForm>
        </li>
      ))}
    </ul>
  );
}
