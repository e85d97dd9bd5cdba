/**
 * What stands at an address that somebody entered, to be read: every hop of a redirect is checked like the first, the
 * connection goes to the IP addresses that were checked, and bytes, time and hops are bounded, before and after
 * inflating (CWE-918, CWE-409).
 */
import type { LookupAddress } from "node:dns";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import zlib from "node:zlib";
import { request } from "undici";
import { settings } from "../env.server";
import { checkAddress, type Fault } from "./address";
import { addressesOf, areOutside, ask, codeOf, isLate, pinnedTo, type LookUp } from "./pinned.server";

export const fetchLimits = {
  /** Bytes, inflated. */
  bytes: 10 * 1024 * 1024,
  /** Milliseconds for all hops and the whole answer. */
  patience: 10_000,
  redirects: 3,
} as const;

export type FetchFault =
  | Fault
  | "no-name"
  | "too-slow"
  | "no-answer"
  | "too-large"
  | "too-many-redirects"
  | "not-found"
  | "not-allowed"
  | "answered-badly";

/** `address`: where it was found in the end. `type` and `charset` as its server names them, in small letters. */
export type Fetched = { bytes: Uint8Array; address: string; type: string; charset: string | undefined };

/** Told as it comes: how many bytes are there, as they are sent, and of how many, where the server says that. */
export type OnBytes = (at: number, of: number | null) => void;

export type FetchOptions = {
  /** Ends it. What is answered then is a fault like any other: whoever cancelled knows why. */
  signal?: AbortSignal | undefined;
  onBytes?: OnBytes | undefined;
  /** For tests. */
  lookUp?: LookUp;
  limits?: { bytes: number; patience: number; redirects: number };
};

/** Never throws: what went wrong is an answer too. */
export async function fetchOutside(
  address: string,
  { signal: cancelled, onBytes, lookUp = ask, limits = fetchLimits }: FetchOptions = {},
): Promise<Fetched | { fault: FetchFault }> {
  const late = AbortSignal.timeout(limits.patience);
  const signal = cancelled ? AbortSignal.any([late, cancelled]) : late;
  let at = address;
  for (let hop = 0; hop <= limits.redirects; hop++) {
    const answer = await once(at, { lookUp, limits, signal, onBytes });
    if (!("to" in answer)) return answer;
    at = answer.to;
  }
  return { fault: "too-many-redirects" };
}

type Hop = {
  lookUp: LookUp;
  limits: typeof fetchLimits | NonNullable<FetchOptions["limits"]>;
  signal: AbortSignal;
  onBytes: OnBytes | undefined;
};

async function once(
  address: string,
  { lookUp, limits, signal, onBytes }: Hop,
): Promise<Fetched | { fault: FetchFault } | { to: string }> {
  const checked = checkAddress(address, settings().fetchAllow, { plain: true });
  if ("fault" in checked) return checked;
  const { url, isAllowed } = checked;
  let addresses: LookupAddress[];
  try {
    addresses = await addressesOf(url, lookUp, signal);
  } catch {
    return { fault: signal.aborted ? "too-slow" : "no-name" };
  }
  if (!isAllowed && !areOutside(addresses)) return { fault: "inside" };
  const agent = pinnedTo(addresses, limits.patience);
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      method: "GET",
      headers: {
        accept:
          "text/html,application/xhtml+xml,text/markdown,text/plain,application/epub+zip,application/pdf;q=0.9,*/*;q=0.5",
        "accept-encoding": "gzip, deflate, br",
        "user-agent": "Lectern (import of a text that somebody asked for)",
      },
      signal,
      headersTimeout: limits.patience,
      bodyTimeout: limits.patience,
    });
    try {
      const to = headers["location"];
      if (statusCode >= 300 && statusCode < 400 && typeof to === "string") {
        return URL.canParse(to, url) ? { to: new URL(to, url).href } : { fault: "answered-badly" };
      }
      if (statusCode !== 200) return { fault: faultOf(statusCode) };
      const [type = "", ...parameters] = String(headers["content-type"] ?? "")
        .toLowerCase()
        .split(";");
      const charset = parameters.map((each) => /^\s*charset\s*=\s*"?([\w:.-]{1,40})/.exec(each)?.[1]).find(Boolean);
      const length = Number(headers["content-length"]);
      const told = (at: number) => onBytes?.(at, Number.isSafeInteger(length) && length >= at ? length : null);
      const encoding = String(headers["content-encoding"] ?? "");
      const bytes = await wholeOf(body, { encoding, most: limits.bytes, signal, told });
      return bytes ? { bytes, address: url.href, type: type.trim(), charset } : { fault: "too-large" };
    } finally {
      body.on("error", () => undefined);
      body.destroy();
    }
  } catch (error) {
    if (signal.aborted || isLate(error)) return { fault: "too-slow" };
    return {
      fault: codeOf(error).startsWith("Z_") || codeOf(error).startsWith("ERR_") ? "answered-badly" : "no-answer",
    };
  } finally {
    void agent.destroy().catch(() => undefined);
  }
}

const faultOf = (status: number): FetchFault =>
  status === 404 || status === 410
    ? "not-found"
    : status === 401 || status === 402 || status === 403 || status === 451
      ? "not-allowed"
      : "answered-badly";

/** All of an answer, inflated; null when it is longer than it may be, on the wire or inflated. @throws what breaks in between */
async function wholeOf(
  body: Readable,
  { encoding, most, signal, told }: { encoding: string; most: number; signal: AbortSignal; told: (at: number) => void },
): Promise<Uint8Array | null> {
  const inflate = inflaters[encoding.trim().toLowerCase()];
  if (inflate === undefined) throw Object.assign(new Error("unknown encoding"), { code: "ERR_ENCODING" });
  let received = 0;
  let isTooLong = false;
  const stream = inflate ? inflate() : null;
  const bounded = async function* () {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      received += chunk.length;
      if (received > most) {
        isTooLong = true;
        return;
      }
      told(received);
      yield chunk;
    }
  };
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = async function (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > most) {
        isTooLong = true;
        return;
      }
      chunks.push(chunk);
    }
  };
  try {
    if (stream) await pipeline(bounded, stream, collect, { signal });
    else await pipeline(bounded, collect, { signal });
  } catch (error) {
    if (!isTooLong) throw error;
  }
  return isTooLong ? null : new Uint8Array(Buffer.concat(chunks));
}

const inflaters: Record<string, (() => zlib.Gunzip | zlib.Inflate | zlib.BrotliDecompress) | null> = {
  "": null,
  identity: null,
  gzip: () => zlib.createGunzip(),
  "x-gzip": () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
};
