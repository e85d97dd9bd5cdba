/**
 * How often something may be done, by whom or from where. Counted in this process, in bounded memory; nothing locks for
 * good: a limit is over when its oldest try is. `LIMITS=off` lifts all of them (trials on a loopback address).
 */
import { tooMany } from "../refusals";
import type { Message } from "../words/words";

type Limit = { tries: number; within: number };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const limits = {
  /** Resets of one address, and from one network. */
  reset: { tries: 2, within: hour },
  resetDay: { tries: 5, within: day },
  resetNetwork: { tries: 10, within: hour },
  /** Whatever sends mail, from one network. */
  mailNetwork: { tries: 10, within: day },
  /** Codes of a second factor: at one account from one network, and from all together. */
  secondFactor: { tries: 10, within: 15 * minute },
  secondFactorAll: { tries: 30, within: hour },
  /** Passkeys asked for and ways to the provider begun, from one network: each is a row for ten minutes. */
  signInSteps: { tries: 60, within: 10 * minute },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** Times of the tries by limit and key, the least recently used first. */
const tries = new Map<string, number[]>();
const mostKeys = 50_000;

/**
 * Counts a try before it is made, so that many at once count too. None is counted where one is refused.
 *
 * @throws Refusal `too-many` with the seconds to wait
 */
export async function countTry(keys: Array<[LimitName, string]>, refusal?: Message): Promise<void> {
  if (process.env["LIMITS"] === "off") return;
  const now = Date.now();
  const found = keys.map(([name, key]) => {
    const { tries: most, within }: Limit = limits[name];
    const id = `${name}\n${key}`;
    return { id, most, within, recent: (tries.get(id) ?? []).filter((time) => now - time < within) };
  });
  const wait = Math.max(
    ...found.map(({ most, within, recent }) =>
      recent.length < most ? 0 : (recent[recent.length - most] ?? now) + within - now,
    ),
  );
  if (wait > 0) throw tooMany(refusal, { retryAfter: Math.ceil(wait / 1000) });
  for (const { id, recent } of found) {
    tries.delete(id);
    tries.set(id, [...recent, now]);
  }
  while (tries.size > mostKeys) tries.delete(tries.keys().next().value ?? "");
}
