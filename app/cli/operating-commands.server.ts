/** `lectern backup`, `restore`, `migrate`, `doctor`. */
import fs from "node:fs";
import path from "node:path";
import { backup, restore } from "#db/backup";
import { examine, type Finding } from "#db/doctor";
import { read } from "#db/db.server";
import { databaseUrl } from "#db/url";
import { firstBrokenAct } from "../acts/acts.server";
import { strayRoles } from "../groups/holdings.server";
import { loadEnvironment, readSettings, type Settings } from "../env.server";
import { prepareDatabase, requireInstallation, requireWritable } from "../front-door/start.server";
import { mailState } from "../mail/mails.server";
import { untoldActions } from "../moderation/untold-actions.server";
import { tooOld } from "../operating/backup";
import { backupState } from "../operating/backups.server";
import { endOfNode } from "../operating/program.server";
import { missingPictures } from "../texts/pictures/pictures.server";
import { operatingWords } from "../words/operating";
import { operatorWords } from "../words/operator";
import { restraintWords } from "../words/restraints";
import { Failure, print, progress, type OutputOptions } from "./output";

const words = operatorWords.en.tool;
const said = operatingWords.en.tool;
const holdings = restraintWords.en.doctor;

export async function backUp(to: string, options: OutputOptions): Promise<void> {
  await requireInstallation();
  // A folder that is made in place of a disk that is not there would hold nothing once it is.
  const folder = path.resolve(/[\\/]$/.test(to) ? to : path.dirname(to));
  if (!fs.existsSync(folder)) throw new Failure(words.noFolder(folder));
  const made = await backup(databaseUrl(), to, shown).finally(() => progress(null));
  print(options, made, [
    words.backedUp(made.file, (made.bytes / 1024 ** 2).toFixed(1)),
    operatingWords.en.checked[made.checked](made.rows),
  ]);
}

export async function restoreFrom(
  from: string,
  { force = false, ...options }: OutputOptions & { force?: boolean },
): Promise<void> {
  const { keptAs } = await restore(databaseUrl(), from, force, shown).finally(() => progress(null));
  print(options, { restored: path.resolve(from), keptAs }, [
    words.restored(from),
    ...(keptAs ? [words.keptAs(keptAs)] : []),
  ]);
}

const shown = (step: "copying" | "checking", done: number): void =>
  progress(operatingWords.en.backupSteps[step](Math.round(done * 100)));

export async function migrateNow(root: string, options: OutputOptions): Promise<void> {
  await prepareDatabase(root);
  print(options, { migrated: true }, [words.migrated]);
}

/** Looks at everything even when the first thing is wrong; exit 1 when anything is. */
export async function doctor(root: string, options: OutputOptions): Promise<void> {
  const ended = endOfNode();
  const isOver = ended !== null && Date.now() > Date.parse(ended);
  const findings: Finding[] = [
    // Still served, so this alone is no failure.
    { what: words.node, fine: true, detail: isOver ? said.nodeEnded(process.version, ended) : process.version },
  ];
  const settings = await look(findings, words.settings, () => {
    loadEnvironment();
    return readSettings({ ...process.env, LOG_LEVEL: "silent" });
  });
  if (settings) {
    const { dataDir } = settings;
    await look(findings, words.dataDir, () => requireFolder(dataDir), words.writable(dataDir));
    const found = await examine(databaseUrl(), path.join(root, "migrations"));
    findings.push(...found);
    // Only a database that can be read says anything about these.
    if (found.every(({ what, fine }) => fine || !["database", "migrations"].includes(what)))
      findings.push(...(await lookInside(settings)));
  }
  const fine = findings.every((finding) => finding.fine);
  print(options, { fine, findings }, [
    ...findings.map((finding) => `${finding.fine ? "✓" : "✗"} ${finding.what}: ${finding.detail}`),
    fine ? words.allWell : words.notWell,
  ]);
  if (!fine) process.exitCode = 1;
}

/** A look makes nothing, so a folder that is not there stays so. */
function requireFolder(folder: string): void {
  if (!fs.existsSync(folder)) throw new Failure(words.noFolder(folder));
  requireWritable(folder);
}

async function lookInside(settings: Settings): Promise<Finding[]> {
  const [broken, mail, stray] = [await firstBrokenAct(read()), await mailState(), await strayRoles(read())];
  const untold = broken === null ? await untoldActions(read()) : 0;
  const { good, tried } = backupState();
  const isOld = good !== null && Date.now() - Date.parse(good.at) > tooOld;
  const backups = !settings.backups
    ? said.backupsOff
    : tried?.fault
      ? said.backupFault(tried.fault)
      : good === null
        ? said.backupNone
        : isOld
          ? said.backupOld(good.at)
          : said.backupGood(good.at, good.file);
  return [
    {
      ...{ what: said.actsLog, fine: broken === null && untold === 0 },
      detail: broken !== null ? said.chainBroken(broken) : untold > 0 ? said.chainCut(untold) : said.chainWhole,
    },
    { what: holdings.what, fine: stray === 0, detail: stray === 0 ? holdings.agree : holdings.stray(stray) },
    { what: said.backups, fine: !tried?.fault && !(settings.backups && isOld), detail: backups },
    await lookAtPictures(),
    {
      what: said.mail,
      fine: mail.fault === null,
      detail: mail.fault
        ? said.mailFault(mail.to, mail.fault)
        : mail.isSent
          ? said.mailWell(mail.to, mail.waiting)
          : said.mailOff,
    },
  ];
}

/** A bucket that is away is a finding like another. */
async function lookAtPictures(): Promise<Finding> {
  const what = said.pictures;
  try {
    const { missing, of } = await missingPictures();
    return {
      what,
      fine: missing === 0,
      detail: missing === 0 ? said.picturesWell(of) : said.picturesMissing(missing, of),
    };
  } catch (error) {
    return { what, fine: false, detail: said.picturesAway(error instanceof Error ? error.message : String(error)) };
  }
}

async function look<T extends Settings | void>(
  findings: Finding[],
  what: string,
  run: () => T,
  detail = words.settingsFine,
): Promise<T | null> {
  try {
    const seen = run();
    findings.push({ what, fine: true, detail });
    return seen;
  } catch (error) {
    findings.push({ what, fine: false, detail: (error as Error).message });
    return null;
  }
}
