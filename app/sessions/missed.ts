/** Whether something of a session went on without somebody. Pure. */
import type { Meeting } from "./meeting";

/** What one is away for that is nothing yet. Milliseconds. */
const moment = 60_000;

export function hasMissed({ startedAt, endedAt, people }: Meeting, person: string, at: number): boolean {
  if (startedAt === null) return false;
  const until = endedAt ?? at;
  const stays = Object.hasOwn(people, person) ? (people[person]?.here ?? []) : [];
  let seen = startedAt;
  for (const { from, to } of stays) {
    if (from - seen > moment) return true;
    seen = Math.max(seen, to ?? until);
  }
  return until - seen > moment;
}
