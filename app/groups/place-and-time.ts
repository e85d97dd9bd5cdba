/** A group's language and time zone, as names that programs everywhere know. Pure. */
import { groupLimits } from "./group";

/** @returns the tag in canonical form (`de-at` is `de-AT`); null for what is no BCP 47 tag, or says nothing */
export function canonicalLanguage(tag: string): string | null {
  if (tag.length < groupLimits.language.min || tag.length > groupLimits.language.max) return null;
  try {
    const [canonical = null] = Intl.getCanonicalLocales(tag);
    // Well-formed is not known: "english" could be a language of eight letters, and there is none.
    return canonical === null || !new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(canonical)
      ? null
      : canonical;
  } catch {
    return null;
  }
}

/** @returns the zone as asked for, if this machine has it. Offsets are none: they know no summer */
export function canonicalTimeZone(zone: string): string | null {
  if (zone === "UTC") return zone;
  if (zone.length > 40 || !/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+$/.test(zone)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Where this installation stands, as far as it was told (`TZ`, or the machine's own setting). */
export const zoneHere = (): string => canonicalTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone) ?? "UTC";

/** All zones one may choose, and the one that is chosen, should it go by an older name. */
export const zonesFor = (chosen: string): string[] => [
  ...new Set(["UTC", chosen, ...Intl.supportedValuesOf("timeZone")]),
];

/** The day it is now in a group, as `YYYY-MM-DD`. */
export function todayIn(timeZone: string, now = new Date()): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
}

/** @returns null for what is no day of the calendar between 1900 and 2199 */
export function dayIn(value: string): string | null {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : null;
}
