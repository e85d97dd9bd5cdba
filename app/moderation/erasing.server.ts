/** What moderation keeps of one person: erased with their account. Lines of the log stay; they never held anybody's words. */
import { and, eq, inArray, isNotNull, or } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { recordGroupAct } from "../groups/group-record.server";
import { appealIn, close, lineOf } from "./appeals.server";
import { nothingToTell, tellAll } from "./effects.server";

const { actions, appeals, appealMessages, caseNotes, cases, reports } = schema;

const byItself: SignedIn = { id: "", name: "", isOperator: false, by: { operatorTool: true } };

/**
 * What was said of them to moderators, by them to moderators, and their words as kept for an appeal go whatever they chose
 * for their comments: none of it was ever said in public. An appeal of theirs that is open is withdrawn. What moderators
 * decided, by which rule and why, stays, and names them no more once the account is gone. Done again it changes nothing.
 */
export async function eraseFromModeration(userId: string): Promise<void> {
  await withdrawOpen(userId);
  await write(async (tx) => {
    const about = tx.select({ id: cases.id }).from(cases).where(eq(cases.userId, userId));
    const theirs = tx.select({ id: appeals.id }).from(appeals).where(eq(appeals.authorId, userId));
    await tx
      .update(actions)
      .set({ evidence: null })
      .where(and(eq(actions.userId, userId), isNotNull(actions.evidence)));
    await tx
      .update(reports)
      .set({ words: "" })
      .where(or(eq(reports.reporterId, userId), inArray(reports.caseId, about)));
    await tx.delete(caseNotes).where(or(eq(caseNotes.authorId, userId), inArray(caseNotes.caseId, about)));
    await tx.update(cases).set({ found: [] }).where(eq(cases.userId, userId));
    await tx
      .delete(appealMessages)
      .where(or(eq(appealMessages.authorId, userId), inArray(appealMessages.appealId, theirs)));
    await tx.update(appeals).set({ words: "" }).where(eq(appeals.authorId, userId));
  });
}

async function withdrawOpen(userId: string): Promise<void> {
  const open = await read()
    .select({ id: appeals.id })
    .from(appeals)
    .where(and(eq(appeals.authorId, userId), eq(appeals.state, "open")));
  for (const { id } of open) {
    const done = await write(async (tx) => {
      const scope = await appealIn(tx, id);
      if (scope.appeal.state !== "open") return null;
      const tell = nothingToTell(scope.group.slug);
      await close(tx, scope, { state: "withdrawn", by: null, role: "", reason: "" }, tell);
      const line = lineOf(scope.action, { appeal: id });
      await recordGroupAct(tx, byItself, scope.group, "moderation.appeal-withdraw", line);
      return { group: scope.group, tell };
    });
    if (done) await tellAll(done.group, done.tell);
  }
}
