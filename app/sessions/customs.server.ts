/** How a group holds its sessions: what new ones begin with. */
import { and, eq, sql } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { changeOf, recordGroupAct } from "../groups/group-record.server";
import { groupFor, groupIn } from "../groups/groups.server";
import { notAllowed } from "../groups/not-allowed";
import { announce } from "../live/announce.server";
import { notFound } from "../refusals";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { standardRules, type MeetingRules } from "./meeting";
import { customsIn } from "./plan-input";
import { canChangeCustoms, canSeeSessions, type SessionCustoms } from "./session";
import { setRules, tellRules, type Ruled } from "./session-rules.server";

const { readingSessions, sessionCustoms } = schema;

export const standardCustoms: SessionCustoms = {
  rules: standardRules,
  guests: "listen",
  namesInMinutes: true,
  amendmentDays: 7,
};

/** Published: whoever reads in the group may know them. @throws Refusal `not-found` */
export async function customsFor(viewer: Viewer, slug: string): Promise<SessionCustoms> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canSeeSessions(standing)) throw notFound();
  return customsOf(read(), group.id);
}

export async function customsOf(db: Db, groupId: string): Promise<SessionCustoms> {
  const [row] = await db.select().from(sessionCustoms).where(eq(sessionCustoms.groupId, groupId));
  if (!row) return standardCustoms;
  const { rules, guests, namesInMinutes, amendmentDays } = row;
  return { rules: { ...standardRules, ...(rules as Partial<MeetingRules>) }, guests, namesInMinutes, amendmentDays };
}

/** @throws Refusal `not-found`, `forbidden`, `invalid` by field */
export async function changeCustoms(viewer: SignedIn, slug: string, input: unknown): Promise<SessionCustoms> {
  const { group } = await groupFor(viewer, slug);
  const { isForPlanned, ...wished } = customsIn(input);
  const ruled = await write(async (tx) => {
    const { standing } = await groupIn(tx, viewer, { id: group.id });
    if (!canChangeCustoms(standing))
      throw notAllowed(
        standing,
        say(sessionWords, (w) => w.mayNotPlan),
      );
    const before = await customsOf(tx, group.id);
    const row = { ...wished, rules: wished.rules as unknown as Record<string, unknown> };
    await tx
      .insert(sessionCustoms)
      .values({ groupId: group.id, ...row })
      .onConflictDoUpdate({ target: sessionCustoms.groupId, set: row });
    const changed = changeOf(shownOf(before), shownOf(wished), logged);
    if (changed) await recordGroupAct(tx, viewer, group, "session.customs", changed);
    return isForPlanned ? toPlanned(tx, viewer, group.id, wished) : [];
  });
  tellRules(ruled);
  for (const { id } of ruled) announce("changed", { room: `session:${id}`, what: "plan" });
  return wished;
}

/** Those planned before take over how people talk, and what minutes tell. Whether guests come stays as it was told to them. */
async function toPlanned(tx: Db, viewer: SignedIn, groupId: string, wished: SessionCustoms): Promise<Ruled> {
  const planned = and(eq(readingSessions.groupId, groupId), eq(readingSessions.state, "planned"));
  const { namesInMinutes, amendmentDays } = wished;
  await tx.update(readingSessions).set({ namesInMinutes, amendmentDays }).where(planned);
  return setRules(tx, await tx.select().from(readingSessions).where(planned), viewer, wished.rules);
}

/** How many of a group's sessions are still to begin. */
export async function plannedIn(groupId: string): Promise<number> {
  const [row] = await read()
    .select({ count: sql<number>`count(*)` })
    .from(readingSessions)
    .where(and(eq(readingSessions.groupId, groupId), eq(readingSessions.state, "planned")));
  return Number(row?.count ?? 0);
}

/** What the log tells of them. */
const logged: Array<keyof ReturnType<typeof shownOf>> = [
  ...(["queue", "lists", "repliesPerTurn", "turnSeconds", "airtime"] as const),
  ...(["guests", "namesInMinutes", "amendmentDays"] as const),
];
const shownOf = ({ rules: { queue, lists, repliesPerTurn, turnSeconds, airtime }, ...rest }: SessionCustoms) => ({
  ...{ queue, lists: lists.join(", "), repliesPerTurn, turnSeconds, airtime },
  ...rest,
});
