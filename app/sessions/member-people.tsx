import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { clockOf } from "./server-clock";
import { useSessionPage } from "./session-context";

/** For whoever looks on and is not on the list of those who are here: near the top, until they are. */
export function IAmHere() {
  const { mine, me, may } = useSessionPage();
  const words = useWords(liveSessionWords);
  if (may === "listen" || !me || me.isNameless || mine.people.some(({ id, isHere }) => id === me.id && isHere))
    return null;
  return (
    <CommandForm ask="come" fields={{ person: me.id, name: me.name }} className="panel come">
      <p className="hint">{words.notCome}</p>
      <Button>{words.iAmHere}</Button>
    </CommandForm>
  );
}

/** Who has come, for whoever takes part; how long each has spoken where the group shows that to all. */
export function MemberPeople() {
  const { now, mine } = useSessionPage();
  const words = useWords(liveSessionWords);
  const airtime = new Map((mine.airtime ?? []).map((each) => [each.id, each]));
  const people = [...mine.people].sort((a, b) => Number(b.isHere) - Number(a.isHere) || a.name.localeCompare(b.name));
  return (
    <section className="panel people-panel" aria-label={words.people}>
      <details className="fold">
        <summary>
          {words.people} <span className="count">{now.here}</span>
        </summary>
        <ul className="people-list">
          {people.map(({ id, name, isHere, hasDevice }) => {
            const spoken = airtime.get(id);
            return (
              <li key={id} className={classes(!isHere && "gone")}>
                <Avatar id={id} name={name} />
                <div className="line">
                  <p>
                    <bdi>{name}</bdi>
                  </p>
                  <p className="why">
                    {[
                      !isHere && words.wentAway,
                      !hasDevice && words.noDevice,
                      spoken &&
                        (spoken.turns === 0
                          ? words.notSpoken
                          : `${clockOf(spoken.seconds * 1_000)} · ${words.spoke(spoken.turns)}`),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      </details>
    </section>
  );
}
