/** The one place where an answer is written, so that no answer lacks the headers that protect. */
import type { Ask } from "./ask.server";
import { policyOfData, policyOfPage, protectingHeaders } from "./headers.server";

export type Answer = {
  status: number;
  /** Names and values in turn, as `writeHead` takes them. */
  headers: string[];
  /** null: none, or written later by the caller. */
  body: Buffer | null;
};

let common: string[] = [];
let inDevelopment = false;
let draining = false;

export function prepareWriting(options: { https: boolean; development: boolean }): void {
  common = protectingHeaders(options.https);
  inDevelopment = options.development;
}

/** From now on each answer asks the browser to come back on a new connection, which another process will take. */
export function drain(): void {
  draining = true;
}

/** Writes head and body, and ends. */
export function writeAnswer(ask: Ask, answer: Answer): void {
  if (ask.res.destroyed || ask.res.headersSent) return;
  const { status, body } = answer;
  const bodiless = status === 204 || status === 304;
  writeHead(
    ask,
    bodiless || !body ? answer : { ...answer, headers: [...answer.headers, "Content-Length", String(body.length)] },
  );
  ask.res.end(bodiless || ask.req.method === "HEAD" || !body ? undefined : body);
}

/** Writes the head only; the caller writes the body and ends. */
export function writeHead({ req, res, address, nonce, requestId }: Ask, { status, headers }: Answer): void {
  const head = common.concat(headers);
  head.push("X-Request-Id", requestId);
  // Not on a 304: the browser would put it in place of the one that the page it has was sent with (RFC 9111 section 4.3.4).
  if (status !== 304 && valueOf(headers, "content-security-policy") === undefined) {
    const isPage = valueOf(headers, "content-type")?.startsWith("text/html");
    head.push(
      "Content-Security-Policy",
      isPage ? policyOfPage(nonce, address.host, address.secure, inDevelopment) : policyOfData,
    );
  }
  if (valueOf(headers, "cache-control") === undefined) head.push("Cache-Control", "private, no-store");
  if (draining) head.push("Connection", "close");
  res.writeHead(status, head);
  // What is still on its way of a body that nobody reads is thrown away, but not for long.
  if (!req.complete && status >= 400) setTimeout(() => !req.complete && req.destroy(), 5000).unref();
}

/** For a connection whose request could not even be read: the same headers, written by hand. */
export function rawAnswer(status: number, title: string, detail: string): string {
  const body = JSON.stringify({ type: "about:blank", title, status, detail });
  const lines = [
    `HTTP/1.1 ${status} ${title}`,
    "Connection: close",
    "Cache-Control: private, no-store",
    `Content-Security-Policy: ${policyOfData}`,
  ];
  for (let at = 0; at < common.length; at += 2) lines.push(`${common[at]}: ${common[at + 1]}`);
  lines.push("Content-Type: application/problem+json; charset=utf-8", `Content-Length: ${Buffer.byteLength(body)}`);
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

function valueOf(headers: string[], name: string): string | undefined {
  for (let at = 0; at < headers.length; at += 2) if (headers[at]?.toLowerCase() === name) return headers[at + 1];
  return undefined;
}
