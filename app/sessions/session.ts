/** What a reading session is, and who may do what in it. Pure rules, tested by a table. */
import { canAddText, canChangeGroup, canRead, sessionSight, type Standing } from "../groups/group";
import type { Asker } from "./command";
import type { MeetingRules } from "./meeting";

export const sessionStates = ["planned", "live", "ended", "cancelled"] as const;
export type SessionState = (typeof sessionStates)[number];
/** What guests of the group may in a session. */
export const sessionGuests = ["none", "listen", "take-part"] as const;
export type SessionGuests = (typeof sessionGuests)[number];
/** `apologies`: does not come, and says so with a word. */
export const rsvpAnswers = ["yes", "no", "maybe", "apologies"] as const;
export type RsvpAnswer = (typeof rsvpAnswers)[number];

export const whens = ["coming", "past", "all"] as const;
/** Those that come or run, those that are over, or all. */
export type When = (typeof whens)[number];

/** What decides who may do what: the asker's standing in the group, and the session it is about. */
export type SessionStanding = Standing & {
  session: {
    state: SessionState;
    guests: SessionGuests;
    /** The asker was asked to run this one. */
    isAppointed: boolean;
  };
};

export type SessionText = { id: string; title: string; url: string };

export type Series = { at: number; of: number; every: "week" | "month"; interval: number };

/** A session in a list: what whoever reads in the group may know of it. */
export type SessionLine = {
  id: string;
  url: string;
  title: string;
  state: SessionState;
  startsAt: string;
  /** IANA; the wall clock that was meant. */
  timeZone: string;
  minutes: number;
  /** When it took place, as far as it has. */
  beganAt: string | null;
  endedAt: string | null;
  seriesId: string | null;
  /** Which of how many it is, and how often they are; null: alone. */
  series: Series | null;
  texts: SessionText[];
};

export type RsvpView = {
  user: { id: string; name: string };
  answer: RsvpAnswer;
  note: string;
  /** Said yes after the last seat was taken. */
  waits: boolean;
  /** Said when the group was asked for a time that suits, and not since. */
  fromPoll: boolean;
};

/** A session for those who may come. */
export type SessionPlan = SessionLine & {
  group: { slug: string; name: string };
  /** Markdown source. */
  about: string;
  place: string;
  callUrl: string;
  /** null: as many as come. */
  capacity: number | null;
  guests: SessionGuests;
  namesInMinutes: boolean;
  amendmentDays: number;
  facilitators: Array<{ id: string; name: string }>;
  /** How many said so. */
  coming: { yes: number; maybe: number; no: number };
  /** The number of the last line of its record. */
  seq: number;
};

/** How a group holds its sessions. */
export type SessionCustoms = {
  rules: MeetingRules;
  guests: SessionGuests;
  namesInMinutes: boolean;
  amendmentDays: number;
};

export const sessionLimits = {
  title: { min: 2, max: 120 },
  about: { max: 4_000 },
  place: { max: 300 },
  callUrl: { max: 500 },
  minutes: { min: 5, max: 24 * 60 },
  capacity: { min: 1, max: 1_000 },
  texts: 10,
  facilitators: 20,
  note: { max: 500 },
  message: { max: 1_000 },
  template: { min: 2, max: 80 },
  /** In a series, each one a session of its own. */
  occurrences: { min: 2, max: 52 },
  interval: { min: 1, max: 8 },
  amendmentDays: { min: 0, max: 60 },
  /** Days from now within which a session can be planned, and how long ago it may have been. */
  ahead: 3 * 366,
  behind: 366,
} as const;

const isMember = ({ membership }: Standing) => membership?.state === "active" && membership.guest === undefined;
const isGuestHere = (s: SessionStanding) => sessionSight(s) === "guests" && s.session.guests !== "none";
const isKept = (s: Standing) => !s.group.isArchived;

/** That there is one, when, and on what: whoever reads the group's texts. */
export const canSeeSessions = canRead;
/** Where it is, who comes, what is said, its minutes: members, and guests where the session has them. */
export const canSeeSession = (s: SessionStanding) => isMember(s) || isGuestHere(s);
/** Plan one; change and call off any. */
export const canPlan = canAddText;
/** How the group holds its sessions is its hosts'. */
export const canChangeCustoms = canChangeGroup;
/** Move everybody, call speakers, keep the agenda and the minutes. */
export const canRun = (s: SessionStanding) =>
  s.session.state !== "cancelled" && (canPlan(s) || (isKept(s) && !s.isMuted && isMember(s) && s.session.isAppointed));
/** Come, say so, and read what is said to oneself. */
export const canCome = (s: SessionStanding) =>
  isKept(s) && s.session.state !== "cancelled" && (isMember(s) || (isGuestHere(s) && s.session.guests === "take-part"));
/** Raise one's hand, vote, write. */
export const canTakePart = (s: SessionStanding) => canCome(s) && !s.isMuted;
/** Say whether one comes, to what has not begun. */
export const canAnswer = (s: SessionStanding) => canCome(s) && s.session.state === "planned";
/** Propose that minutes say something else. */
export const canAmend = (s: SessionStanding) => isKept(s) && !s.isMuted && isMember(s);
/** Who said what, with their notes: the members among themselves. */
export const canSeeRsvps = isMember;

/** The same as the meeting's machine takes it. */
export const mayIn = (s: SessionStanding): Asker["may"] =>
  canRun(s) ? "run" : canTakePart(s) ? "take-part" : "listen";

export const sessionUrl = (id: string) => `/s/${id}`;
