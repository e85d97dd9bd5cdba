/** What a form that plans a session is filled with. Pure. */
import type { MeetingRules } from "./meeting";
import type { Turn } from "./next-plan";
import type { SessionCustoms } from "./session";
import { addDays, type WallClock } from "./zoned-time";

export type PlanFormData = {
  group: { slug: string; name: string; timeZone: string };
  /** Where the group's time zone is changed, for whoever may. */
  zoneUrl: string | null;
  /** The day it is there. */
  today: string;
  /** That may be chosen, newest first. */
  texts: Array<{ id: string; title: string }>;
  templates: Array<{ id: string; name: string }>;
  /** Who may be asked to run it. */
  people: Array<{ id: string; name: string }>;
  /** Whose turn it could be to run it. */
  turn?: Turn | null;
  /** The question for a time that becomes this session, and how many said yes to the time. */
  poll?: { title: string; url: string; yes: number } | undefined;
  /** By name of the field, as a form sends them. */
  values: Record<string, string | undefined>;
};

/** Most groups meet on the same weekday at the same hour; a new one perhaps this evening. */
export function firstDay(last: WallClock | null, now: WallClock): WallClock {
  if (!last) return now.time < "18:30" ? { day: now.day, time: "19:00" } : { day: addDays(now.day, 1), time: "19:00" };
  const since = Math.max(0, (Date.parse(now.day) - Date.parse(last.day)) / 86_400_000);
  const next = addDays(last.day, 7 * Math.max(1, Math.ceil(since / 7)));
  const isPast = next < now.day || (next === now.day && last.time <= now.time);
  return { day: isPast ? addDays(next, 7) : next, time: last.time };
}

/** Ids that are ticked in a list of boxes. */
export const tickedIn = (values: Record<string, string | undefined>, name: string): Set<string> =>
  new Set(Object.entries(values).flatMap(([field, value]) => (field.startsWith(`${name}.`) && value ? [value] : [])));

export type Said = { values: Record<string, string | undefined>; errors: Record<string, string> };

type Refused = { values: Record<string, string>; errors: Record<string, string> } | undefined;

/** What was typed comes back when it was refused; else what the form began with. */
export const saidIn = (page: PlanFormData, refused: Refused): Said => ({
  values: refused?.values ?? page.values,
  errors: errorsByField(refused?.errors ?? {}),
});

/** Something is wrong in what is folded away. */
export const hasFault = (errors: Record<string, string>, pattern: RegExp): boolean =>
  Object.keys(errors).some((name) => pattern.test(name));

/** Faults of a box are told of the list it stands in, of a box in another as the page names it. */
const errorsByField = (errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, sentence]) => [name.replace(/^(texts|facilitators)\..*$/, "$1"), sentence]),
  );

/** A form sends the time with everything else. Where it is what it was, nothing is moved: reminders stand, and a session that has begun can still be reworded. */
export function withoutSameTime(
  { day, time, ...rest }: Record<string, unknown>,
  { day: dayWas, time: timeWas }: Record<string, string | undefined>,
): Record<string, unknown> {
  const isSame = (day ?? dayWas) === dayWas && (time ?? timeWas) === timeWas;
  return isSame ? rest : { ...rest, day, time };
}

/** As forms send them. */
export const ruleValues = (rules: MeetingRules): Record<string, string> => ({
  ...{ "rules.queue": rules.queue, "rules.lists": rules.lists.join("\n"), "rules.airtime": rules.airtime },
  ...{ "rules.repliesPerTurn": String(rules.repliesPerTurn), "rules.turnSeconds": String(rules.turnSeconds) },
});

export const talkValues = ({
  rules,
  namesInMinutes,
  amendmentDays,
}: Omit<SessionCustoms, "guests">): Record<string, string> => ({
  ...ruleValues(rules),
  ...{ amendmentDays: String(amendmentDays), ...(namesInMinutes ? { namesInMinutes: "true" } : {}) },
});
