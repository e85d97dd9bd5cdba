/** One mail about a session, or about a series, to one person: in words, and as an object for their calendar. */
import type { schema, Db } from "#db/db.server";
import { wayOutOfMail } from "../groups/mail-choices.server";
import { absolute } from "../mail/links.server";
import type { NewMail } from "../mail/mails.server";
import { senderAddress } from "../mail/transport.server";
import type { CalendarKind } from "../notices/notice";
import { calendarWords } from "../words/calendars";
import { noticeWords } from "../words/notices";
import { sessionMailWords } from "../words/session-mail";
import { calendarHost } from "./calendars.server";
import { calendarObject, type CalendarEntry, type CalendarMethod, type Scheduling } from "./calendar-object.server";
import { sessionUrl, type RsvpAnswer } from "./session";
import { cityOf, whenOf } from "./session-time";
import type { SessionRow } from "./sessions.server";

export type SessionNews = {
  kind: CalendarKind;
  notice: Pick<typeof schema.notices.$inferSelect, "data">;
  user: Pick<typeof schema.users.$inferSelect, "id" | "name" | "email" | "mailKey">;
  group: Pick<typeof schema.groups.$inferSelect, "id" | "slug" | "name" | "visibility"> | null;
  /** Whose act it was, if that may be said. */
  shown: { actor: string | null } | null;
  answer: RsvpAnswer | null;
  /** What it is about, soonest first, as it stands now. */
  sessions: SessionRow[];
  /** The same for calendars. */
  entries: CalendarEntry[];
};

/** What cannot be sent for so long is asked for on the page. Milliseconds. */
const lifetime = 3 * 86_400_000;

/** @returns null for what is no news any more: it has begun, or is over, or stands otherwise now */
export async function sessionLetter(tx: Db, news: SessionNews, now: number): Promise<NewMail | null> {
  const { kind, user, group, sessions } = news;
  const coming = sessions.filter((session) => isNews(kind, session, now));
  const [first] = coming;
  if (!group || !first) return null;
  const { said, headers } = await wayOutOfMail(tx, user, group);
  const isMany = coming.length > 1;
  const isPrivate = group.visibility === "private";
  const last = coming.at(-1) ?? first;
  const endsAt = kind === "session-soon" ? last.startsAt.getTime() : endOf(last);
  const words = sessionMailWords.en;
  const title = isPrivate ? "" : first.title;
  const what = isMany ? [words.sessions(coming.length), title].filter(Boolean).join(": ") : title || words.session;
  return {
    to: user.email,
    subject: (words.seatSubjects[changeIn(news)] ?? words.subjects[kind])(what, whenIn(first).shown, group.name),
    text: `${[...paragraphsOf(news, coming, first), said(words.why(group.name))].join("\n\n")}\n`,
    headers,
    calendar: calendarOf(news, coming),
    expiresAt: new Date(Math.min(now + lifetime, endsAt)),
  };
}

/** "": not said. */
const changeIn = ({ notice }: SessionNews): string => notice.data["what"] ?? "";

const endOf = ({ startsAt, minutes }: SessionRow) => startsAt.getTime() + minutes * 60_000;

function isNews(kind: CalendarKind, session: SessionRow, now: number): boolean {
  const { state, startsAt } = session;
  if (kind === "session-cancelled") return state === "cancelled" && endOf(session) > now;
  if (kind === "session-soon") return state === "planned" && startsAt.getTime() > now;
  return (state === "planned" || state === "live") && endOf(session) > now;
}

const whenIn = ({ startsAt, minutes, timeZone }: SessionRow) =>
  whenOf({ startsAt: startsAt.toISOString(), minutes, timeZone }, "en");

/** What of a private group stays where its members are: what is read, and what is said of it. When and where is needed to come. */
function paragraphsOf(news: SessionNews, sessions: SessionRow[], first: SessionRow): string[] {
  const { kind, group, shown, entries } = news;
  const words = sessionMailWords.en;
  const isPrivate = group?.visibility === "private";
  const isOff = kind === "session-cancelled";
  const change = changeIn(news);
  const changes: Record<string, string> = noticeWords.en.changes;
  const happened =
    kind === "session-soon"
      ? words.soon(group?.name ?? "")
      : words.said(
          shown?.actor ?? noticeWords.en.somebody,
          words.seatDid[change] ?? words.did[kind](sessions.length),
          group?.name ?? "",
          changes[change] ?? "",
        );
  const whens = sessions.map((session) => {
    const { shown: when, zone } = whenIn(session);
    return (isOff ? words.wasOn : words.when)(when, cityOf(zone));
  });
  const about = entries.find(({ id }) => id === first.id)?.said ?? [];
  return [
    happened,
    [
      ...(isPrivate ? [] : [words.title(first.title)]),
      ...whens,
      ...(first.place && !isOff ? [words.where(first.place)] : []),
      ...(first.callUrl && !isOff ? [words.call(first.callUrl)] : []),
    ].join("\n"),
    ...(isPrivate || isOff || kind === "session-changed" ? [] : about),
    ...waysOn(news, sessions, first),
  ];
}

function waysOn({ kind, answer, group }: SessionNews, sessions: SessionRow[], first: SessionRow): string[] {
  const words = sessionMailWords.en;
  const page = absolute(sessionUrl(first.id));
  const all = absolute(`/g/${group?.slug}/sessions`);
  if (kind === "session-cancelled") return [sessions.length > 1 ? words.all(all) : words.more(page), words.off];
  if (sessions.length > 1)
    return [words.all(all), words.files(absolute(`/account/calendar?group=${encodeURIComponent(group?.slug ?? "")}`))];
  const asked = answer === null ? words.answer(page) : words.yours[answer](page);
  return kind === "session-soon" ? [asked] : [asked, words.file];
}

/**
 * A session is a request to come, or that it was called off, to this one person. Mail programs take no more than one of those from a mail, and
 * each session has a UID of its own; so a series is a file with all of them, there to be taken over.
 */
function calendarOf(news: SessionNews, sessions: SessionRow[]): NewMail["calendar"] {
  const { kind, user, group, answer } = news;
  if (kind === "session-soon" || !group) return null;
  const ids = new Set(sessions.map(({ id }) => id));
  const told = news.entries.filter(({ id }) => ids.has(id));
  const entries = group.visibility === "private" ? told.map((entry) => discreet(entry, group.name)) : told;
  const method: CalendarMethod = sessions.length > 1 ? "PUBLISH" : kind === "session-cancelled" ? "CANCEL" : "REQUEST";
  const scheduling: Scheduling = {
    method,
    organizer: { name: group.name, email: senderAddress() },
    // Whoever waits for a seat does not come yet.
    attendee: { name: user.name, email: user.email, answer: changeIn(news) === "waits" ? "maybe" : answer },
  };
  return { method, body: calendarObject(entries, { host: calendarHost(), scheduling }) };
}

const discreet = (entry: CalendarEntry, group: string): CalendarEntry => ({
  ...entry,
  ...{ title: calendarWords.en.sessionOf(group), said: [] },
});
