/**
 * Which addresses the server may call on somebody's behalf. Only what anybody on the internet could call as well: never
 * this machine, its network, or the metadata service of a cloud (CWE-918). Pure.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
 */
import ipaddr from "ipaddr.js";

/** Why an address may not be called. */
export type Fault = "not-an-address" | "not-https" | "has-password" | "port" | "inside";

/** Beside 443, what servers of the web commonly listen on. Others are for other protocols. */
const ports = new Set(["", "443", "8443"]);
/** Public by its number, but answered by the host machine itself (Azure). */
const special = new Set(["168.63.129.16"]);

/**
 * Before anything is looked up. Hosts the operator named (`FETCH_ALLOW`, as `host:port`) may be private, and spoken to
 * in clear.
 *
 * @param plain whether `http:` will do, as for a page that everybody may read
 * @returns the parsed address, or what is wrong with it
 */
export function checkAddress(
  value: string,
  allowed: string[],
  { plain = false } = {},
): { url: URL; isAllowed: boolean } | { fault: Fault } {
  if (value.length > 2000 || !URL.canParse(value)) return { fault: "not-an-address" };
  const url = new URL(value);
  if (url.protocol !== "https:" && url.protocol !== "http:") return { fault: "not-https" };
  if (url.username || url.password) return { fault: "has-password" };
  if (isAllowed(url, allowed)) return { url, isAllowed: true };
  if (url.protocol !== "https:" && !plain) return { fault: "not-https" };
  if (!ports.has(url.port)) return { fault: "port" };
  const literal = literalOf(url);
  if (literal !== null ? !isOutside(literal) : isInsideName(url.hostname)) return { fault: "inside" };
  return { url, isAllowed: false };
}

/** The IP address that stands in place of a name; null where there is a name. The parser has read 0x7f.1 and the like. */
export function literalOf({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) ? bare : null;
}

/** Whether this IP address is one of the public internet. What is not known to be is not. */
export function isOutside(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast" || special.has(parsed.toString())) return false;
  // Of IPv6 only 2000::/3 is given out; elsewhere lie forms that carry an IPv4 address within.
  return parsed.kind() === "ipv4" || ((parsed as ipaddr.IPv6).parts[0] ?? 0) >> 13 === 1;
}

/** Names that mean this machine or its network, whatever a name server says. */
function isInsideName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, "");
  return (
    !name.includes(".") || /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|arpa|onion)$/.test(name)
  );
}

function isAllowed({ protocol, hostname, port }: URL, allowed: string[]): boolean {
  const standard = protocol === "https:" ? "443" : "80";
  return allowed.includes(`${hostname}:${port || standard}`) || (port === "" && allowed.includes(hostname));
}
