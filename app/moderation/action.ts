/** What a moderator can do, and what is on record of it. Pure. */

/** To one comment. `approve`: shown, or shown again; `edit`: hidden until its author has reworded it. */
export const commentDeeds = ["approve", "hide", "remove", "edit", "law"] as const;
/** To a thread. */
export const threadDeeds = ["move"] as const;
/** To what may be written from now on, in a thread, on a text or in the group. */
export const conditionDeeds = ["lock", "slow", "answers"] as const;
/** To a person. `mute`: reads, writes nothing; `suspend`: outside for a time; `ban`: outside for good. */
export const personDeeds = ["warn", "mute", "suspend", "ban"] as const;

export const actionKinds = [...commentDeeds, ...threadDeeds, ...conditionDeeds, ...personDeeds] as const;
export type ActionKind = (typeof actionKinds)[number];

/** What is done about an action afterwards. `lift`: it ends early, and was right; `undo`: it is as if it had not been. */
export const afterDeeds = ["lift", "undo"] as const;
/** Said of a case: nothing is done in it; it is kept because the law asks for it, as what was removed by law can be. */
export const caseDeeds = ["dismiss", "hold"] as const;
/** All that power is asked about. */
export const deeds = [...actionKinds, ...afterDeeds, ...caseDeeds] as const;
export type Deed = (typeof deeds)[number];

export const isOf = <Known extends string>(list: readonly Known[], kind: string): kind is Known =>
  list.some((each) => each === kind);

/** Those that last, and so can have an end and be lifted. */
export const lasting = ["hide", "edit", ...conditionDeeds, "mute", "suspend", "ban"] as const satisfies ActionKind[];
/** Those against which the person concerned can appeal. */
export const appealable = [
  "hide",
  "remove",
  "edit",
  "law",
  "move",
  "warn",
  "mute",
  "suspend",
  "ban",
] as const satisfies ActionKind[];
/** Those that need no rule: nobody is blamed by them. */
export const needsNoRule = ["approve", "move", ...conditionDeeds, "law"] as const satisfies ActionKind[];

export const actionLimits = {
  /** Unicode code points. */
  reason: { min: 3, max: 2000 },
  /** Of a slow mode, between two comments of one person. */
  seconds: { min: 10, max: 7 * 24 * 3600 },
  /** Until when, from now. */
  days: { min: 1 / 24, max: 365 },
  /** How many are acted on at once. */
  batch: 100,
} as const;

/** Where an action applies. */
export type Scope = { kind: "thread"; thread: string } | { kind: "text"; text: string } | { kind: "group" };

/** In which role something was done. `rule`: by a setting of the group, or because its time was over. */
export const actionRoles = ["moderator", "facilitator", "host", "operator", "panel", "rule"] as const;
export type ActionRole = (typeof actionRoles)[number];

export type ActionState = "in-force" | "ended" | "lifted" | "undone";

/** As those see it who may: plain JSON. What a group does not show is null. */
export type ActionView = {
  id: string;
  /** As people cite it: 1, 2, 3 … in the group. */
  number: number;
  kind: ActionKind;
  at: string;
  /** null where the group does not show who acted, or they are gone. */
  by: { id: string; name: string } | null;
  role: ActionRole;
  rule: { number: number; version: number; title: string } | null;
  reason: string;
  /** Whom it concerns; null where that is not shown. */
  whom: { id: string; name: string } | null;
  comment: string | null;
  thread: string | null;
  text: { id: string; title: string } | null;
  until: string | null;
  details: Record<string, unknown>;
  state: ActionState;
  undone: { at: string; reason: string } | null;
  appeal: { id: string; state: string } | null;
};
