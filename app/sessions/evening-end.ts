/** When an evening is to end, and whether its agenda still fits. Pure; times in milliseconds since 1970. */
import type { SessionNow } from "./now";

const minute = 60_000;
/** Begun further from its time than this, it is as long as planned from when it began. */
const elsewhere = 60 * minute;

export function eveningEnd(
  { startedAt, agenda, item }: Pick<SessionNow, "startedAt" | "agenda" | "item">,
  plan: { startsAt: string; minutes: number },
  at: number,
): { end: number; past: number; over: number } {
  const planned = Date.parse(plan.startsAt);
  const began = startedAt === null ? planned : Date.parse(startedAt);
  const end = (Math.abs(began - planned) > elsewhere ? began : planned) + plan.minutes * minute;
  const left = agenda.reduce((sum, each) => {
    const whole = (each.minutes + each.extended) * minute;
    if (each.id === item) return sum + Math.max(0, whole - (at - Date.parse(each.beganAt ?? "")));
    return each.state === "waiting" ? sum + whole : sum;
  }, 0);
  const minutesOf = (ms: number) => Math.max(0, Math.round(ms / minute));
  return { end, past: minutesOf(at + left - Math.max(end, at)), over: minutesOf(at - end) };
}
