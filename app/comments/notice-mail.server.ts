/**
 * The job that mails what was not read within a moment: one mail for each person and group, to addresses that somebody
 * has confirmed, and for members who may see it now. Of a private group it carries no word: who, what, and the way there.
 */
import { and, asc, eq, inArray, isNull, lte, notInArray } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { wayOutOfMail } from "../groups/mail-choices.server";
import { absolute } from "../mail/links.server";
import { mailWaits, queueMail, type NewMail } from "../mail/mails.server";
import { calendarKinds, isNobodys, isOfSessions, type NoticeView } from "../notices/notice";
import { takeForMail } from "../notices/mailing.server";
import { saidOf } from "../notices/said";
import { moderatedWords } from "../words/moderated";
import { actionWords } from "../words/moderation-acts";
import { noticeMailWords } from "../words/notice-mail";
import { noticeWords } from "../words/notices";
import { mayBeSeen, viewOf, withPlaces } from "./inbox.server";

const { groups, memberships, notices, users } = schema;

/** Milliseconds a notice waits to be read on the page first. */
const patience = 60_000;
/** What nobody mailed for a day (the job stood still) is no news any more; nor is a mail that cannot be sent that long. */
const lifetime = 86_400_000;
const inOneGo = 500;
/** Notices told one by one in a mail. */
const mostInMail = 20;

/** Every process may run it: a notice is taken in the write that queues its mail. */
export async function mailNotices(now = Date.now()): Promise<void> {
  for (;;) {
    const due = await dueNotices(now);
    if (due.length === 0) return;
    const queued = await write(async (tx) => {
      const free = await takeForMail(
        tx,
        due.map(({ notice }) => notice.id),
      );
      let count = 0;
      for (const bundle of bundles(
        due.filter((each) => free.get(each.notice.id)?.readAt === null && isMailed(each, now)),
      )) {
        await queueMail(tx, await mailOf(tx, bundle, now));
        count++;
      }
      return count;
    });
    if (queued > 0) mailWaits();
    if (due.length < inOneGo) return;
  }
}

type Due = Awaited<ReturnType<typeof dueNotices>>[number];
type Bundle = [Due, ...Due[]];

/** Everything that was not decided about; `view` of what may be seen and was not read. */
async function dueNotices(now: number) {
  const rows = await read()
    .select({ id: notices.id })
    .from(notices)
    .where(
      and(
        isNull(notices.mailedAt),
        notInArray(notices.kind, [...calendarKinds]),
        lte(notices.createdAt, new Date(now - patience)),
      ),
    )
    .orderBy(asc(notices.createdAt))
    .limit(inOneGo);
  if (rows.length === 0) return [];
  const ids = inArray(
    notices.id,
    rows.map(({ id }) => id),
  );
  const [people, shown] = await Promise.all([
    read()
      .select({
        notice: { id: notices.id, userId: notices.userId, groupId: notices.groupId, createdAt: notices.createdAt },
        user: users,
        choice: memberships.mailNotices,
        visibility: groups.visibility,
      })
      .from(notices)
      .innerJoin(users, eq(users.id, notices.userId))
      .leftJoin(groups, eq(groups.id, notices.groupId))
      .leftJoin(memberships, and(eq(memberships.groupId, notices.groupId), eq(memberships.userId, notices.userId)))
      .where(ids)
      .orderBy(asc(notices.createdAt)),
    withPlaces(read()).where(and(ids, isNull(notices.readAt), mayBeSeen)),
  ]);
  const views = new Map(await Promise.all(shown.map(async (row) => [row.notice.id, await viewOf(row)] as const)));
  return people.map((row) => ({ ...row, view: views.get(row.notice.id) ?? null }));
}

function bundles(due: Due[]): Bundle[] {
  const found = new Map<string, Bundle>();
  for (const row of due) {
    if (!row.view?.group) continue;
    const key = `${row.user.id} ${row.notice.groupId}`;
    const bundle = found.get(key);
    if (bundle) bundle.push(row);
    else found.set(key, [row]);
  }
  return [...found.values()];
}

function isMailed({ user, choice, notice, view }: Due, now: number): boolean {
  if (user.emailConfirmedAt === null || user.disabledAt !== null || user.deleteAt !== null || user.isGuest)
    return false;
  // Whoever is acted against is told, whatever they chose about news (Regulation (EU) 2022/2065, article 17).
  if (view?.kind === "moderated" || isDecision(view)) return now - notice.createdAt.getTime() < lifetime;
  const isOn = view && isOfSessions(view.kind) ? user.mailSessions : user.mailNotices;
  return (choice ?? isOn) && now - notice.createdAt.getTime() < lifetime;
}

/** What became of an appeal is told like what it was against (the same, article 20). */
const isDecision = (view: NoticeView | null) =>
  view?.kind === "appeal" && (view.outcome === "decided" || view.outcome === "overdue");

async function mailOf(tx: Db, bundle: Bundle, now: number): Promise<NewMail> {
  const [{ user, notice, visibility }] = bundle;
  const words = noticeMailWords.en;
  const views = bundle.flatMap(({ view }) => (view ? [view] : []));
  const [first] = views;
  const group = first?.group?.name ?? "";
  const { said, headers } = await wayOutOfMail(tx, user, { id: notice.groupId ?? "", name: group });
  const rest = views.length - mostInMail;
  const paragraphs = [
    ...views.slice(0, mostInMail).map((view) => told(view, visibility === "private")),
    ...(rest > 0 ? [words.more(rest) + absolute("/notices")] : []),
    said(
      views.every((view) => view.kind === "moderated" || isDecision(view))
        ? words.whyModerated(group)
        : views.every(({ kind }) => kind === "passed-up")
          ? words.whyOperator(group)
          : words.why(group),
    ),
  ];
  return {
    to: user.email,
    subject:
      views.length === 1 && first
        ? words.subjectOne(whoOf(first), saidOf(first), group)
        : words.subjectMany(views.length, group),
    text: `${paragraphs.join("\n\n")}\n`,
    headers,
    expiresAt: new Date(now + lifetime),
  };
}

function told(view: NoticeView, isPrivate: boolean): string {
  const words = noticeMailWords.en;
  return [
    words.line(whoOf(view), saidOf(view)),
    ...(isPrivate || !view.text ? [] : [words.on(view.text.title)]),
    ...(isPrivate || !view.session ? [] : [words.of(view.session.title)]),
    ...(isPrivate || !view.poll ? [] : [words.on(view.poll.title)]),
    ...(isPrivate || !view.excerpt ? [] : [`> ${view.excerpt}`]),
    ...toldOf(view, isPrivate),
    absolute(view.url),
  ].join("\n");
}

/** Of what moderators did: by which rule, in which role, until when; of a group that is not private why, too. */
function toldOf({ moderation }: NoticeView, isPrivate: boolean): string[] {
  if (!moderation) return [];
  const words = moderatedWords.en;
  const { what, rule, reason, role, until, canAppeal } = moderation;
  if (what !== "acted") return [words.all];
  return [
    ...(rule ? [words.rule(rule.number, rule.title)] : []),
    words.by(actionWords.en.roles[role] ?? role),
    ...(until ? [words.untilUtc(until)] : []),
    ...(isPrivate ? [] : [words.because(reason)]),
    canAppeal ? words.appeal : words.all,
  ];
}

/** A whole sentence stands without a name before it. */
const whoOf = ({ actor, kind }: NoticeView) => (isNobodys(kind) ? "" : (actor?.name ?? noticeWords.en.somebody));
