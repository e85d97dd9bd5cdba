import { classes } from "../ui/classes";
import { modeWords } from "../words/session-modes";
import { useWords } from "../words/use-words";
import type { GroupNow, Named, SessionMine, SessionNow } from "./now";

/** Who is together. @param me whose own stands out */
export function GroupList({ groups, me }: { groups: GroupNow[]; me?: string }) {
  const words = useWords(modeWords);
  return (
    <ol className="group-list">
      {groups.map(({ at, people }, index) => (
        <li key={at} className={classes(people.some(({ id }) => id === me) && "mine")}>
          <span className="faint">{words.group(index + 1)}</span>{" "}
          {people.map(({ id, name }, which) => (
            <span key={id}>
              {which > 0 && ", "}
              <b>
                <bdi>{name}</bdi>
              </b>
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** Who is here and in none of the groups. */
export function withoutGroup({ groups }: Pick<SessionNow, "groups">, { people }: Pick<SessionMine, "people">): Named[] {
  const grouped = new Set((groups ?? []).flatMap((group) => group.people.map(({ id }) => id)));
  return people.filter(({ id, isHere }) => isHere && !grouped.has(id));
}
