/** A session that has not begun, or was called off, for those who may come. */
import { and, asc, eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { isNameless } from "../accounts/guests";
import type { Viewer } from "../accounts/user";
import { canInvite } from "../groups/group";
import { renderComment } from "../comments/markdown.server";
import { mintId } from "../mint";
import { beforeStart } from "./before-start.server";
import { offWith } from "./calling-off.server";
import type { AgendaItem } from "./meeting";
import { articlesOf, passageLabel, type PassageLabel } from "./passages.server";
import { knownMeeting } from "./record.server";
import { allOf } from "./rsvps.server";
import {
  canAnswer,
  canPlan,
  canRun,
  canSeeRsvps,
  sessionLimits,
  type RsvpView,
  type SessionCustoms,
  type SessionPlan,
  type SessionText,
} from "./session";
import { isLate, whenOf, type When } from "./session-time";
import type { BeforeStart } from "./start-session";
import { planOf, sessionFor, type SessionRow } from "./sessions.server";
import { instantIn, wallClockIn } from "./zoned-time";

export type AgendaLine = Pick<AgendaItem, "id" | "title" | "mode" | "minutes" | "prompt" | "poll" | "state"> & {
  passage: PassageLabel | null;
};

export type PlannedPageData = {
  plan: Omit<SessionPlan, "about">;
  when: When;
  isLate: boolean;
  /** Safe HTML; "": nothing. */
  about: string;
  agenda: AgendaLine[];
  talk: Omit<SessionCustoms, "guests">;
  /** Of its series, those whose day skips the time that the others begin at; null: none. */
  shifted: Shifted | null;
  /** What the reader has said. */
  mine: RsvpView | null;
  /** The first who answered; null: not for the reader to see. */
  rsvps: RsvpView[] | null;
  comes: Coming | null;
  /** What guests may here, as far as the group has any. */
  guests: SessionPlan["guests"];
  /** How many others of its series were called off with it, for whoever may take that back. */
  offWith: number;
  /** A guest who is to say a name first. */
  isNameless: boolean;
  may: { answer: boolean; edit: boolean; run: boolean; invite: boolean };
  /** For a start that is sent without a script: pressed twice, it begins once. */
  startId: string;
  /** For whoever may begin it. */
  before: BeforeStart;
};

export type Shifted = { time: string; days: string[] };
export type Coming = { yes: number; maybe: number; no: number; waiting: number; all: number };

/** Names on the page itself; the rest stand on one of their own. */
export const namesShown = 60;

export function comingOf(rsvps: RsvpView[]): Coming {
  const count = (...of: Array<RsvpView["answer"]>) =>
    rsvps.filter(({ answer, waits }) => of.includes(answer) && !waits).length;
  const waiting = rsvps.filter(({ waits }) => waits).length;
  return { yes: count("yes"), maybe: count("maybe"), no: count("no", "apologies"), waiting, all: rsvps.length };
}

/** @throws Refusal `not-found` */
export async function plannedPage(viewer: Viewer, id: string, language: string): Promise<PlannedPageData> {
  const scope = await sessionFor(viewer, id);
  const { session, standing } = scope;
  const [plan, rsvps] = await Promise.all([planOf(read(), scope), allOf(read(), id)]);
  const agenda = await agendaOf(session, plan.texts);
  const { about, ...rest } = plan;
  const { rules } = await knownMeeting(session);
  const { namesInMinutes, amendmentDays } = plan;
  return {
    ...{ plan: rest, when: whenOf(plan, language), isLate: isLate(plan), agenda },
    talk: { rules, namesInMinutes, amendmentDays },
    shifted: await shiftedIn(session, language),
    about: about === "" ? "" : renderComment(about, nothingNamed).html,
    mine: rsvps.find(({ user }) => user.id === viewer?.id) ?? null,
    rsvps: canSeeRsvps(standing) ? rsvps.slice(0, namesShown) : null,
    comes: canSeeRsvps(standing) ? comingOf(rsvps) : null,
    guests: scope.group.guests === "none" ? "none" : session.guests,
    offWith: canPlan(standing) ? (await offWith(read(), session)).length : 0,
    isNameless: isNameless(viewer),
    may: {
      ...{ answer: canAnswer(standing), run: canRun(standing) },
      invite: canRun(standing) && canInvite(standing),
      edit: canPlan(standing) || (session.state !== "cancelled" && canRun(standing)),
    },
    startId: mintId(),
    before: canRun(standing) ? await beforeStart(viewer, session, language) : { early: null, others: [] },
  };
}

/** Days on which the clock goes forward over the time of a series: those sessions begin when it goes on. */
async function shiftedIn({ seriesId, timeZone }: SessionRow, language: string): Promise<Shifted | null> {
  if (seriesId === null) return null;
  const { readingSessions } = schema;
  const rows = await read()
    .select({ startsAt: readingSessions.startsAt, minutes: readingSessions.minutes })
    .from(readingSessions)
    .where(and(eq(readingSessions.seriesId, seriesId), eq(readingSessions.state, "planned")))
    .orderBy(asc(readingSessions.startsAt))
    .limit(sessionLimits.occurrences.max);
  const [first] = rows;
  if (!first) return null;
  const { time } = wallClockIn(timeZone, first.startsAt);
  const shifted = rows.filter(
    ({ startsAt }) => instantIn(timeZone, { day: wallClockIn(timeZone, startsAt).day, time }) === null,
  );
  const days = shifted.map(
    ({ startsAt, minutes }) => whenOf({ startsAt: startsAt.toISOString(), minutes, timeZone }, language).shown,
  );
  return days.length > 0 ? { time, days } : null;
}

/** What is said about a session is about no one text, and calls nobody. */
const nothingNamed = { textId: "", numbers: () => null, people: () => null };

/** The agenda as it stands, with its passages as people name them. */
export async function agendaOf(session: Pick<SessionRow, "id" | "seq">, texts: SessionText[]): Promise<AgendaLine[]> {
  const [{ agenda }, articles] = await Promise.all([knownMeeting(session), articlesOf(texts)]);
  return agenda.map(({ id, title, mode, minutes, prompt, poll, state, passage }) => ({
    ...{ id, title, mode, minutes, prompt, poll, state },
    passage: passageLabel(passage, texts, articles),
  }));
}
