/**
 * Whether a request that changes something may be carried out: it must not be another site's doing in the name of
 * whoever is signed in here. Remix checks page actions only, and lets a missing Origin pass.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
import type { IncomingHttpHeaders } from "node:http";

export type OriginVerdict = "ours" | "foreign" | "unsaid";

/**
 * @param hosts by which we are known: of the request, and of `PUBLIC_URL`
 * @returns "unsaid": nothing tells where it comes from, as no browser of today would send it
 */
export function originVerdict(headers: IncomingHttpHeaders, hosts: string[]): OriginVerdict {
  const { origin, "sec-fetch-site": site } = headers;
  if (origin !== undefined) return isOurs(origin, hosts) ? "ours" : "foreign";
  if (site === undefined) return "unsaid";
  return site === "same-origin" || site === "none" ? "ours" : "foreign";
}

/** The scheme is not compared: behind a proxy that speaks https we may not know it. */
function isOurs(origin: string, hosts: string[]): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  return (
    (protocol === "http:" || protocol === "https:") && hosts.some((ours) => withoutPort(ours) === withoutPort(host))
  );
}

/** The standard ports go without saying, but a Host header may say them. */
const withoutPort = (host: string) => host.toLowerCase().replace(/:(?:80|443)$/, "");
