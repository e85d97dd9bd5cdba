/**
 * What moderators of all groups decided about one account, for the operator: somebody who cannot sign in any more is answered
 * too. No words that were said in a group, and not who reported; that it was taken along stands in the log of each group.
 */
import { asc, eq, inArray } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { operatedUser, requireOperator } from "../accounts/operators.server";
import { hasScope, type Viewer } from "../accounts/user";
import { recordAct } from "../acts/acts.server";
import { recordGroupAct } from "../groups/group-record.server";
import { forbidden, notFound } from "../refusals";
import { recordWords } from "../words/records";
import { say } from "../words/words";
import { actionViews } from "./action-views.server";
import { lawOf } from "./law-records.server";
import { reportStateOf } from "./own-reports.server";
import type { AccountRecords } from "./records";

const { actions, appeals, cases, groups, reports } = schema;

/** @throws Refusal `not-found` for all but operators, and where there is no such account */
export async function accountRecords(viewer: Viewer, userId: string): Promise<AccountRecords> {
  const operator = requireOperator(viewer);
  if (!hasScope(operator, "operate")) throw notFound();
  // What one may not be told of yet, one does not read by operating the server.
  if (userId === operator.id) throw forbidden(say(recordWords, (w) => w.notYourself));
  return write(async (tx) => {
    const { name } = await operatedUser(tx, userId);
    const { file, concerned } = await gather(tx, { id: userId, name });
    await recordAct(tx, { actor: operator, groupId: null, act: "user.records", targetId: userId });
    const line = { targetId: userId, after: { role: "operator" } };
    for (const id of concerned) await recordGroupAct(tx, operator, { id }, "moderation.records", line);
    return file;
  });
}

/** Whom it is about, for the page. @throws Refusal as `accountRecords` */
export async function accountOnRecord(viewer: Viewer, userId: string): Promise<{ id: string; name: string }> {
  requireOperator(viewer);
  const { name } = await operatedUser(read(), userId);
  return { id: userId, name };
}

async function gather(tx: Db, person: { id: string; name: string }) {
  const done = await tx.select().from(actions).where(eq(actions.userId, person.id)).orderBy(asc(actions.at));
  const objected = await tx.select().from(appeals).where(eq(appeals.authorId, person.id)).orderBy(asc(appeals.at));
  const reported = await tx
    .select({ report: reports, of: cases })
    .from(reports)
    .innerJoin(cases, eq(cases.id, reports.caseId))
    .where(eq(reports.reporterId, person.id))
    .orderBy(asc(reports.at));
  const concerned = [
    ...new Set([...done, ...objected, ...reported.map(({ report }) => report)].map((of) => of.groupId)),
  ];
  const named =
    concerned.length === 0
      ? []
      : await tx.select({ id: groups.id, slug: groups.slug }).from(groups).where(inArray(groups.id, concerned));
  const slug = (id: string) => named.find((each) => each.id === id)?.slug ?? "";
  const views = await actionViews(tx, { id: "" }, done);
  const moderated: AccountRecords["moderated"] = [];
  for (const [at, view] of views.entries()) {
    const row = done[at];
    if (row) moderated.push({ ...view, group: slug(row.groupId), law: await lawOf(tx, row) });
  }
  const file: AccountRecords = {
    ...{ format: "lectern-account-records", version: 1, exportedAt: new Date().toISOString(), person, moderated },
    appeals: objected.map(({ id, groupId, actionId, at, state, decidedAt, reason }) => ({
      ...{ id, group: slug(groupId), action: actionId, at: at.toISOString(), state, reason },
      decidedAt: decidedAt?.toISOString() ?? null,
    })),
    reports: reported.map(({ report, of }) => ({
      ...{ id: report.id, group: slug(report.groupId), about: report.about, at: report.at.toISOString() },
      state: reportStateOf(report, of),
    })),
  };
  return { file, concerned };
}
