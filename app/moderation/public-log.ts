/** The log for members: what moderators did, and what became of it. What is asked of it, and what a line tells. Pure. */
import { instantIn, addDays } from "../sessions/zoned-time";
import { invalid, type FieldErrors } from "../refusals";
import { publicLogWords } from "../words/public-log";
import { say } from "../words/words";
import { actionKinds, actionRoles, isOf, type ActionKind, type ActionRole, type ActionState } from "./action";

/** What became of an action: its state, or what was said of an appeal against it. */
export const fates = ["in-force", "ended", "lifted", "undone", "appealed", "granted", "refused"] as const;
export type Fate = (typeof fates)[number];

/** What happened to an action later, as the chained log names it. */
export const laterDeeds = [
  ...(["lift", "undo", "end", "appeal", "appeal-withdraw", "law-told"] as const),
  ...(["appeal-grant", "appeal-refuse", "appeal-pass-up", "appeal-overdue"] as const),
] as const;
export type LaterDeed = (typeof laterDeeds)[number];

export type LogFate = {
  at: string;
  what: LaterDeed | "replaced";
  /** In which role; null: whom it concerns, or nobody. */
  role: ActionRole | null;
  by: { id: string; name: string } | null;
  reason: string;
  /** Of what took its place: as it is cited. */
  number: number | null;
  /** Hash of its line in the chained log; null: it has none of its own. */
  seal: string | null;
};

/** A line as members read it. Never whom it concerns, nor who complained. Plain JSON. */
export type LogLine = {
  id: string;
  number: number;
  at: string;
  kind: ActionKind;
  role: ActionRole;
  /** null where the group does not name who acted, or they are gone. */
  by: { id: string; name: string } | null;
  rule: { number: number; version: number; title: string } | null;
  reason: string;
  text: { id: string; title: string } | null;
  /** The comment, or what stands in its place; null: none, or nobody has seen it. */
  comment: string | null;
  until: string | null;
  /** What the kind needs besides: `seconds`, `scope`, and of a legal removal the `ground`. */
  details: Record<string, string | number>;
  /** The words it was about; null where the group does not show them, or the asker is no member. */
  words: string | null;
  state: ActionState;
  fates: LogFate[];
  /** Hash of its line in the chained log. */
  seal: string | null;
};

export type LogFilter = {
  action: ActionKind | null;
  rule: number | null;
  role: ActionRole | null;
  fate: Fate | null;
  /** One line, as people cite it. */
  number: number | null;
  from: Date | null;
  /** Before that instant. */
  until: Date | null;
};

export const logQuery = ["action", "rule", "role", "fate", "number", "from", "until"] as const;

/** @param zone in which the days `from` and `until` (both included) are meant. @throws Refusal `invalid`, by field */
export function logFilter(asked: URLSearchParams, zone: string): LogFilter {
  const errors: FieldErrors = {};
  const value = (name: (typeof logQuery)[number]) => asked.get(name)?.trim() || null;
  function one<Known extends string>(name: (typeof logQuery)[number], list: readonly Known[]): Known | null {
    const said = value(name);
    if (said === null || isOf(list, said)) return said;
    errors[name] = say(publicLogWords, (w) => w.oneOf(list.join(", ")));
    return null;
  }
  const whole = (name: "rule" | "number"): number | null => {
    const said = value(name);
    if (said === null || /^\d{1,9}$/.test(said)) return said === null ? null : Number(said);
    errors[name] = say(publicLogWords, (w) => w.whole);
    return null;
  };
  const day = (name: "from" | "until", more: number): Date | null => {
    const said = value(name);
    if (said === null) return null;
    // A day there is, in years that every database and clock can count.
    const isDay = /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(said) && dayOf(new Date(`${said}T00:00:00Z`)) === said;
    const start = isDay ? startOf(addDays(said, more), zone) : null;
    if (start === null) errors[name] = say(publicLogWords, (w) => w.day);
    return start;
  };
  const filter = {
    ...{ action: one("action", actionKinds), rule: whole("rule"), role: one("role", actionRoles) },
    ...{ fate: one("fate", fates), number: whole("number"), from: day("from", 0), until: day("until", 1) },
  };
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return filter;
}

const dayOf = (at: Date): string | null => (Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 10));

/** The first instant of a day there: some clocks skip midnight. */
export function startOf(day: string, zone: string): Date | null {
  for (const time of ["00:00", "00:30", "01:00", "02:00"]) {
    const at = instantIn(zone, { day, time });
    if (at) return at;
  }
  return null;
}

/** The same question without what was left open, for addresses. */
export function queryOf(asked: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of logQuery) if (asked.get(name)) kept.set(name, asked.get(name) ?? "");
  return kept.toString();
}
