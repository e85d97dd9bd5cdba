/**
 * One request to an address that somebody entered. Its name is looked up once, every IP address it has is checked, and
 * the connection goes to one of these and nowhere else: a name server that answers differently a moment later changes
 * nothing. Redirects are not followed, so that none leads inside.
 */
import { lookup } from "node:dns/promises";
import type { LookupAddress } from "node:dns";
import { Agent, request } from "undici";
import { settings } from "../env.server";
import { checkAddress, isOutside, literalOf, type Fault } from "./address";

export type Call = {
  url: string;
  method: "POST" | "GET";
  headers: Record<string, string>;
  body?: string;
  /** Milliseconds for all of it. */
  patience: number;
  /** Bytes of the answer that are kept; the rest is not read. */
  most: number;
};

export type Reply =
  | { status: number; body: string; retryAfter: string | null }
  | { fault: Fault | "no-name" | "too-slow" | "no-answer"; why: string };

export type LookUp = (name: string) => Promise<LookupAddress[]>;

const ask: LookUp = (name) => lookup(name, { all: true, verbatim: true });

/** Never throws: what went wrong is an answer too. @param lookUp for tests */
export async function callOutside(call: Call, lookUp: LookUp = ask): Promise<Reply> {
  const checked = checkAddress(call.url, settings().fetchAllow);
  if ("fault" in checked) return { fault: checked.fault, why: "" };
  const { url, isAllowed } = checked;
  const signal = AbortSignal.timeout(call.patience);
  let addresses: LookupAddress[];
  try {
    addresses = await addressesOf(url, lookUp, signal);
  } catch (error) {
    return signal.aborted ? { fault: "too-slow", why: "" } : { fault: "no-name", why: codeOf(error) };
  }
  // One that is inside among others that are not is a trap.
  if (!isAllowed && !addresses.every(({ address }) => isOutside(address))) return { fault: "inside", why: "" };
  const agent = new Agent({
    connect: {
      timeout: call.patience,
      lookup: (_name, options, answer) => {
        if (options.all) return void answer(null, addresses);
        const [first] = addresses;
        answer(null, first?.address ?? "", first?.family);
      },
    },
    pipelining: 0,
    maxRedirections: 0,
  } as Agent.Options);
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      method: call.method,
      headers: call.headers,
      body: call.body ?? null,
      signal,
      headersTimeout: call.patience,
      bodyTimeout: call.patience,
    });
    const retryAfter = headers["retry-after"];
    return {
      status: statusCode,
      body: await beginningOf(body, call.most),
      retryAfter: typeof retryAfter === "string" ? retryAfter : null,
    };
  } catch (error) {
    return signal.aborted ? { fault: "too-slow", why: "" } : { fault: "no-answer", why: codeOf(error) };
  } finally {
    void agent.destroy().catch(() => undefined);
  }
}

async function addressesOf(url: URL, lookUp: LookUp, signal: AbortSignal): Promise<LookupAddress[]> {
  const literal = literalOf(url);
  if (literal !== null) return [{ address: literal, family: literal.includes(":") ? 6 : 4 }];
  const late = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Error("too slow"))));
  const found = await Promise.race([lookUp(url.hostname), late]);
  if (found.length === 0) throw Object.assign(new Error("no address"), { code: "ENOTFOUND" });
  return found;
}

/** As much as is kept. An answer that does not end by itself is left. */
async function beginningOf(body: AsyncIterable<Buffer> & { destroy(): unknown }, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk.subarray(0, most - size));
      size += chunk.length;
      if (size >= most) break;
    }
  } catch (error) {
    // The status was read and decides; an answer cut off in the middle is shown as far as it came.
    if (size === 0 && (error as Error).name === "TimeoutError") throw error;
  } finally {
    body.destroy();
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** An error's own short word; its message may quote the address. */
function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return [code, cause?.code].find((each): each is string => typeof each === "string") ?? "";
}
