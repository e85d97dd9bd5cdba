/** Tries to come in: how many at one account, from one network, and what happens to those beyond. */
import type { LimitName } from "../limits/limit";
import { countTry, forgetTries, giveBack, isWithin, limitsAreOff, type Tried } from "../limits/limits.server";
import { networkOf } from "../limits/network";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";

/** Milliseconds that a try waits at an account which is tried from everywhere. */
const slowly = 2_000;
const tooManyTries = say(accountWords, (w) => w.tooManyTries);

/** Where somebody comes from, as their list of sessions tells it: see `networkOf`, and `User-Agent`, cut. */
export type Origin = { network: string; device: string };

export function originOf(request: Request): Origin {
  const device = (request.headers.get("User-Agent") ?? "").replace(/[^\u0020-\u007e]/g, "").slice(0, 300);
  return { network: networkOf(request), device };
}

export type Attempt = {
  /** Forgets the tries at this account from here. */
  succeeded(): Promise<void>;
};

/**
 * Counts a try to sign in before it is made, so that many at once count too. An account that is tried from everywhere
 * answers slowly and lets each network try once only: its owner, at a network of their own, still comes in.
 *
 * @throws Refusal `too-many` with the seconds to wait
 */
export async function trySignIn(account: string, network: string): Promise<Attempt> {
  if (limitsAreOff()) return { succeeded: async () => undefined };
  const here = `${account}\n${network}`;
  const own: Tried[] = [["signInHere", here]];
  const shared: Tried[] = (["signInNetwork", "signInNetworkHour"] satisfies LimitName[]).map((name) => [name, network]);
  await countTry([...own, ...shared], tooManyTries);
  const isQuiet = await isWithin("signInAccount", account);
  if (!isQuiet) {
    own.push(["signInUnderAttack", here]);
    await countTry([["signInUnderAttack", here]], tooManyTries);
    await new Promise((resolve) => setTimeout(resolve, slowly));
  }
  return {
    async succeeded() {
      await forgetTries(own);
      await giveBack(isQuiet ? [...shared, ["signInAccount", account]] : shared);
    },
  };
}

/** @throws Refusal `too-many` */
export const trySignUp = (network: string): Promise<void> =>
  countTry(
    [["signUp", network]],
    say(accountWords, (w) => w.tooManyAccounts),
  );
