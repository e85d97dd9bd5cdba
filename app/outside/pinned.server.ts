/** From a name to IP addresses, and a connection to these and no others: what a name server says later changes nothing. */
import { lookup } from "node:dns/promises";
import type { LookupAddress } from "node:dns";
import { Agent } from "undici";
import { isOutside, literalOf } from "./address";

export type LookUp = (name: string) => Promise<LookupAddress[]>;

export const ask: LookUp = (name) => lookup(name, { all: true, verbatim: true });

/** @throws Error with a `code` where there is no such name; when the signal is aborted */
export async function addressesOf(url: URL, lookUp: LookUp, signal: AbortSignal): Promise<LookupAddress[]> {
  const literal = literalOf(url);
  if (literal !== null) return [{ address: literal, family: literal.includes(":") ? 6 : 4 }];
  const late = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Error("too slow"))));
  const found = await Promise.race([lookUp(url.hostname), late]);
  if (found.length === 0) throw Object.assign(new Error("no address"), { code: "ENOTFOUND" });
  return found;
}

/** One that is inside among others that are not is a trap. */
export const areOutside = (addresses: LookupAddress[]): boolean => addresses.every(({ address }) => isOutside(address));

/** Connects to the first of these whatever name is asked for, and follows nothing. @param patience milliseconds */
export const pinnedTo = (addresses: LookupAddress[], patience: number): Agent =>
  new Agent({
    connect: {
      timeout: patience,
      lookup: (_name, options, answer) => {
        if (options.all) return void answer(null, addresses);
        const [first] = addresses;
        answer(null, first?.address ?? "", first?.family);
      },
    },
    pipelining: 0,
    maxRedirections: 0,
  } as Agent.Options);

/** An error's own short word; its message may quote the address. */
export function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return [code, cause?.code].find((each): each is string => typeof each === "string") ?? "";
}

/** The client's own clocks and ours run out at the same moment: either means the same. */
export const isLate = (error: unknown): boolean => /^UND_ERR_(?:HEADERS|BODY|CONNECT)_TIMEOUT$/.test(codeOf(error));
