/**
 * Sessions as calendars take them (RFC 5545, and RFC 5546 for what is sent by mail), written by `ical-generator`, which folds and escapes.
 * Times are in UTC: every calendar shows them by its owner's clock, and no rule of a time zone can be out of date in it.
 */
import ical, { escape, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { calendarWords } from "../words/calendars";
import type { RsvpAnswer, SessionState } from "./session";

/** What a calendar is told of a session. What somebody may not see was left out before. */
export type CalendarEntry = {
  /** The session's. */
  id: string;
  title: string;
  state: SessionState;
  startsAt: Date;
  minutes: number;
  sequence: number;
  createdAt: Date;
  /** null: as it was made. */
  changedAt: Date | null;
  /** "": not told, or none. */
  place: string;
  callUrl: string;
  /** What else is said, paragraphs of plain text. */
  said: string[];
  /** The whole address of a page. */
  url: string;
};

export type CalendarMethod = "REQUEST" | "CANCEL" | "PUBLISH";

export type Scheduling = {
  method: CalendarMethod;
  organizer: { name: string; email: string };
  /** Whom it is sent to; not for `PUBLISH`. */
  attendee?: { name: string; email: string; answer: RsvpAnswer | null };
};

/**
 * @param host of this installation: with a session's id it makes the UID, which stays the same for good
 * @param name of the calendar, for one that is subscribed to
 * @param scheduling for what is mailed; without it, what is kept as a file or fetched as a feed
 */
export function calendarObject(
  entries: CalendarEntry[],
  { host, name, scheduling }: { host: string; name?: string; scheduling?: Scheduling },
): string {
  const calendar = ical({
    prodId: { company: "Lectern", product: "Lectern", language: "EN" },
    // The calendar's own name it writes as it is.
    ...(name === undefined ? {} : { name: escape(oneLine(name), false), ttl: hour }),
    ...(scheduling && { method: ICalCalendarMethod[scheduling.method] }),
  });
  for (const entry of entries) {
    const { id, sequence, startsAt, minutes, createdAt, changedAt, place, callUrl, url } = entry;
    const isOff = entry.state === "cancelled";
    const title = oneLine(entry.title);
    const event = calendar.createEvent({
      ...{ id: `${id}@${host}`, sequence, url },
      ...{ start: startsAt, end: new Date(startsAt.getTime() + minutes * 60_000) },
      // Of what is sent, when it was made; else when what it says was last revised (RFC 5545 section 3.8.7.2).
      stamp: scheduling ? new Date() : (changedAt ?? createdAt),
      ...{ created: createdAt, lastModified: changedAt ?? createdAt },
      // Some calendars show what is called off like everything else.
      summary: isOff ? calendarWords.en.calledOff(title) : title,
      description: prose([...entry.said, ...(callUrl ? [calendarWords.en.call(callUrl)] : []), url].join("\n\n")),
      location: oneLine(place || callUrl) || null,
      status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
    if (!scheduling) continue;
    const { organizer, attendee } = scheduling;
    event.organizer({ name: named(organizer.name), email: organizer.email });
    // One answers on the session's page: what a mail program sends back would reach nobody.
    if (attendee && scheduling.method !== "PUBLISH")
      event.createAttendee({
        ...{ name: named(attendee.name), email: attendee.email, rsvp: false },
        status: participation[attendee.answer ?? "none"],
      });
  }
  // Every line ends, the last too (RFC 5545 section 3.1): `ical-generator` leaves that end out, and strict readers refuse the file.
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** Seconds after which a program should ask again. */
const hour = 3_600;

const participation = {
  none: ICalAttendeeStatus.NEEDSACTION,
  yes: ICalAttendeeStatus.ACCEPTED,
  maybe: ICalAttendeeStatus.TENTATIVE,
  no: ICalAttendeeStatus.DECLINED,
  apologies: ICalAttendeeStatus.DECLINED,
};

/** `ical-generator` lets control characters through, which no calendar may hold. */
const prose = (words: string) => words.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/[^\P{Cc}\n]/gu, " ");
const oneLine = (words: string) => words.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
/** It writes `\"` within a parameter, which ends the parameter there (RFC 5545 section 3.2); no other sign of a name is escaped in one. */
const named = (name: string) => oneLine(name).replace(/[";,\\]/g, (sign) => (sign === '"' ? "'" : " ")) || "Lectern";
