/** How a group moderates: who decides appeals and how soon, what its log shows, how long what was reported is kept. Pure. */
import { Fields } from "../sessions/fields";

/** Who decides an appeal: a moderator who did not act, or members drawn by lot. */
export const appealWays = ["moderator", "panel"] as const;
export type AppealWay = (typeof appealWays)[number];
/** What becomes of an appeal that nobody decided in time. */
export const overdueWays = ["restore", "pass-up"] as const;
export type OverdueWay = (typeof overdueWays)[number];

export type ModerationSettings = {
  appeals: AppealWay;
  /** Days after an action in which it can be appealed against. */
  appealWithin: number;
  /** Days in which an appeal is decided. */
  decideWithin: number;
  overdue: OverdueWay;
  /** Whether the log names moderators; their role it always shows. */
  logNames: boolean;
  /** Whether the log shows the words that an action was about, to members. */
  logContent: boolean;
  /** Months for which reports, notes and the words concerned are kept once nothing is open about them. */
  keepMonths: number;
};

export const standardModeration: ModerationSettings = {
  ...{ appeals: "moderator", appealWithin: 30, decideWithin: 7, overdue: "restore" },
  ...{ logNames: false, logContent: false, keepMonths: 12 },
};

export const moderationLimits = {
  appealWithin: { min: 7, max: 180 },
  decideWithin: { min: 1, max: 30 },
  keepMonths: { min: 1, max: 60 },
} as const;

/** How long the operator lets groups keep them. */
export type KeepBounds = { min: number; max: number };

/** Months as the operator allows them: what a group chose before that holds within these bounds. */
export const keptWithin = (months: number, { min, max }: KeepBounds): number => Math.min(Math.max(months, min), max);

/**
 * @param input what is to change; the rest stays
 * @param keep what the operator allows
 * @throws Refusal `invalid`, by field
 */
export function moderationIn(
  input: unknown,
  before: ModerationSettings,
  keep: KeepBounds = moderationLimits.keepMonths,
): ModerationSettings {
  const f = new Fields(input);
  const whole = (name: "appealWithin" | "decideWithin") =>
    f.isNone(name) ? before[name] : f.whole(name, moderationLimits[name]);
  const settings: ModerationSettings = {
    appeals: f.isNone("appeals") ? before.appeals : f.oneOf("appeals", appealWays),
    appealWithin: whole("appealWithin"),
    decideWithin: whole("decideWithin"),
    overdue: f.isNone("overdue") ? before.overdue : f.oneOf("overdue", overdueWays),
    logNames: f.isNone("logNames") ? before.logNames : f.flag("logNames"),
    logContent: f.isNone("logContent") ? before.logContent : f.flag("logContent"),
    keepMonths: f.isNone("keepMonths") ? before.keepMonths : f.whole("keepMonths", keep),
  };
  f.require();
  return settings;
}
