/** `/healthz`: the process answers. `/readyz`: so does everything it needs. No detail beyond names: anybody may ask. */
import fs from "node:fs/promises";
import path from "node:path";
import { database } from "#db/db.server";
import { standingOf } from "#db/migrate";
import { databaseUrl } from "#db/url";
import { settings } from "../env.server";
import { program } from "../operating/program.server";
import type { Ask } from "./ask.server";
import { writeAnswer } from "./write.server";

type Check = () => Promise<unknown>;

/** Milliseconds after which something that does not answer counts as away. */
const patience = 2000;
/** Milliseconds for which an answer counts: anybody may ask, so asking must cost nothing. */
const lasting = 1000;
const checks = new Map<string, Check>([
  ["database", () => database().ping()],
  ["migrations", requireMigrated],
  ["disk", requireRoom],
]);

/** Lets whoever opens something else (Redis) be asked too. `check` throws or hangs while it is away. */
export function alsoReady(name: string, check: Check): void {
  checks.set(name, check);
}

/** @returns whether the request was answered */
export async function health(ask: Ask): Promise<boolean> {
  if (ask.address.path === "/healthz") {
    writeAnswer(ask, {
      status: 200,
      headers: ["Content-Type", "application/json; charset=utf-8"],
      body: Buffer.from('{"alive":true}'),
    });
    return true;
  }
  if (ask.address.path !== "/readyz") return false;
  const states = await readiness();
  const ready = Object.values(states).every(Boolean);
  const body = JSON.stringify({
    ready,
    ...Object.fromEntries(Object.entries(states).map(([name, fine]) => [name, fine ? "ok" : "away"])),
  });
  writeAnswer(ask, {
    status: ready ? 200 : 503,
    headers: ["Content-Type", "application/json; charset=utf-8"],
    body: Buffer.from(body),
  });
  return true;
}

let asked: { at: number; states: Promise<Record<string, boolean>> } | undefined;

/** What is needed, and whether it answers. */
export function readiness(): Promise<Record<string, boolean>> {
  const now = performance.now();
  if (!asked || now - asked.at > lasting) asked = { at: now, states: ask() };
  return asked.states;
}

const ask = async () =>
  Object.fromEntries(
    await Promise.all([...checks].map(async ([name, check]) => [name, await answers(check)] as const)),
  );

/** A database that is put back, or emptied, under the running program. */
async function requireMigrated(): Promise<void> {
  const { waiting } = await standingOf(databaseUrl(), path.join(program().root, "migrations"));
  if (waiting > 0) throw new Error("Migrations wait.");
}

/** A few kilobytes down to the disk: a full one still lets empty files be made. */
async function requireRoom(): Promise<void> {
  const probe = path.join(settings().dataDir, `.probe-${process.pid}`);
  const handle = await fs.open(probe, "w");
  try {
    await handle.write(Buffer.alloc(8192, 1));
    await handle.datasync();
  } finally {
    await handle.close();
    await fs.rm(probe, { force: true });
  }
}

function answers(check: Check): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patience);
    Promise.resolve()
      .then(check)
      .then(
        () => resolve(true),
        () => resolve(false),
      )
      .finally(() => clearTimeout(timer));
  });
}
