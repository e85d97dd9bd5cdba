/** What an operator is shown of the installation, and what of it asks for attention. Pure. */
import type { BackupState } from "./backup";
import { tooOld } from "./backup";

export type Installation = {
  version: string;
  node: string;
  /** The day this Node ends, as YYYY-MM-DD; null: not known. */
  nodeEnds: string | null;
  startedAt: string;
  database: { dialect: "sqlite" | "postgres"; bytes: number };
  /** Bytes of the disk that the data folder is on. */
  disk: { free: number; total: number };
  backups: BackupState & { on: boolean; possible: boolean; folder: string };
  mail: {
    to: string;
    isSent: boolean;
    waiting: number;
    oldest: string | null;
    failed: number;
    fault: string | null;
  };
  accounts: { users: number; guests: number; disabled: number; operators: number; authSessions: number };
  groups: number;
  /** Number of the first act whose line does not follow from the one before; null: the log is whole. */
  brokenAct: number | null;
  settings: Setting[];
};

/**
 * What Lectern works with. `value` null: a secret that is set and never told, or nothing, and then `without` names what
 * Lectern does instead.
 */
export type Setting = {
  name: string;
  value: string | null;
  without: "PUBLIC_URL" | "REDIS_URL" | "SMTP_URL" | "OIDC" | "PICTURES" | "FETCH_ALLOW" | null;
  isDefault: boolean;
};

export type Warning =
  | "noMail"
  | "mailFails"
  | "noPublicUrl"
  | "plainHttp"
  | "nodeEnded"
  | "diskLow"
  | "backupFailed"
  | "backupOld"
  | "backupsOff"
  | "backupsImpossible"
  | "noLimits"
  | "logBroken";

const gigabyte = 1024 ** 3;

/** Whether there is no room for one more backup with its trial, and then some. Bytes. */
export const isLow = (free: number, database: number) => free < Math.max(gigabyte / 2, database * 2.5);

export function warningsOf(it: Installation, publicUrl: string | null, limits: boolean, now: number): Warning[] {
  const { backups, disk, mail } = it;
  const since = Math.max(Date.parse(it.startedAt), backups.good ? Date.parse(backups.good.at) : 0);
  const all: Array<[Warning, boolean]> = [
    ["logBroken", it.brokenAct !== null],
    ["backupFailed", Boolean(backups.tried?.fault)],
    ["backupOld", backups.on && backups.possible && now - since > tooOld],
    ["backupsImpossible", !backups.possible],
    ["backupsOff", !backups.on],
    ["diskLow", isLow(disk.free, it.database.bytes)],
    ["mailFails", mail.fault !== null],
    ["noMail", !mail.isSent],
    ["noPublicUrl", publicUrl === null],
    ["plainHttp", publicUrl?.startsWith("http:") ?? false],
    ["nodeEnded", it.nodeEnds !== null && now > Date.parse(it.nodeEnds) + 86_400_000],
    ["noLimits", !limits],
  ];
  return all.filter(([, stands]) => stands).map(([name]) => name);
}

export const steps = ["group", "text", "invite", "address", "mail", "backup"] as const;
/** What is worth doing after the first start, in order. */
export type Step = {
  name: (typeof steps)[number];
  done: boolean;
  /** Where one does it by clicks; null: not yet, or by a setting. */
  to: string | null;
};

export function stepsOf(
  made: { groups: number; texts: number; invites: number },
  it: { publicUrl: string | null; smtpUrl: string | null; hasBackup: boolean },
  /** Address of the group where the next steps are taken. */
  group: string | null = null,
): Step[] {
  const done = {
    group: made.groups > 0,
    text: made.texts > 0,
    invite: made.invites > 0,
    address: it.publicUrl !== null,
    mail: it.smtpUrl !== null,
    backup: it.hasBackup,
  };
  const places: Partial<Record<Step["name"], string | null>> = {
    group: "/groups/new",
    text: group && `/g/${group}/texts/new`,
    invite: group && `/g/${group}/invites`,
    backup: "/operator#backups",
  };
  return steps.map((name) => ({ name, done: done[name], to: places[name] ?? null }));
}
