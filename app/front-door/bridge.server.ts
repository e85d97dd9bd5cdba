/** From Node's request to the web's, and from the web's response back. */
import { setTimeout as after } from "node:timers";
import { promisify } from "node:util";
import zlib from "node:zlib";
import type { Ask } from "./ask.server";
import type { Body } from "./body.server";
import { writeAnswer, writeHead } from "./write.server";

const gzip = promisify(zlib.gzip);
/** Level 1 costs half of level 6 and gives back a sixth more bytes; answers differ each time, so time counts. */
const options = { level: 1 };
const worthCompressing = 1024;
const compressible =
  /^(?:text\/|image\/svg\+xml|application\/(?:json|javascript|manifest\+json|xml|[\w.-]+\+(?:json|xml))\b)/i;
/** Milliseconds after which what a stalled stream has given so far is sent on. */
const stall = 20;

/** What senders write there would be taken for the word of a proxy, or for ours. */
const strangersWord = /^(?:x-forwarded-|forwarded$|x-lectern-|x-real-ip$)/;

/** @param publicHost of `PUBLIC_URL`: stands in for a Host that a proxy changed, where the browser names it as origin */
export function requestOf({ req, res, address }: Ask, body: Body, publicHost: string | null): Request {
  const leave = new AbortController();
  res.once("close", () => res.writableFinished || leave.abort(new DOMException("The client has left.", "AbortError")));
  const host = publicHost && originHost(req.headers.origin) === publicHost ? publicHost : address.host;
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(req.headers)) {
    if (value === undefined || strangersWord.test(name) || name === "host") continue;
    headers.push([name, typeof value === "string" ? value : value.join(", ")]);
  }
  headers.push(["host", host], ["x-lectern-client", address.client]);
  return new Request(`${address.secure ? "https" : "http"}://${host}${address.target}`, {
    method: req.method ?? "GET",
    headers,
    signal: leave.signal,
    ...(body.kind === "whole" ? { body: body.bytes } : {}),
    ...(body.kind === "stream" ? { body: body.stream, duplex: "half" } : {}),
  } as RequestInit);
}

const originHost = (origin: string | undefined) => (origin && URL.canParse(origin) ? new URL(origin).host : null);

/** Sends it, compressed where that is worth the time. Ends when the last byte is handed over or the client has left. */
export async function send(ask: Ask, response: Response): Promise<void> {
  const { req, res } = ask;
  const headers: string[] = [];
  for (const [name, value] of response.headers) headers.push(name, value);
  const head = { status: response.status, headers, body: null };
  if (!response.body || req.method === "HEAD" || response.status === 304) {
    await response.body?.cancel();
    writeAnswer(ask, head);
    return;
  }
  const mayCompress =
    compressible.test(response.headers.get("Content-Type") ?? "") && !response.headers.has("Content-Encoding");
  if (mayCompress) vary(headers, response.headers.get("Vary"));
  const reader = response.body.getReader();
  const onClose = () => void reader.cancel().catch(() => undefined);
  res.once("close", onClose);
  try {
    const start = await beginning(reader);
    if (start.ended) await sendWhole(ask, head, start.bytes, mayCompress);
    else await sendOn(ask, head, start.bytes, reader, mayCompress);
  } finally {
    res.off("close", onClose);
  }
}

type Head = { status: number; headers: string[]; body: null };

/** As much as shows whether this is a short answer: all of it, or its first kilobyte and more. */
async function beginning(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<{ bytes: Buffer; ended: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return { bytes: Buffer.concat(chunks), ended: true };
    chunks.push(value);
    size += value.length;
    if (size > worthCompressing && chunks.length > 1) return { bytes: Buffer.concat(chunks), ended: false };
    // JSON comes in one piece: what follows is its end.
  }
}

async function sendWhole(ask: Ask, head: Head, bytes: Buffer, mayCompress: boolean): Promise<void> {
  if (!mayCompress || bytes.length <= worthCompressing || !takesGzip(ask))
    return writeAnswer(ask, { ...head, body: bytes });
  const body = await gzip(bytes, options);
  writeAnswer(ask, { ...head, headers: [...withoutLength(head.headers), "Content-Encoding", "gzip"], body });
}

async function sendOn(
  ask: Ask,
  head: Head,
  bytes: Buffer,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  mayCompress: boolean,
): Promise<void> {
  const { res } = ask;
  if (res.destroyed || res.headersSent) return;
  const packing = mayCompress && takesGzip(ask) ? zlib.createGzip(options) : null;
  writeHead(ask, packing ? { ...head, headers: [...withoutLength(head.headers), "Content-Encoding", "gzip"] } : head);
  const out = packing ?? res;
  packing?.pipe(res);
  const flush = packing && after(() => packing.flush(), stall).unref();
  const gone = new Promise<void>((resolve) => res.once("close", resolve));
  try {
    out.write(bytes);
    for (;;) {
      const { value, done } = await reader.read();
      if (done || res.destroyed) break;
      if (!out.write(value)) await Promise.race([new Promise((resolve) => out.once("drain", resolve)), gone]);
      flush?.refresh();
    }
    out.end();
  } catch (error) {
    // The head is out: all that is left to say is that the answer is not whole.
    res.destroy();
    throw error;
  } finally {
    if (flush) clearTimeout(flush);
    if (res.destroyed) packing?.destroy();
  }
}

const takesGzip = ({ req }: Ask) =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(req.headers["accept-encoding"] ?? ""));

function vary(headers: string[], present: string | null): void {
  if (present && /accept-encoding|\*/i.test(present)) return;
  headers.push("Vary", "Accept-Encoding");
}

const withoutLength = (headers: string[]) =>
  headers.filter((_, at) => (headers[at - (at % 2)] ?? "").toLowerCase() !== "content-length");
