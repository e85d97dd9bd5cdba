/** The seats of a panel while it decides: who holds one, and what becomes of one that is given up. */
import { and, eq, inArray } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { recordGroupAct } from "../groups/group-record.server";
import { panelSize } from "./appeal";
import { decidesOf, lineOf, seat, type AppealScope } from "./appeals.server";
import type { Tell } from "./effects.server";
import { drawableIn, drawPanel, isTaken, seatsOf } from "./panel.server";
import { noticePassedUp } from "./passed-up.server";
import { roleIn } from "./target.server";

const { appealPanel, appeals, cases } = schema;

/** Whose hand it is: nobody's. */
const byItself: SignedIn = { id: "", name: "", isOperator: false, by: { operatorTool: true } };

/**
 * Whoever was drawn and has not declined, as long as they could still be drawn: not who has left, was given a role, or has a
 * share in it since. Once it is decided they may read what became of it while they are in the group.
 */
export async function holdsSeat(tx: Db, { appeal, action, group }: AppealScope, userId: string): Promise<boolean> {
  if (appeal.way !== "panel") return false;
  const mine = (await seatsOf(tx, appeal.id)).find((each) => each.userId === userId);
  if (!mine || !isTaken(mine)) return false;
  if (appeal.state !== "open") return (await roleIn(tx, group.id, userId)) !== null;
  return (await drawableIn(tx, { group, action })).includes(userId);
}

/** Seats without a vote that nobody holds any more. `silentSince`: who was drawn before and has not answered gives it up. */
export async function emptySeats(tx: Db, { appeal, action, group }: AppealScope, silentSince: Date): Promise<string[]> {
  const may = await drawableIn(tx, { group, action });
  return (await seatsOf(tx, appeal.id))
    .filter(isTaken)
    .filter(({ vote, userId, answer, drawnAt }) => {
      const isSilent = answer === null && drawnAt < silentSince;
      return vote === null && (isSilent || !may.includes(userId));
    })
    .map(({ userId }) => userId);
}

/**
 * For a caller's own write: seats that are free are drawn anew; where not all can be filled somebody who did not act
 * decides, as where there were too few from the beginning.
 */
export async function reseat(tx: Db, scope: AppealScope, tell: Tell, given: string[] = []): Promise<void> {
  const { appeal, group, action } = scope;
  if (given.length > 0)
    await tx
      .update(appealPanel)
      .set({ answer: "left" })
      .where(and(eq(appealPanel.appealId, appeal.id), inArray(appealPanel.userId, given)));
  tell.told.push(...given);
  const taken = (await seatsOf(tx, appeal.id)).filter(isTaken).length;
  const drawn = await drawPanel(tx, { group, action, appeal: appeal.id });
  if (taken + drawn.length === panelSize) return seat(tx, appeal, drawn, tell);
  const decides = await decidesOf(tx, group, action);
  await toOne(tx, scope, { decides, deadline: appeal.deadline, why: "few" }, tell);
}

/** It is decided by one of those, and no longer by whoever decided it so far. */
export async function toOne(
  tx: Db,
  { appeal, action, group }: AppealScope,
  to: { decides: (typeof cases.$inferSelect)["decides"]; deadline: Date; why: "few" | "overdue" },
  tell: Tell,
): Promise<void> {
  const { decides, deadline, why } = to;
  await tx.update(appeals).set({ way: "moderator", deadline }).where(eq(appeals.id, appeal.id));
  const [of] = appeal.caseId ? await tx.select().from(cases).where(eq(cases.id, appeal.caseId)) : [];
  if (of)
    await tx
      .update(cases)
      .set({ decides, claimedBy: null, claimedAt: null, touchedAt: new Date(), version: of.version + 1 })
      .where(eq(cases.id, of.id));
  if (of) tell.told.push(...(await noticePassedUp(tx, { ...of, decides })));
  const line = lineOf(action, { appeal: appeal.id, decides, why });
  await recordGroupAct(tx, byItself, group, "moderation.appeal-pass-up", line);
}
