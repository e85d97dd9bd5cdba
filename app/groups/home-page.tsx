import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { useSignUp } from "../ui/sign-up";
import { accountWords } from "../words/accounts";
import { commonWords } from "../words/common";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import type { GroupView } from "./group";

/** A group of mine, with how much is new to me; null while I wait to be let in. */
export type MyGroup = GroupView & { fresh: number | null };

type Listed = { items: GroupView[]; next: string | null };

/** For a stranger: what this is, and what there is to read. */
export function Welcome({ listed }: { listed: Listed }) {
  const [words, common] = [useWords(groupWords), useWords(commonWords)];
  const accounts = useWords(accountWords);
  const signUp = useSignUp();
  return (
    <Page
      title={words.welcome}
      lead={words.welcomeLead}
      actions={
        <>
          <LinkButton to="/sign-in">{common.signIn}</LinkButton>
          {signUp === "open" && (
            <LinkButton primary to="/sign-up">
              {common.signUp}
            </LinkButton>
          )}
        </>
      }
    >
      {signUp !== "open" && <p>{signUp === "closed" ? accounts.askOperator : accounts.signUpInvited}</p>}
      <section>
        <h2>{words.publicGroups}</h2>
        {listed.items.length === 0 ? <p>{words.noPublic}</p> : <Groups groups={listed.items} />}
        <More next={listed.next} />
      </section>
    </Page>
  );
}

/** For somebody who is signed in: their groups first. */
export function Home({
  mine,
  mayMake,
  listed,
  notes,
  sessions,
}: {
  mine: MyGroup[];
  /** Guests make no groups. */
  mayMake: boolean;
  listed: Listed;
  notes?: ReactNode;
  /** When they meet next. */
  sessions?: ReactNode;
}) {
  const words = useWords(groupWords);
  const known = new Set(mine.map((group) => group.id));
  const others = listed.items.filter((group) => !known.has(group.id));
  return (
    <Page
      title={words.homeTitle}
      actions={
        mayMake && (
          <LinkButton primary={mine.length > 0} to="/groups/new">
            {words.newGroup}
          </LinkButton>
        )
      }
    >
      {notes}
      {mine.length === 0 ? (
        <EmptyState title={words.noGroups} text={mayMake ? words.noGroupsText : words.noGroupsGuest}>
          {mayMake && (
            <LinkButton primary to="/groups/new">
              {words.newGroup}
            </LinkButton>
          )}
        </EmptyState>
      ) : (
        <Groups groups={mine} />
      )}
      {sessions}
      {others.length > 0 && (
        <section>
          <h2>{words.otherGroups}</h2>
          <Groups groups={others} />
          <More next={listed.next} />
        </section>
      )}
    </Page>
  );
}

function Groups({ groups }: { groups: Array<GroupView & { fresh?: number | null }> }) {
  const words = useWords(groupWords);
  return (
    <ul className="list">
      {groups.map((group) => (
        <li key={group.id} className="row">
          <div>
            <Link className="t" to={`/g/${group.slug}`}>
              <bdi>{group.name}</bdi>
            </Link>
            <p>
              {words.kinds[group.visibility]} · {words.members(group.memberCount)} · {words.texts(group.textCount)}
            </p>
          </div>
          {group.fresh === null && <Pill tone="warn">{words.waitingPill}</Pill>}
          {Boolean(group.fresh) && <Pill tone="new">{words.fresh(group.fresh ?? 0)}</Pill>}
        </li>
      ))}
    </ul>
  );
}

function More({ next }: { next: string | null }) {
  const words = useWords(groupWords);
  return next && <LinkButton to={`/?after=${encodeURIComponent(next)}`}>{words.more}</LinkButton>;
}
