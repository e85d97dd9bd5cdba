import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { runningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import { BatonForm } from "./baton-form";
import { CommandForm } from "./command-form";
import { ListChoice } from "./list-choice";
import { meetingLimits } from "./meeting";
import { clockOf } from "./server-clock";
import { useSessionPage } from "./session-context";

/** Who is here, who has spoken for how long, and who has not; people without a device are brought in here. */
export function RunPeople() {
  const { now, mine } = useSessionPage();
  const [words, running] = [useWords(liveSessionWords), useWords(runningWords)];
  const people = [...(mine.airtime ?? [])].sort(
    (a, b) =>
      Number(b.isHere) - Number(a.isHere) || a.turns - b.turns || a.seconds - b.seconds || (a.name < b.name ? -1 : 1),
  );
  const silent = people.filter(({ isHere, turns }) => isHere && turns === 0).length;
  const hasLists = now.rules.queue === "lists" && now.rules.lists.length > 0;
  const up = new Set(now.queue.map(({ person }) => person.id));
  return (
    <section className="panel people-panel" aria-labelledby="people">
      <h2 id="people" tabIndex={-1}>
        {words.people} <span className="count">{now.here}</span>
      </h2>
      {now.here > 0 && <p className="faint">{silent > 0 ? words.notSpokenCount(silent) : words.allSpoke}</p>}
      {/* Above the list: with forty people below it nobody would find it. */}
      {now.state !== "ended" && (
        <>
          <CommandForm ask="come" mints={["person"]} className="one-line">
            <Field
              name="name"
              id="add-name"
              label={words.addPerson}
              required
              maxLength={meetingLimits.name}
              autoComplete="off"
            />
            <Button>{words.addButton}</Button>
          </CommandForm>
          <Baton />
        </>
      )}
      <ul className="people-list">
        {people.map(({ id, name, isHere, turns, seconds }) => (
          <li key={id} className={classes(!isHere && "gone", turns === 0 && isHere && "silent")}>
            <Avatar id={id} name={name} />
            <div className="line">
              <p>{name}</p>
              <div className="under">
                <p className="why">
                  {!isHere && `${words.wentAway} · `}
                  {turns === 0 ? words.notSpoken : `${clockOf(seconds * 1_000)} · ${words.spoke(turns)}`}
                  {!(isHere && hasLists) && now.lists[id] && ` · ${now.lists[id]}`}
                </p>
                {isHere && hasLists && (
                  <details className="list-of">
                    <summary>
                      <span className="visually-hidden">{words.listOf(name)}: </span>
                      <bdi>{now.lists[id] ?? words.noList}</bdi>
                    </summary>
                    <ListChoice person={id} name={name} />
                  </details>
                )}
              </div>
            </div>
            {!isHere && now.state === "live" && (
              <CommandForm ask="come" fields={{ person: id, name }} className="controls">
                <Button quiet small aria-label={running.isBackLabel(name)}>
                  {running.isBack}
                </Button>
              </CommandForm>
            )}
            {isHere && (
              <div className="controls">
                {!up.has(id) && now.turn?.person.id !== id && (
                  <Button quiet small form="hand-for" name="person" value={id} aria-label={words.handLabel(name)}>
                    {words.hand}
                  </Button>
                )}
                {now.turn?.person.id !== id && (
                  <Button quiet small form="floor-for" name="person" value={id} aria-label={words.floorLabel(name)}>
                    {words.floor}
                  </Button>
                )}
                <Button
                  quiet
                  small
                  form="leave-for"
                  name="person"
                  value={id}
                  aria-label={words.leftLabel(name)}
                  title={words.leftLabel(name)}
                >
                  ✕
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <CommandForm ask="raise" id="hand-for" fields={{ kind: "point" }} mints={["hand"]} />
      <CommandForm
        ask="give-floor"
        id="floor-for"
        fields={{ from: now.turn?.id ?? null, kind: "point" }}
        mints={["turn"]}
      />
      <CommandForm ask="leave" id="leave-for" />
    </section>
  );
}

function Baton() {
  const { now, mine } = useSessionPage();
  const words = useWords(liveSessionWords);
  const here = mine.people.filter(({ isHere }) => isHere);
  return (
    <details className="fold">
      <summary>
        {words.baton}
        <span className="faint">{now.baton ? now.baton.name : words.nobody}</span>
      </summary>
      <p className="hint">{words.batonHint}</p>
      <p className="hint">{now.baton ? words.batonWith(now.baton.name) : words.batonNobody}</p>
      <BatonForm people={here} chosen={now.baton?.id} />
    </details>
  );
}
