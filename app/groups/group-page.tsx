import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { NewsLine } from "../comments/reading.server";
import type { TextLineForReader } from "../comments/unread.server";
import { LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { firstStepWords } from "../words/first-steps";
import { groupWords } from "../words/groups";
import { readOnlyWords } from "../words/read-only";
import { rightsWords } from "../words/rights";
import { ruleWords } from "../words/rules";
import { useWords } from "../words/use-words";
import { FirstSteps } from "./first-steps";
import type { GroupView, GuestRight, MemberView, Role, wayIn } from "./group";
import { Description } from "./description";
import { Door, Held } from "./group-door";
import { News, People, Questions } from "./group-news";
import { GroupTexts } from "./group-texts";
import type { GroupMail } from "./mail-choice";
import { GroupMailForm } from "./mail-choice-form";

/** A line of news with the address of the comment. */
export type Linked = NewsLine & { href: string };

export type GroupPageData = {
  group: GroupView;
  /** The text that was put here just now. */
  added: TextLineForReader | null;
  signedIn: boolean;
  way: ReturnType<typeof wayIn>;
  role: Role | null;
  /** What the reader may as a guest; null: they are none. */
  guest: GuestRight | null;
  /** Why a moderator keeps the reader outside, or from writing. */
  held: string | null;
  /** Until when one comes in by invitation only, where that is so for a time. */
  inviteOnly: string | null;
  /** The day it is in the group. */
  today: string;
  may: { read: boolean; addText: boolean; invite: boolean; change: boolean; seeMembers: boolean };
  /** For who may invite: whether somebody has made a link so far. */
  invited: boolean;
  texts: TextLineForReader[];
  news: Linked[];
  questions: Linked[];
  people: MemberView[];
  /** How many wait for me to let them in. */
  pending: number;
  /** Of a member: whether its notices are mailed to them. */
  mail: GroupMail | null;
};

/** @param next what the group does next, and `also` what else one can do: of rooms that groups know nothing of */
export function GroupPage({ page, next, also }: { page: GroupPageData; next?: ReactNode; also?: ReactNode }) {
  const [words, readOnly, rights] = [useWords(groupWords), useWords(readOnlyWords), useWords(rightsWords)];
  const [steps, ruling] = [useWords(firstStepWords), useWords(ruleWords)];
  const { group, may, way } = page;
  const here = `/g/${group.slug}`;
  return (
    <Page
      title={<bdi lang={group.language}>{group.name}</bdi>}
      lead={`${words.kinds[group.visibility]} · ${words.members(group.memberCount)}`}
      actions={
        <>
          {also}
          {may.change && (
            <LinkButton quiet to={`${here}/settings`}>
              {words.settings}
            </LinkButton>
          )}
          {may.invite && <LinkButton to={`${here}/invites`}>{words.invite}</LinkButton>}
          {may.addText && (
            <LinkButton primary to={`${here}/texts/new`}>
              {words.addText}
            </LinkButton>
          )}
        </>
      }
    >
      {group.archivedAt && way === "in" && <Notice tone="warn">{readOnly.archivedGroup}</Notice>}
      {page.added && (
        <Notice tone="good">
          {steps.added} <Link to={page.added.url}>{steps.read(page.added.title)}</Link>
        </Notice>
      )}
      <div lang={group.language}>
        <Description text={group.description} />
      </div>
      {way !== "in" && (
        <Door
          group={group}
          way={way}
          guest={page.guest}
          held={page.held}
          inviteOnly={page.inviteOnly}
          signedIn={page.signedIn}
        />
      )}
      {way !== "shut-out" && page.held && <Held slug={group.slug} why={page.held} />}
      {next}
      {may.addText && may.invite && <FirstSteps group={group} invited={page.invited} />}
      {may.read && (
        <div className="cols">
          <div>
            <section>
              <h2>{words.textsTitle}</h2>
              <GroupTexts group={group} texts={page.texts} today={page.today} mayOrder={may.addText} />
            </section>
            {page.questions.length > 0 && (
              <section>
                <h2>{words.questionsTitle}</h2>
                <Questions lines={page.questions} />
              </section>
            )}
          </div>
          <div>
            <section>
              <h2>{words.newsTitle}</h2>
              {page.news.length === 0 ? <p>{words.noNews}</p> : <News lines={page.news} />}
            </section>
            {may.seeMembers && (
              <section>
                <h2>{words.peopleTitle}</h2>
                <People slug={group.slug} people={page.people} pending={page.pending} />
              </section>
            )}
            {page.mail && <GroupMailForm slug={group.slug} choice={page.mail} />}
            <section>
              <Link to={`${here}/rules`}>{ruling.here}</Link> · <Link to={`${here}/rights`}>{rights.title}</Link>
            </section>
          </div>
        </div>
      )}
    </Page>
  );
}
