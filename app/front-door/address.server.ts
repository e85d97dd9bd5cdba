/** Who asks, and under which address they know us. Forwarded headers are believed only from the proxies the operator named. */
import type { IncomingMessage } from "node:http";
import type { Settings } from "../env.server";

export type Address = {
  /** Path and query as sent. */
  target: string;
  path: string;
  /** The host the browser knows us by, with its port. */
  host: string;
  secure: boolean;
  /** The IP address of whoever asks. */
  client: string;
};

const hostForm = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** @returns null when the Host header is missing or not a host */
export function addressOf(
  req: IncomingMessage,
  { trustProxy, publicUrl }: Pick<Settings, "trustProxy" | "publicUrl">,
): Address | null {
  const target = req.url ?? "/";
  const query = target.indexOf("?");
  let host = req.headers.host ?? "";
  let secure = false;
  let client = req.socket.remoteAddress ?? "";
  if (trustProxy > 0) {
    host = nearest(req.headers["x-forwarded-host"], 1) ?? host;
    secure = nearest(req.headers["x-forwarded-proto"], 1) === "https";
    // Each proxy writes the one it heard from at the end; what stands before our own proxies' entries, anybody may have written.
    client = nearest(req.headers["x-forwarded-for"], trustProxy) ?? client;
  }
  // Not all that has the form is a host: "1.2.3.4.5" and "a:99999" would break where the address is read.
  if (!hostForm.test(host) || !URL.canParse(`http://${host}`)) return null;
  if (publicUrl && publicUrl.endsWith(`//${host}`)) secure = publicUrl.startsWith("https:");
  return {
    target,
    path: query < 0 ? target : target.slice(0, query),
    host,
    secure,
    client: client.startsWith("::ffff:") ? client.slice(7) : client,
  };
}

/** The value that the proxy `hops` from us wrote. */
function nearest(header: string | string[] | undefined, hops: number): string | undefined {
  if (header === undefined) return undefined;
  const values = String(header)
    .split(",")
    .map((value) => value.trim())
    .filter(Boolean);
  return values[Math.max(0, values.length - hops)];
}
