/** By what those are counted who have no account: the network they come from. Pure. */

/** Which network a request came from: what the front door found out. */
export function networkOf(request: Request): string {
  return networkOfAddress(request.headers.get("x-lectern-client") ?? "local");
}

/**
 * An IPv4 address as it is; an IPv6 address by its /64, which is what one household is given.
 *
 * @example networkOfAddress("2001:db8::1") is "2001:db8:0:0"
 */
export function networkOfAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address.slice(0, 64);
  const [before = "", after] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const head = before === "" ? [] : before.split(":");
  const tail = after ? after.split(":") : [];
  const all =
    after === undefined
      ? head
      : [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0"), ...tail];
  return all
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, "").slice(0, 4))
    .join(":");
}
