/**
 * How often somebody may try. Counted in this process, in bounded memory; nothing locks for good: a limit is over
 * when its oldest try is. `LIMITS=off` lifts all of them (trials on a loopback address).
 */
import { tooMany } from "../refusals";
import { accountWords } from "../words/accounts";
import { say, type Message } from "../words/words";

type Limit = { tries: number; within: number };

const minute = 60_000;
const limits = {
  /** One account from one network: the owner elsewhere can still sign in. */
  account: { tries: 5, within: 15 * minute },
  network: { tries: 10, within: minute },
  networkHour: { tries: 60, within: 60 * minute },
  signUp: { tries: 5, within: 30 * minute },
} as const satisfies Record<string, Limit>;

/** Times of the tries by limit and key, the least recently used first. */
const tries = new Map<string, number[]>();
const mostKeys = 50_000;

/** Where somebody comes from, as their list of sessions tells it: see `networkOf`, and `User-Agent`, cut. */
export type Origin = { network: string; device: string };

export function originOf(request: Request): Origin {
  const device = (request.headers.get("User-Agent") ?? "").replace(/[^\u0020-\u007e]/g, "").slice(0, 300);
  return { network: networkOf(request), device };
}

/** Which network a request came from: what the front door found out, an IPv6 address by its /64. */
export function networkOf(request: Request): string {
  return networkOfAddress(request.headers.get("x-lectern-client") ?? "local");
}

/**
 * Counts a try to sign in before it is made, so that many at once count too.
 *
 * @returns `succeeded`, which forgets the tries at this account
 * @throws Refusal `too-many` with the seconds to wait
 */
export function trySignIn(account: string, network: string): { succeeded(): void } {
  const here = `${account}\n${network}`;
  const keys: Array<[keyof typeof limits, string]> = [
    ["account", here],
    ["network", network],
    ["networkHour", network],
  ];
  countAll(
    keys,
    say(accountWords, (w) => w.tooManyTries),
  );
  return {
    succeeded() {
      for (const [name, key] of keys) {
        if (name === "account") tries.delete(`${name}\n${key}`);
        else tries.get(`${name}\n${key}`)?.pop();
      }
    },
  };
}

/** @throws Refusal `too-many` */
export function trySignUp(network: string): void {
  countAll(
    [["signUp", network]],
    say(accountWords, (w) => w.tooManyAccounts),
  );
}

/** For tests. */
export const forgetTries = (): void => tries.clear();

function countAll(keys: Array<[keyof typeof limits, string]>, refusal: Message): void {
  if (process.env["LIMITS"] === "off") return;
  const now = Date.now();
  const found = keys.map(([name, key]) => ({
    limit: limits[name],
    id: `${name}\n${key}`,
    recent: recentOf(`${name}\n${key}`, limits[name], now),
  }));
  const wait = Math.max(
    ...found.map(({ limit, recent }) =>
      recent.length < limit.tries ? 0 : (recent[recent.length - limit.tries] ?? now) + limit.within - now,
    ),
  );
  if (wait > 0) throw tooMany(refusal, { retryAfter: Math.ceil(wait / 1000) });
  for (const { id, recent } of found) {
    tries.delete(id);
    tries.set(id, [...recent, now]);
  }
  while (tries.size > mostKeys) tries.delete(tries.keys().next().value ?? "");
}

function recentOf(id: string, { within }: Limit, now: number): number[] {
  return (tries.get(id) ?? []).filter((time) => now - time < within);
}

/** @example networkOfAddress("2001:db8::1") is "2001:db8:0:0" */
export function networkOfAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address.slice(0, 64);
  const [before = "", after] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const head = before === "" ? [] : before.split(":");
  const tail = after ? after.split(":") : [];
  const all =
    after === undefined
      ? head
      : [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0"), ...tail];
  return all
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
}
