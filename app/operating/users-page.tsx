import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { AccountCounts, OperatedUser } from "../accounts/operators.server";
import type { OperatedGroup } from "../groups/operated-groups.server";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Day } from "../ui/time";
import { operatingWords } from "../words/operating";
import { recordWords } from "../words/records";
import { useWords } from "../words/use-words";
import type { WeightyAct } from "./confirm-act-page";
import { mostAsked } from "./people";

type List<Item> = { items: Item[]; next: string | null };

type UsersShown = { list: List<OperatedUser>; counts: AccountCounts; q: string; me: string };

export function OperatedUsersPage({ list, counts, q, me }: UsersShown) {
  const words = useWords(operatingWords);
  return (
    <Page title={words.usersTitle} lead={words.usersLead(counts.users, counts.guests)}>
      <Search q={q} label={words.searchUsers} />
      {list.items.length === 0 && <p>{words.nobody}</p>}
      <ul className="list">
        {list.items.map((user) => (
          <User key={user.id} user={user} isMe={user.id === me} />
        ))}
      </ul>
      <More next={list.next} q={q} />
    </Page>
  );
}

function User({ user, isMe }: { user: OperatedUser; isMe: boolean }) {
  const [words, records] = [useWords(operatingWords), useWords(recordWords)];
  return (
    <li className="row">
      <div>
        <strong>
          <bdi>{user.name}</bdi>
        </strong>{" "}
        {user.isOperator && <Pill>{words.operatorPill}</Pill>} {user.isGuest && <Pill>{words.guestPill}</Pill>}{" "}
        {user.disabledAt && <Pill tone="danger">{words.disabledPill}</Pill>}{" "}
        {user.deleteAt && <Pill tone="warn">{words.leavingPill}</Pill>}
        <p>
          <bdi>{user.email}</bdi> · {words.since} <Day at={user.createdAt} /> · {words.sessionsOf(user.authSessions)}
        </p>
        {!isMe && (
          <details className="fold">
            <summary>{words.actsOn(user.name)}</summary>
            <div className="btns">
              {user.disabledAt ? (
                <Act user={user} verb="enable">
                  {words.enable}
                </Act>
              ) : (
                <Ask user={user} act="disable" danger>
                  {words.disable}
                </Ask>
              )}
              {user.authSessions > 0 && (
                <Act user={user} verb="sign-out">
                  {words.signOut}
                </Act>
              )}
              <LinkButton to={`/operator/users/${user.id}/records`} small>
                {records.short}
              </LinkButton>
              {user.isOperator ? (
                <Ask user={user} act="end-operator" danger>
                  {words.endOperator}
                </Ask>
              ) : (
                !user.isGuest &&
                !user.disabledAt && (
                  <Ask user={user} act="make-operator">
                    {words.makeOperator}
                  </Ask>
                )
              )}
            </div>
          </details>
        )}
      </div>
    </li>
  );
}

function Act({ user, verb, children }: { user: OperatedUser; verb: string; children: ReactNode }) {
  return (
    <Form method="post" action={`/operator/users/${user.id}/${verb}`} reloadDocument>
      <Button small>{children}</Button>
    </Form>
  );
}

/** Leads to the page that says what follows, and asks. */
function Ask({
  user,
  act,
  danger,
  children,
}: {
  user: OperatedUser;
  act: WeightyAct;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <LinkButton to={`/operator/users/${user.id}/${act}`} small danger={danger}>
      {children}
    </LinkButton>
  );
}

export function OperatedGroupsPage({ list, q }: { list: List<OperatedGroup>; q: string }) {
  const words = useWords(operatingWords);
  return (
    <Page title={words.groupsTitle} lead={words.groupsLead}>
      <Search q={q} label={words.searchGroups} />
      {list.items.length === 0 && <p>{words.noGroup}</p>}
      <ul className="list">
        {list.items.map((group) => (
          <li key={group.slug} className="row">
            <div>
              {group.visibility === "private" ? (
                <strong>
                  <bdi>{group.name}</bdi>
                </strong>
              ) : (
                <a href={`/g/${group.slug}`}>
                  <bdi>{group.name}</bdi>
                </a>
              )}
              <p>
                {words.visibilities[group.visibility]} · {words.members(group.members)}
                {group.guests > 0 && ` · ${words.guests(group.guests)}`} · {words.texts(group.texts)} · {words.since}{" "}
                <Day at={group.createdAt} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      <More next={list.next} q={q} />
    </Page>
  );
}

function Search({ q, label }: { q: string; label: string }) {
  const words = useWords(operatingWords);
  return (
    <Form method="get" className="form" role="search">
      <Field name="q" label={label} type="search" defaultValue={q} maxLength={mostAsked} optional />
      <div className="btns">
        <Button>{words.search}</Button>
      </div>
    </Form>
  );
}

function More({ next, q }: { next: string | null; q: string }) {
  const words = useWords(operatingWords);
  return next && <LinkButton to={`?${new URLSearchParams({ q, after: next }).toString()}`}>{words.more}</LinkButton>;
}
