import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Avatar } from "../ui/avatar";
import { Button, LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Day } from "../ui/time";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import { roles, type MemberView } from "./group";

type Listed = { items: MemberView[]; next: string | null };

/** @param me id of who is looking; `mayLead`: whether they decide about others */
export function MembersPage({
  group,
  me,
  mayLead,
  members,
  pending,
}: {
  group: { slug: string; name: string };
  me: string;
  mayLead: boolean;
  members: Listed;
  pending: Listed;
}) {
  const words = useWords(groupWords);
  const here = `/g/${group.slug}/members`;
  return (
    <Page title={words.membersTitle} lead={words.rolesNote}>
      {pending.items.length > 0 && (
        <section>
          <h2>{words.pendingTitle}</h2>
          <ul className="list">
            {pending.items.map((member) => (
              <Line key={member.user.id} member={member}>
                <Form method="post" action={`${here}/${member.user.id}/let-in`}>
                  <Button small primary aria-label={words.letInOf(member.user.name)}>
                    {words.letIn}
                  </Button>
                </Form>
                <Form method="post" action={`${here}/${member.user.id}/remove`}>
                  <Button small aria-label={words.turnAwayOf(member.user.name)}>
                    {words.turnAway}
                  </Button>
                </Form>
              </Line>
            ))}
          </ul>
          {pending.next && <LinkButton to={`?pending=${encodeURIComponent(pending.next)}`}>{words.more}</LinkButton>}
        </section>
      )}
      {pending.items.length > 0 && <h2>{words.membersTitle}</h2>}
      <ul className="list">
        {members.items.map((member) => (
          <Line key={member.user.id} member={member} isMe={member.user.id === me}>
            {mayLead ? <RoleForm member={member} here={here} /> : <Pill>{words.roles[member.role]}</Pill>}
            {mayLead && member.user.id !== me && (
              <Form method="post" action={`${here}/${member.user.id}/remove`}>
                <Button small danger aria-label={words.removeOf(member.user.name)}>
                  {words.remove}
                </Button>
              </Form>
            )}
          </Line>
        ))}
      </ul>
      {members.next && <LinkButton to={`?after=${encodeURIComponent(members.next)}`}>{words.more}</LinkButton>}
      <section>
        <Form method="post" action={`/g/${group.slug}/leave`}>
          <Button danger>{words.leave}</Button>
        </Form>
        <p className="hint">{words.leaveNote}</p>
      </section>
    </Page>
  );
}

function Line({ member, isMe, children }: { member: MemberView; isMe?: boolean; children: ReactNode }) {
  const words = useWords(groupWords);
  return (
    <li className="row">
      <Avatar {...member.user} />
      <div>
        <strong>
          <bdi>{member.user.name}</bdi>
        </strong>{" "}
        {isMe && <Pill>{words.you}</Pill>}
        <p>
          {words.joined} <Day at={member.joinedAt} />
        </p>
      </div>
      <div className="btns end">{children}</div>
    </li>
  );
}

function RoleForm({ member: { user, role }, here }: { member: MemberView; here: string }) {
  const words = useWords(groupWords);
  return (
    <Form method="post" action={`${here}/${user.id}`} className="btns">
      {/* Made anew when the role has changed elsewhere: a select keeps what it showed before. */}
      <select key={role} className="input" name="role" aria-label={words.roleOf(user.name)} defaultValue={role}>
        {roles.map((each) => (
          <option key={each} value={each}>
            {words.roles[each]}
          </option>
        ))}
      </select>
      <Button small aria-label={words.changeRoleOf(user.name)}>
        {words.changeRole}
      </Button>
    </Form>
  );
}
