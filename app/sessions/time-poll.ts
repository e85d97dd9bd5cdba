/** A question to the group, when all could come: what one is, who may what, and which time is best. Pure. */
import type { Standing } from "../groups/group";
import { canPlan } from "./session";

export const timeAnswers = ["yes", "maybe", "no"] as const;
export type TimeAnswer = (typeof timeAnswers)[number];

export const timePollLimits = {
  options: { min: 1, max: 20 },
  /** Of a group at once: more are a mistake, or a nuisance. */
  open: 20,
} as const;

type Named = { id: string; name: string };

export type TimeOption = {
  /** ISO, of the beginning. */
  startsAt: string;
  yes: number;
  maybe: number;
  no: number;
  mine: TimeAnswer | null;
  /** It is over, so nobody can say any more whether they could. */
  isPast: boolean;
};

/** A poll in a list. */
export type TimePollLine = {
  id: string;
  url: string;
  title: string;
  state: "open" | "closed";
  /** IANA; of the wall clock that was meant. */
  timeZone: string;
  minutes: number;
  createdAt: string;
  closedAt: string | null;
  /** What became of it; null: nothing yet, or it was closed without one. */
  session: { id: string; title: string; url: string; startsAt: string; state: string } | null;
  /** Of how many members have answered, and whether the asker has. */
  members: number;
  answered: number;
  isAnswered: boolean;
};

export type TimePollView = TimePollLine & {
  group: { slug: string; name: string };
  /** null: somebody who is gone. */
  createdBy: Named | null;
  /** Soonest first. */
  options: TimeOption[];
  /** Who answered what, in the order of the options. */
  people: Array<{ user: Named; answers: Array<TimeAnswer | null> }>;
  /** Times that suit, best first; of those that are to come, where somebody could. */
  best: RankedTime[];
};

/** Why a time stands before the next. `alone`: there is none after it. */
export type Because = "yes" | "maybe" | "earlier" | "alone";
export type RankedTime = { startsAt: string; yes: number; maybe: number; no: number; because: Because };

type Counted = Pick<TimeOption, "startsAt" | "yes" | "maybe" | "no" | "isPast">;

/** Most yes first; among these most who could, perhaps; among these the earliest. */
export function rankTimes(options: Counted[]): RankedTime[] {
  const ranked = options
    .filter(({ yes, maybe, isPast }) => !isPast && yes + maybe > 0)
    .sort((a, b) => b.yes - a.yes || b.maybe - a.maybe || Date.parse(a.startsAt) - Date.parse(b.startsAt));
  return ranked.map(({ startsAt, yes, maybe, no }, at) => {
    const next = ranked[at + 1];
    const because = !next ? "alone" : next.yes < yes ? "yes" : next.maybe < maybe ? "maybe" : "earlier";
    return { startsAt, yes, maybe, no, because };
  });
}

const isMember = ({ membership }: Standing) => membership?.state === "active" && membership.guest === undefined;

/** To ask, to change the times, to close. */
export const canAskForTimes = canPlan;
/** Members among themselves: for everybody else there is no such thing. */
export const canSeeTimes = isMember;
export const canAnswerTimes = (s: Standing) => isMember(s) && !s.group.isArchived;

export const timesUrl = (slug: string) => `/g/${slug}/sessions/times`;
export const timePollUrl = (slug: string, id: string) => `${timesUrl(slug)}/${id}`;
