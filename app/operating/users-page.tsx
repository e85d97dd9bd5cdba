import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { OperatedUser } from "../accounts/operators.server";
import type { OperatedGroup } from "../groups/operated-groups.server";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Day } from "../ui/time";
import { operatingWords } from "../words/operating";
import { useWords } from "../words/use-words";

type List<Item> = { items: Item[]; next: string | null };

export function OperatedUsersPage({ list, q, me }: { list: List<OperatedUser>; q: string; me: string }) {
  const words = useWords(operatingWords);
  return (
    <Page title={words.usersTitle} lead={words.usersLead}>
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
  const words = useWords(operatingWords);
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
                <Act user={user} verb="disable" danger>
                  {words.disable}
                </Act>
              )}
              {user.authSessions > 0 && (
                <Act user={user} verb="sign-out">
                  {words.signOut}
                </Act>
              )}
              {user.isOperator ? (
                <Act user={user} verb="end-operator" danger>
                  {words.endOperator}
                </Act>
              ) : (
                !user.isGuest &&
                !user.disabledAt && (
                  <Act user={user} verb="make-operator">
                    {words.makeOperator}
                  </Act>
                )
              )}
            </div>
          </details>
        )}
      </div>
    </li>
  );
}

function Act({
  user,
  verb,
  danger,
  children,
}: {
  user: OperatedUser;
  verb: string;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <Form method="post" action={`/operator/users/${user.id}/${verb}`} reloadDocument>
      <Button small danger={danger}>
        {children}
      </Button>
    </Form>
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
                {words.visibilities[group.visibility]} · {words.members(group.members)} · {words.texts(group.texts)} ·{" "}
                {words.since} <Day at={group.createdAt} />
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
      <Field name="q" label={label} type="search" defaultValue={q} maxLength={100} optional />
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
