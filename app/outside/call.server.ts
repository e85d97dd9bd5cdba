/**
 * One request to an address that somebody entered. Its name is looked up once, every IP address it has is checked, and
 * the connection goes to one of these and nowhere else: a name server that answers differently a moment later changes
 * nothing. Redirects are not followed, so that none leads inside.
 */
import type { LookupAddress } from "node:dns";
import { request } from "undici";
import { settings } from "../env.server";
import { checkAddress, type Fault } from "./address";
import { addressesOf, areOutside, ask, codeOf, isLate, pinnedTo, type LookUp } from "./pinned.server";

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
  if (!isAllowed && !areOutside(addresses)) return { fault: "inside", why: "" };
  const agent = pinnedTo(addresses, call.patience);
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
    return signal.aborted || isLate(error)
      ? { fault: "too-slow", why: "" }
      : { fault: "no-answer", why: codeOf(error) };
  } finally {
    void agent.destroy().catch(() => undefined);
  }
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
