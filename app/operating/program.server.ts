/** The program itself: where it stands, which version it is, since when it runs. */
import fs from "node:fs";
import path from "node:path";

export type Program = { root: string; version: string; startedAt: number };

const startedAt = Date.now();
let known: Program | undefined;

/** @param root the folder of the program, where `package.json` and `migrations/` stand */
export function rememberProgram(root: string): void {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  known = { root, version, startedAt };
}

export function program(): Program {
  if (!known) rememberProgram(process.cwd());
  return known as Program;
}

/** Node 20 ended on 30 April 2026, 22 ends on 30 April 2027. @see https://github.com/nodejs/release#release-schedule */
const ends: Record<string, string> = { 20: "2026-04-30", 22: "2027-04-30", 24: "2028-04-30" };

/** The day after which this Node gets no security fixes; null: not known here. */
export const endOfNode = (version = process.version): string | null => ends[/^v(\d+)/.exec(version)?.[1] ?? ""] ?? null;
