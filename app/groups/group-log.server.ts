/** The log of a group, as hosts and moderators read it. */
import { inArray } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { actsIn } from "../acts/acts.server";
import { forbidden, invalid } from "../refusals";
import { groupLogWords } from "../words/group-log";
import { say } from "../words/words";
import { canSeeLog } from "./group";
import type { ActView } from "./group-acts";
import { groupFor } from "./groups.server";

const { texts, users } = schema;

/**
 * A page of a group's log, newest first.
 *
 * @throws Refusal `not-found`, `forbidden`; `invalid` (after)
 */
export async function groupLog(
  viewer: Viewer,
  slug: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<{ items: ActView[]; next: string | null }> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canSeeLog(standing)) throw forbidden(say(groupLogWords, (w) => w.notYours));
  if (after !== null && !/^\d{1,9}$/.test(after)) throw invalid({ after: say(groupLogWords, (w) => w.cursor) });
  const rows = await actsIn(read(), group.id, { limit: limit + 1, before: after === null ? null : Number(after) });
  const lines = rows.slice(0, limit);
  const names = await namesOf(
    lines.flatMap(({ actorId, targetId }) => [actorId, targetId]).filter((id) => id !== null),
  );
  return {
    items: lines.map(({ number, at, actorId, act, targetId, before, after, reason }) => ({
      number,
      at: at.toISOString(),
      actor: actorId && names.has(actorId) ? { id: actorId, name: names.get(actorId) ?? "" } : null,
      act,
      target: targetId ? { id: targetId, name: names.get(targetId) ?? null } : null,
      before,
      after: after && shownOf(act, after),
      reason,
    })),
    next: rows.length > limit ? String(lines.at(-1)?.number) : null,
  };
}

/**
 * Who asked for a removal by law, and by which reference, is for hosts, in its record. Lines from before there were such
 * records hold it, and no line is ever changed.
 */
function shownOf(act: string, after: Record<string, unknown>): Record<string, unknown> {
  if (!act.startsWith("moderation.")) return after;
  return Object.fromEntries(Object.entries(after).filter(([name]) => name !== "authority" && name !== "reference"));
}

/** Ids are unique over all tables, so one look at each tells whose they are. */
async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const [people, works] = await Promise.all([
    read().select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, wanted)),
    read().select({ id: texts.id, name: texts.title }).from(texts).where(inArray(texts.id, wanted)),
  ]);
  return new Map([...people, ...works].map(({ id, name }) => [id, name]));
}
