/**
 * How often single acts may be done, by whom or from where. Nothing locks for good: a limit is over a while after its
 * first try. Counted where all processes see it (`stores.server.ts`), in this process while that is away. `LIMITS=off`
 * lifts all of them (trials on a loopback address).
 */
import { createHash } from "node:crypto";
import { settings } from "../env.server";
import { log } from "../log.server";
import { noteSecurity } from "../log.server";
import { tooMany } from "../refusals";
import type { Message } from "../words/words";
import { Counters, type Counted } from "./counters";
import { limits, type LimitName } from "./limit";
import { openStore, type Store } from "./stores.server";

export type { LimitName } from "./limit";

/** A limit, and whom or what it counts. */
export type Tried = [name: LimitName, key: string];

/**
 * Counts a try before it is made, so that many at once count too. Where one is refused, the others are given back.
 *
 * @throws Refusal `too-many` with the seconds to wait
 */
export async function countTry(tried: Tried[], refusal?: Message): Promise<void> {
  if (limitsAreOff()) return;
  for (const [at, [name, key]] of tried.entries()) {
    const { used, wait } = await add(name, key, 1);
    if (used <= limits[name].tries) continue;
    await giveBack(tried.slice(0, at));
    noteSecurity("limit.hit", { limit: name });
    throw tooMany(refusal, { retryAfter: Math.max(1, Math.ceil(wait / 1000)) });
  }
}

/** Whether these tries are within their limits; they are counted either way. Never refuses. */
export async function isWithin(name: LimitName, key: string): Promise<boolean> {
  return limitsAreOff() || (await add(name, key, 1)).used <= limits[name].tries;
}

/** Takes tries back that turned out to be none. */
export async function giveBack(tried: Tried[]): Promise<void> {
  if (limitsAreOff()) return;
  await Promise.all(tried.map(([name, key]) => add(name, key, -1)));
}

/** Counting begins anew for these. */
export async function forgetTries(tried: Tried[]): Promise<void> {
  if (limitsAreOff()) return;
  for (const [name, key] of tried) {
    insurance.forget(idOf(name, key));
    await (await store())?.forget(name, hashOf(key)).catch(complain);
  }
}

/** Throws away what is over; for a job. */
export async function sweepLimits(): Promise<void> {
  if (!limitsAreOff()) await (await store())?.sweep(Date.now());
}

/** For tests. */
export async function emptyLimits(): Promise<void> {
  insurance.clear();
  await (await store())?.empty();
}

export async function closeLimits(): Promise<void> {
  const closing = opening;
  opening = undefined;
  await (await closing)?.close();
}

export const limitsAreOff = (): boolean => process.env["LIMITS"] === "off";

const insurance = new Counters();
let opening: Promise<Store | null> | undefined;
let complained = false;

async function add(name: LimitName, key: string, by: number): Promise<Counted> {
  const kept = await store();
  if (kept) {
    try {
      const counted = await kept.add(name, hashOf(key), by);
      complained = false;
      return counted;
    } catch (error) {
      complain(error);
    }
  }
  return insurance.add(idOf(name, key), by, limits[name]);
}

/** null: it cannot be opened; tried again after a while. */
function store(): Promise<Store | null> {
  return (opening ??= openStore(settings().redisUrl, settings().dataDir).catch((error: unknown) => {
    complain(error);
    setTimeout(() => (opening = undefined), 10_000).unref();
    return null;
  }));
}

/** Once until it works again: limits are counted on, in this process. */
function complain(error: unknown): void {
  if (complained) return;
  complained = true;
  log().error({ err: error instanceof Error ? error : new Error(String(error)) }, "broken: the store of limits");
}

/** Keys hold addresses of people and networks, which need not be kept to be counted. */
const hashOf = (key: string) => createHash("sha256").update(key).digest("base64url").slice(0, 27);
const idOf = (name: LimitName, key: string) => `${name}:${hashOf(key)}`;
