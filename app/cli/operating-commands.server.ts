/** `lectern backup`, `restore`, `migrate`, `doctor`. */
import path from "node:path";
import { backup, restore } from "#db/backup";
import { examine, type Finding } from "#db/doctor";
import { databaseUrl } from "#db/url";
import { loadEnvironment, readSettings, type Settings } from "../env.server";
import { prepareDatabase, requireWritable } from "../front-door/start.server";
import { operatingWords } from "../words/operating";
import { operatorWords } from "../words/operator";
import { print, progress, type OutputOptions } from "./output";

const words = operatorWords.en.tool;

export async function backUp(to: string, options: OutputOptions): Promise<void> {
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
  const findings: Finding[] = [{ what: words.node, fine: true, detail: process.version }];
  const settings = await look(findings, words.settings, () => {
    loadEnvironment();
    return readSettings({ ...process.env, LOG_LEVEL: "silent" });
  });
  if (settings) {
    await look(findings, words.dataDir, () => requireWritable(settings.dataDir), words.writable(settings.dataDir));
    findings.push(...(await examine(databaseUrl(), path.join(root, "migrations"))));
  }
  const fine = findings.every((finding) => finding.fine);
  print(options, { fine, findings }, [
    ...findings.map((finding) => `${finding.fine ? "✓" : "✗"} ${finding.what}: ${finding.detail}`),
    fine ? words.allWell : words.notWell,
  ]);
  if (!fine) process.exitCode = 1;
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
