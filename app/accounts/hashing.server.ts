/** Password hashes: argon2id at OWASP's first choice, worked out away from the main thread. */
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { unavailable } from "../refusals";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { passwordBytes } from "./passwords";

/** Argon2id (its number in the library's enum), KiB, passes, lanes (OWASP Password Storage Cheat Sheet). */
const strength = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** PHC form. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(passwordBytes(password), strength));

/**
 * The same work whether or not there is such an account: without a hash, one nobody's password has is tried, so
 * that the time says nothing.
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword("nobody has this password");
  const against = passwordHash ?? (await nobodys);
  const fits = await inTurn(() => verify(against, passwordBytes(password)).catch(() => false));
  return fits && passwordHash !== null;
}
let nobodys: Promise<string> | undefined;

/** Whether a stored hash is weaker than what we would make today. */
export function isWeak(passwordHash: string): boolean {
  const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(passwordHash) ?? [];
  return Number(memory ?? 0) < strength.memoryCost || Number(passes ?? 0) < strength.timeCost;
}

/**
 * At once: at most half of the threads that all else in the process shares, and a core is left to the thread that answers.
 * Waiting: some seconds' worth, and no crowd in memory.
 */
const most = { atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)), waiting: 200 };
let running = 0;
const waiting: Array<() => void> = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= most.atOnce) {
    if (waiting.length >= most.waiting)
      throw unavailable(
        say(accountWords, (w) => w.busy),
        { retryAfter: 5 },
      );
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
