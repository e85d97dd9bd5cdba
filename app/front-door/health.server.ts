/** `/healthz`: the process answers. `/readyz`: so does everything it needs. No detail beyond names: anybody may ask. */
import { database } from "#db/db.server";
import type { Ask } from "./ask.server";
import { writeAnswer } from "./write.server";

type Check = () => Promise<unknown>;

/** Milliseconds after which something that does not answer counts as away. */
const patience = 2000;
const checks = new Map<string, Check>([["database", () => database().ping()]]);

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
  const states = Object.fromEntries(
    await Promise.all([...checks].map(async ([name, check]) => [name, await answers(check)] as const)),
  );
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
