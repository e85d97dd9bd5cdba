import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Avatar } from "../ui/avatar";
import { Button, LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Day } from "../ui/time";
import { actFormWords } from "../words/act-form";
import { groupLogWords } from "../words/group-log";
import { groupSettingWords } from "../words/group-settings";
import { groupWords } from "../words/groups";
import { removalWords } from "../words/removals";
import { blockWords } from "../words/blocks";
import { reportWords } from "../words/reports";
import { rightsWords } from "../words/rights";
import { useWords } from "../words/use-words";
import { roles, type Joining, type MemberView } from "./group";
import { HoldingLine } from "./holding-line";
import { RestrainedSection, type RestrainedList } from "./restrained-section";

type Listed = { items: MemberView[]; next: string | null };

/** @param me id of who is looking; `mayLead`: whether they decide about others */
export function MembersPage({
  group,
  me,
  mayLead,
  maySeeLog,
  members,
  pending,
  guests,
  removed,
  restrained,
  unseen,
  said,
}: {
  group: { slug: string; name: string; joining: Joining; joinQuestion: string };
  me: string;
  mayLead: boolean;
  maySeeLog: boolean;
  members: Listed;
  pending: Listed;
  guests: Listed;
  /** For who decides: whom they may let in again. */
  removed: MemberView[];
  /** For moderators and hosts. */
  restrained: RestrainedList | null;
  /** Ids of whom the asker does not want to see. */
  unseen: string[];
  said: "removed" | "turned-away" | "last-host" | null;
}) {
  const [words, settings] = [useWords(groupWords), useWords(groupSettingWords)];
  const [rights, log, removal] = [useWords(rightsWords), useWords(groupLogWords), useWords(removalWords)];
  const acts = useWords(actFormWords);
  const here = `/g/${group.slug}/members`;
  // Those who read the log are those who can act.
  const mayModerate = maySeeLog;
  return (
    <Page
      title={words.membersTitle}
      lead={words.rolesNote}
      actions={
        <>
          <LinkButton quiet to={`/g/${group.slug}/rights`}>
            {rights.title}
          </LinkButton>
          {maySeeLog && (
            <LinkButton quiet to={`/g/${group.slug}/acts`}>
              {log.title}
            </LinkButton>
          )}
        </>
      }
    >
      {said === "removed" && <Notice tone="good">{removal.done}</Notice>}
      {said === "turned-away" && <Notice tone="good">{removal.turnedAwayDone}</Notice>}
      {said === "last-host" && (
        <Notice tone="bad">
          <p>{words.lastHost}</p>
          <LinkButton small to={`/g/${group.slug}/hand-over`}>
            {settings.handOverLink}
          </LinkButton>
        </Notice>
      )}
      {pending.items.length > 0 && (
        <section>
          <h2>{words.pendingTitle}</h2>
          {group.joinQuestion !== "" && (
            <p className="hint">
              {settings.asks} <bdi>{group.joinQuestion}</bdi>
            </p>
          )}
          <ul className="list">
            {pending.items.map((member) => (
              <Line key={member.user.id} member={member}>
                <Form method="post" action={`${here}/${member.user.id}/let-in`}>
                  <Button small primary aria-label={words.letInOf(member.user.name)}>
                    {words.letIn}
                  </Button>
                </Form>
                <LinkButton
                  small
                  to={`${here}/${member.user.id}/remove`}
                  aria-label={words.turnAwayOf(member.user.name)}
                >
                  {words.turnAway}
                </LinkButton>
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
            {mayModerate && member.user.id !== me && (
              <LinkButton
                small
                quiet
                to={`/g/${group.slug}/moderation/act?user=${member.user.id}`}
                aria-label={`${acts.title}: ${member.user.name}`}
              >
                {acts.title}
              </LinkButton>
            )}
            {mayLead ? <RoleForm member={member} here={here} /> : <Pill>{words.roles[member.role]}</Pill>}
            {mayLead && member.user.id !== me && (
              <LinkButton
                small
                danger
                to={`${here}/${member.user.id}/remove`}
                aria-label={words.removeOf(member.user.name)}
              >
                {words.remove}
              </LinkButton>
            )}
            {member.user.id !== me && (
              <OwnLinks here={here} member={member} isUnseen={unseen.includes(member.user.id)} />
            )}
          </Line>
        ))}
      </ul>
      {members.next && <LinkButton to={`?after=${encodeURIComponent(members.next)}`}>{words.more}</LinkButton>}
      {guests.items.length > 0 && (
        <section>
          <h2>{settings.guestsList}</h2>
          <p className="hint">{settings.guestsListNote}</p>
          <ul className="list">
            {guests.items.map((member) => (
              <Line key={member.user.id} member={member}>
                {member.guest && <Pill>{settings.guestRights[member.guest]}</Pill>}
                {mayModerate && (
                  <LinkButton
                    small
                    quiet
                    to={`/g/${group.slug}/moderation/act?user=${member.user.id}`}
                    aria-label={`${acts.title}: ${member.user.name}`}
                  >
                    {acts.title}
                  </LinkButton>
                )}
                {mayLead && (
                  <LinkButton
                    small
                    danger
                    to={`${here}/${member.user.id}/remove`}
                    aria-label={words.removeOf(member.user.name)}
                  >
                    {words.remove}
                  </LinkButton>
                )}
                {member.user.id !== me && (
                  <OwnLinks here={here} member={member} isUnseen={unseen.includes(member.user.id)} />
                )}
              </Line>
            ))}
          </ul>
          {guests.next && <LinkButton to={`?guests=${encodeURIComponent(guests.next)}`}>{words.more}</LinkButton>}
        </section>
      )}
      {removed.length > 0 && (
        <section>
          <h2>{removal.listTitle}</h2>
          <p className="hint">{removal.listNote}</p>
          <ul className="list">
            {removed.map((member) => (
              <Line key={member.user.id} member={member} since={removal.since}>
                <Form method="post" action={`${here}/${member.user.id}/let-in`}>
                  <Button small aria-label={removal.letInAgainOf(member.user.name)}>
                    {removal.letInAgain}
                  </Button>
                </Form>
              </Line>
            ))}
          </ul>
        </section>
      )}
      {restrained && <RestrainedSection here={here} list={restrained} />}
      <section>
        {mayLead && (
          <p>
            <Link to={`/g/${group.slug}/hand-over`}>{settings.handOverLink}</Link>
          </p>
        )}
        <details className="fold">
          <summary>{words.leaveAsk}</summary>
          <p className="hint">{group.joining === "open" ? words.leaveNote : words.leaveNoteClosed}</p>
          <Form method="post" action={`/g/${group.slug}/leave`}>
            <Button danger>{words.leave}</Button>
          </Form>
        </details>
      </section>
    </Page>
  );
}

function Line({
  member,
  isMe,
  since,
  children,
}: {
  member: MemberView;
  isMe?: boolean;
  /** What is said of the day, where that is not that they came. */
  since?: string;
  children: ReactNode;
}) {
  const [words, settings] = [useWords(groupWords), useWords(groupSettingWords)];
  return (
    <li className="row">
      <Avatar {...member.user} />
      <div>
        <strong>
          <bdi>{member.user.name}</bdi>
        </strong>{" "}
        {isMe && <Pill>{words.you}</Pill>}
        {member.guest && <Pill>{settings.guest}</Pill>}
        <p>
          {since ?? words.joined} <Day at={member.joinedAt} />
        </p>
        {member.holding && <HoldingLine role={words.roles[member.role]} holding={member.holding} />}
        {member.answer && (
          <p>
            {settings.answered} <q dir="auto">{member.answer}</q>
          </p>
        )}
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

/** What anybody may do about somebody: tell moderators what they do here or call themselves, and not see them any more. */
function OwnLinks({ here, member: { user }, isUnseen }: { here: string; member: MemberView; isUnseen: boolean }) {
  const [words, blocks] = [useWords(reportWords), useWords(blockWords)];
  const says = isUnseen ? blocks.linkUnseen : blocks.linkMember;
  return (
    <>
      <LinkButton
        small
        quiet
        to={isUnseen ? "/account/blocked" : `/account/blocked?user=${user.id}`}
        aria-label={`${says}: ${user.name}`}
      >
        {says}
      </LinkButton>
      <LinkButton small quiet to={`${here}/${user.id}/report`} aria-label={words.reportOf(user.name)}>
        {words.report}
      </LinkButton>
    </>
  );
}
