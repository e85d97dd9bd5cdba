import { Link } from "@remix-run/react";
import type { NewsLine } from "../comments/reading.server";
import type { TextLineForReader } from "../comments/unread.server";
import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import type { GroupView, MemberView, Role, wayIn } from "./group";
import { Description } from "./description";
import { Door } from "./group-door";
import { News, People, Questions } from "./group-news";
import { HeatStrip } from "./heat-strip";
import type { GroupMail } from "./mail-choice";
import { GroupMailForm } from "./mail-choice-form";

/** A line of news with the address of the comment. */
export type Linked = NewsLine & { href: string };

export type GroupPageData = {
  group: GroupView;
  signedIn: boolean;
  way: ReturnType<typeof wayIn>;
  role: Role | null;
  may: { read: boolean; addText: boolean; invite: boolean; change: boolean; seeMembers: boolean };
  texts: TextLineForReader[];
  news: Linked[];
  questions: Linked[];
  people: MemberView[];
  /** How many wait for me to let them in. */
  pending: number;
  /** Of a member: whether its notices are mailed to them. */
  mail: GroupMail | null;
};

export function GroupPage({ page }: { page: GroupPageData }) {
  const words = useWords(groupWords);
  const { group, may, way } = page;
  const here = `/g/${group.slug}`;
  return (
    <Page
      title={<bdi>{group.name}</bdi>}
      lead={`${words.kinds[group.visibility]} · ${words.members(group.memberCount)}`}
      actions={
        <>
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
      <Description text={group.description} />
      {way !== "in" && <Door slug={group.slug} way={way} signedIn={page.signedIn} />}
      {may.read && (
        <div className="cols">
          <div>
            <section>
              <h2>{words.textsTitle}</h2>
              <Texts texts={page.texts} addTo={may.addText ? `${here}/texts/new` : null} />
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
          </div>
        </div>
      )}
    </Page>
  );
}

function Texts({ texts, addTo }: { texts: TextLineForReader[]; addTo: string | null }) {
  const words = useWords(groupWords);
  if (texts.length === 0) {
    return (
      <EmptyState title={words.noTexts} text={addTo ? words.noTextsYours : words.noTextsTheirs}>
        {addTo && <LinkButton to={addTo}>{words.addText}</LinkButton>}
      </EmptyState>
    );
  }
  return (
    <ul className="list">
      {texts.map((text) => (
        <li key={text.id} className="row">
          <div>
            <Link
              className="t"
              to={text.here ? `${text.url}#p${text.here}` : text.url}
              lang={text.language === "und" ? undefined : text.language}
            >
              <bdi>{text.title}</bdi>
            </Link>
            <p>
              {text.byline && (
                <>
                  <bdi>{text.byline}</bdi>
                  {" · "}
                </>
              )}
              {[
                words.paragraphs(text.numbered),
                words.comments(text.comments),
                ...(text.here ? [words.hereAt(text.here)] : []),
              ].join(" · ")}
            </p>
          </div>
          <HeatStrip heat={text.heat} />
          {text.unread > 0 && <Pill tone="new">{words.fresh(text.unread)}</Pill>}
        </li>
      ))}
    </ul>
  );
}
