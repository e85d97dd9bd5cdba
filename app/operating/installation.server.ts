/** The installation as it stands: read anew each time it is asked for. */
import fs from "node:fs/promises";
import { and, count, eq, isNull } from "drizzle-orm";
import { database, read, schema, write } from "#db/db.server";
import { accountCounts, requireOperator } from "../accounts/operators.server";
import type { Viewer } from "../accounts/user";
import { firstBrokenAct, recordAct } from "../acts/acts.server";
import { settings } from "../env.server";
import { lastLedBy, madeSoFar } from "../groups/operated-groups.server";
import { mailState } from "../mail/mails.server";
import { backupFolder, backupsPossible, backupState } from "./backups.server";
import { isLow, stepsOf, warningsOf, type Installation, type Step, type Warning } from "./installation";
import { endOfNode, program } from "./program.server";
import { settingsInForce } from "./settings-in-force.server";

const { acts, groups, notices } = schema;

/** @throws Refusal `not-found` for whoever does not operate it */
export async function installationFor(viewer: Viewer): Promise<Installation & { warnings: Warning[]; steps: Step[] }> {
  requireOperator(viewer);
  const { dataDir, backups, publicUrl, limits } = settings();
  const [bytes, disk, possible, mail, accounts, groupCount, brokenAct, steps] = await Promise.all([
    database().size(),
    fs.statfs(dataDir),
    backupsPossible(),
    mailState(),
    accountCounts(),
    read().$count(groups),
    firstBrokenAct(read()),
    firstSteps(viewer),
  ]);
  const it: Installation = {
    version: program().version,
    node: process.version,
    nodeEnds: endOfNode(),
    startedAt: new Date(program().startedAt).toISOString(),
    database: { dialect: database().dialect, bytes },
    disk: { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
    backups: { ...backupState(), on: backups, possible, folder: backupFolder() },
    mail,
    accounts,
    groups: groupCount,
    brokenAct,
    settings: settingsInForce(),
  };
  return { ...it, warnings: warningsOf(it, publicUrl, limits, Date.now()), steps };
}

/** For the start page of whoever operates: cheap, since it is seen often. */
export async function attentionOf(viewer: Viewer): Promise<{ steps: Step[]; backupFault: boolean; diskLow: boolean }> {
  const [steps, disk, bytes] = await Promise.all([
    firstSteps(viewer),
    fs.statfs(settings().dataDir),
    database().size(),
  ]);
  return {
    steps,
    backupFault: Boolean(backupState().tried?.fault),
    diskLow: isLow(disk.bavail * disk.bsize, bytes),
  };
}

const firstStepsOver = "first-steps.over";

/** What is left to do after the first start; nothing once all is done, or the operator has waved it away. */
export async function firstSteps(viewer: Viewer): Promise<Step[]> {
  const me = requireOperator(viewer);
  const [over] = await read().select({ number: acts.number }).from(acts).where(eq(acts.act, firstStepsOver)).limit(1);
  if (over) return [];
  const { publicUrl, smtpUrl } = settings();
  const it = { publicUrl, smtpUrl, hasBackup: backupState().good !== null };
  const steps = stepsOf(await madeSoFar(), it, await lastLedBy(me.id));
  return steps.every(({ done }) => done) ? [] : steps;
}

export async function endFirstSteps(viewer: Viewer): Promise<void> {
  const actor = requireOperator(viewer);
  await write((tx) => recordAct(tx, { actor, groupId: null, act: firstStepsOver }));
}

/** Numbers that cost little to count, for `/metrics`: name, what it says, value. */
export async function countsForMetrics(): Promise<Array<[string, string, number]>> {
  const [mail, accounts, [unmailed], bytes, disk] = await Promise.all([
    mailState(),
    accountCounts(),
    read()
      .select({ count: count() })
      .from(notices)
      .where(and(isNull(notices.mailedAt), isNull(notices.withdrawnAt))),
    database().size(),
    fs.statfs(settings().dataDir),
  ]);
  return [
    ["mails_waiting", "Mails that are still to be sent", mail.waiting],
    ["mails_failed", "Mails that were given up", mail.failed],
    ["notices_unmailed", "Notices not yet handed to the mail queue", Number(unmailed?.count ?? 0)],
    ["users", "Accounts", accounts.users],
    ["guests", "Guests, who have a name in one group only", accounts.guests],
    ["log_in_sessions", "Log-in sessions that stand", accounts.authSessions],
    ["database_bytes", "Size of the database", bytes],
    ["disk_free_bytes", "Free on the disk of the data folder", disk.bavail * disk.bsize],
  ];
}
