/** What is on record of one person's part in moderation, for the file they take along: each thing as they may read it on a page. */
import { asc, eq, type SQL } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { ActionView } from "./action";
import { actionViews } from "./action-views.server";
import { appealRecords } from "./appeal-records.server";
import type { ActionRow } from "./in-force.server";
import { isUntold, shownOf, type LawView } from "./law";
import { lawOf } from "./law-records.server";
import { reportStateOf } from "./own-reports.server";
import type { AppealRecord } from "./records";
import type { ReportState } from "./report";
import { moderationOf } from "./settings.server";

const { actions, cases, groups, reports } = schema;

/** Plain JSON. `group` is a slug. */
export type OwnModeration = {
  /** What moderators did that concerns them, with the words it was about and the record of a legal removal as far as it is theirs to read. */
  moderated: Array<ActionView & { group: string; words: string | null; law: LawView | null }>;
  /** What they did as a moderator: not to whom, nor in whose words. */
  acted: Array<{ group: string; number: number; kind: string; role: string; at: string; reason: string }>;
  /** What they reported, and what became of it. That their reports are ignored shows nowhere. */
  reports: Array<{ id: string; group: string; about: string; words: string; at: string; state: ReportState }>;
  /** What they objected to, and what both sides said; by whom on the other stays untold. */
  appeals: Array<AppealRecord & { group: string }>;
};

export async function ownModeration(userId: string): Promise<OwnModeration> {
  const [concerned, did, reported, objected] = await Promise.all([
    ofGroups(eq(actions.userId, userId)),
    ofGroups(eq(actions.actorId, userId)),
    read()
      .select({ report: reports, of: cases, group: groups.slug })
      .from(reports)
      .innerJoin(cases, eq(cases.id, reports.caseId))
      .innerJoin(groups, eq(groups.id, reports.groupId))
      .where(eq(reports.reporterId, userId))
      .orderBy(asc(reports.at), asc(reports.id)),
    appealRecords(read(), userId),
  ]);
  return {
    moderated: await statements(userId, concerned),
    acted: did.map(({ action: { number, kind, actorRole, at, reason }, group }) => ({
      ...{ group, number, kind, role: actorRole, at: at.toISOString(), reason },
    })),
    reports: reported.map(({ report, of, group }) => {
      const { id, about, words, at } = report;
      return { id, group, about, words, at: at.toISOString(), state: reportStateOf(report, of) };
    }),
    appeals: objected.map(({ group, record }) => ({ ...record, group })),
  };
}

type Done = { action: ActionRow; group: string };

const ofGroups = (which: SQL): Promise<Done[]> =>
  read()
    .select({ action: actions, group: groups.slug })
    .from(actions)
    .innerJoin(groups, eq(groups.id, actions.groupId))
    .where(which)
    .orderBy(asc(actions.at), asc(actions.id));

/** As `statementFor` shows them to whom they concern. */
async function statements(reader: string, done: Done[]): Promise<OwnModeration["moderated"]> {
  const all: OwnModeration["moderated"] = [];
  // Whether moderators are named is each group's choice.
  for (const groupId of new Set(done.map(({ action }) => action.groupId))) {
    const of = done.filter(({ action }) => action.groupId === groupId);
    const { logNames } = await moderationOf(read(), groupId);
    const rows = of.map(({ action }) => action);
    const views = await actionViews(read(), { id: groupId }, rows, { hidesActor: !logNames, reader });
    for (const [at, view] of views.entries()) {
      const { action, group } = of[at] as Done;
      const body = action.evidence?.["body"];
      const law = isUntold(action) ? null : await lawOf(read(), action);
      all.push({
        ...{ ...view, group, words: typeof body === "string" ? body : null },
        law: law && shownOf(law, "concerned"),
      });
    }
  }
  return all;
}
