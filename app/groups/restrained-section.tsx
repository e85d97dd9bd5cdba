import { Avatar } from "../ui/avatar";
import { LinkButton } from "../ui/button";
import { Pill } from "../ui/pill";
import { Time } from "../ui/time";
import { groupWords } from "../words/groups";
import { restraintWords } from "../words/restraints";
import { useWords } from "../words/use-words";
import type { Role } from "./group";

const kinds = ["muted", "suspended", "banned"] as const;
type Kind = (typeof kinds)[number];

export type RestrainedList = {
  /** null: all are shown. */
  kind: Kind | null;
  items: Array<{
    user: { id: string; name: string };
    role: Role | null;
    held: Array<{ kind: Kind; until: string | null }>;
  }>;
  next: string | null;
};

/** Who is kept from taking part, and until when: for moderators and hosts. */
export function RestrainedSection({ here, list: { kind, items, next } }: { here: string; list: RestrainedList }) {
  const [words, groups] = [useWords(restraintWords), useWords(groupWords)];
  if (items.length === 0 && kind === null) return null;
  const to = (held: Kind | null, after?: string) => {
    const query = new URLSearchParams({ ...(held ? { held } : {}), ...(after ? { restrained: after } : {}) });
    return query.size === 0 ? `${here}#restrained` : `${here}?${query.toString()}#restrained`;
  };
  return (
    <section id="restrained">
      <h2>{words.title}</h2>
      <p className="hint">{words.note}</p>
      <nav className="btns" aria-label={words.filterLabel}>
        {[null, ...kinds].map((each) => (
          <LinkButton key={each ?? ""} small quiet={each !== kind} to={to(each)} {...currentIf(each === kind)}>
            {each === null ? words.filterAll : words.kinds[each]}
          </LinkButton>
        ))}
      </nav>
      {items.length === 0 && <p>{words.none}</p>}
      <ul className="list">
        {items.map(({ user, role, held }) => (
          <li className="row" key={user.id}>
            <Avatar {...user} />
            <div>
              <strong>
                <bdi>{user.name}</bdi>
              </strong>{" "}
              {role && <Pill>{groups.roles[role]}</Pill>}
              {held.map((each) => (
                <p key={each.kind}>
                  {words.kinds[each.kind]}{" "}
                  {each.until ? (
                    <>
                      {words.until} <Time at={each.until} />
                    </>
                  ) : (
                    words.forGood
                  )}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {next && <LinkButton to={to(kind, next)}>{groups.more}</LinkButton>}
    </section>
  );
}

const currentIf = (isIt: boolean) => (isIt ? { "aria-current": "true" as const } : {});
