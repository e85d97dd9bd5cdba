/**
 * Appeals: who may object to what and until when, who decides, how lots are drawn, and what becomes of what nobody decides.
 * Pure. One appeal for each action (Regulation (EU) 2022/2065, article 20: it is decided by others, in time, with reasons).
 */
import type { Decides } from "../cases/case";
import type { Role } from "../groups/group";
import { appealable, isOf, type ActionKind, type ActionView } from "./action";
import { rankOfRole } from "./power";
import type { AppealWay, ModerationSettings } from "./settings";

export const appealStates = ["open", "granted", "refused", "restored", "withdrawn"] as const;
export type AppealState = (typeof appealStates)[number];
export const decisions = ["grant", "refuse"] as const;
export type Decision = (typeof decisions)[number];
export const sides = ["author", "moderators", "deciding"] as const;
export type Side = (typeof sides)[number];

export const appealLimits = {
  /** Unicode code points. */
  words: { min: 3, max: 5000 },
  message: { min: 1, max: 5000 },
  reason: { min: 3, max: 2000 },
  /** Of each side about one appeal, so that none is talked out of it. */
  messages: 50,
} as const;

/** How many members decide together, and how many of them must agree. */
export const panelSize = 3;
const majority = Math.floor(panelSize / 2) + 1;

const day = 24 * 60 * 60_000;

/** Why there can be no appeal. `not-yours`: it concerns somebody else; `late`: the days for it are over; `again`: there was one; `wiped`: what it was about is no longer kept. */
export type NoAppeal = "not-yours" | "kind" | "undone" | "late" | "again" | "wiped";

/** null: there can be one. @param at when it was done, milliseconds */
export function whyNoAppeal(
  action: {
    kind: ActionKind;
    userId: string | null;
    at: number;
    isUndone: boolean;
    isAppealed: boolean;
    isWiped: boolean;
  },
  userId: string,
  { appealWithin }: Pick<ModerationSettings, "appealWithin">,
  now: number,
): NoAppeal | null {
  if (action.userId !== userId) return "not-yours";
  if (!isOf(appealable, action.kind)) return "kind";
  if (action.isUndone) return "undone";
  if (action.isAppealed) return "again";
  if (action.isWiped) return "wiped";
  return now > appealEnds(action.at, { appealWithin }) ? "late" : null;
}

/** Milliseconds. */
export const appealEnds = (at: number, { appealWithin }: Pick<ModerationSettings, "appealWithin">): number =>
  at + appealWithin * day;
export const deadlineOf = (now: number, { decideWithin }: Pick<ModerationSettings, "decideWithin">): number =>
  now + decideWithin * day;

/** A member as the draw sees them. */
export type Candidate = { id: string; role: Role; isGuest: boolean; isMuted: boolean };

/**
 * Who can be drawn: members without a share in it. Left out are whom it concerns, whoever acted, reported or wrote in the
 * thread, whoever has blocked or is blocked by whom it concerns (`concerned`), all who moderate, and guests.
 */
export const drawable = (members: Candidate[], concerned: string[]): string[] =>
  members
    .filter(({ id, role, isGuest, isMuted }) => rankOfRole(role) < 2 && !isGuest && !isMuted && !concerned.includes(id))
    .map(({ id }) => id);

/** Each as likely as any other (Fisher and Yates). @param random from 0 to below 1 @returns so many, or all there are */
export function drawLots(candidates: string[], count: number, random: () => number): string[] {
  const left = [...candidates];
  for (let at = 0; at < Math.min(count, left.length); at++) {
    const chosen = at + Math.floor(random() * (left.length - at));
    [left[at], left[chosen]] = [left[chosen] as string, left[at] as string];
  }
  return left.slice(0, count);
}

/** A panel needs all its seats to begin with: where too few can be drawn a moderator decides. */
export const wayFor = (wished: AppealWay, canBeDrawn: number): AppealWay =>
  wished === "panel" && canBeDrawn >= panelSize ? "panel" : "moderator";

/** As soon as it is certain. null: not yet. */
export function verdictOf(votes: Array<Decision | null>): Decision | null {
  for (const decision of decisions) if (votes.filter((vote) => vote === decision).length >= majority) return decision;
  return null;
}

/** Who decides next what those before did not decide in time; null: nobody is left above them. */
export function passedUpTo(decides: Decides, hasHosts: boolean): Decides | null {
  if (decides === "operators") return null;
  return decides === "moderators" && hasHosts ? "hosts" : "operators";
}

export type AppealView = {
  id: string;
  /** What was done, as far as whoever asks may know of it. */
  action: ActionView;
  /** The words it was about; null: none, or kept no longer. */
  about: string | null;
  state: AppealState;
  way: AppealWay;
  /** Who decides it where no panel does. */
  decides: Decides;
  words: string;
  at: string;
  deadline: string;
  messages: Array<{ id: string; side: Side; by: { id: string; name: string } | null; body: string; at: string }>;
  /** How far the panel is; null where none decides. */
  panel: { seats: number; accepted: number; voted: number } | null;
  decided: { at: string; role: string; reason: string } | null;
  /** What the asker may do about it. */
  mine: {
    side: Side | null;
    maySay: boolean;
    mayDecide: boolean;
    lot: "drawn" | "accepted" | "voted" | null;
    mayWithdraw: boolean;
    /** Whether the action has a page for them. */
    seesAction: boolean;
  };
};
