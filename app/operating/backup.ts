/** Which backups are kept, and when the next one is due. Pure. */

/** What is written down about the backups that Lectern takes by itself. Instants are ISO 8601. */
export type BackupState = {
  /** The last one that was taken and tried out. */
  good: { at: string; file: string; bytes: number; rows: number; checked: "restored" | "listed" } | null;
  /** The last try; `fault` says in a sentence why it did not work. */
  tried: { at: string; fault: string | null } | null;
};

export const kept = { days: 7, weeks: 4, upgrades: 3 } as const;
const day = 86_400_000;
/** Nothing is kept longer beside a newer one: what somebody has erased must be gone from backups too. */
const longest = 30 * day;
/** Milliseconds after which one that failed is tried again. */
const again = 3_600_000;
/** So old, the last good backup is a matter for the operator. */
export const tooOld = 2 * day;

/**
 * The newest backup of each of the last days and weeks that have one. Names carry their time, so a copied folder says the
 * same; a name of another kind is nobody's business here.
 *
 * @param names of files in the folder
 * @returns the names that may go
 */
export function outlived(names: string[]): string[] {
  const nightly = timed(names, /^lectern-(.+)\.(?:db|dump)$/);
  const newest = nightly[0]?.at ?? 0;
  const tooLong = ({ at }: Timed) => newest - at > longest;
  const stays = new Set([
    ...newestOfEach(nightly, (at) => new Date(at).toISOString().slice(0, 10), kept.days),
    ...newestOfEach(nightly, weekOf, kept.weeks),
  ]);
  const upgrades = timed(names, /^before-upgrade-(.+)\.(?:db|dump)$/);
  return [
    ...nightly.filter((each) => !stays.has(each.name) || tooLong(each)),
    ...upgrades.filter((each, at) => at >= kept.upgrades || tooLong(each)),
  ].map(({ name }) => name);
}

/** @param scheduled the last time that the nightly hour struck @param since when this process began, in milliseconds */
export function isDue(state: BackupState, scheduled: number, since: number, now: number): boolean {
  const last = state.tried === null ? since : Date.parse(state.tried.at);
  if ((state.tried?.fault ?? null) !== null && now - last >= again) return true;
  // A clock that was set back leaves a last try in the future: that says nothing.
  return scheduled > last || last > now + day;
}

type Timed = { name: string; at: number };

/** Newest first. */
function timed(names: string[], pattern: RegExp): Timed[] {
  return names
    .flatMap((name) => {
      const stamp = pattern.exec(name)?.[1] ?? "";
      const at = Date.parse(stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, "T$1:$2:$3.$4Z"));
      return Number.isNaN(at) ? [] : [{ name, at }];
    })
    .sort((one, other) => other.at - one.at);
}

function newestOfEach(backups: Timed[], spanOf: (at: number) => string | number, most: number): string[] {
  const newest = new Map<string | number, string>();
  for (const { name, at } of backups) if (!newest.has(spanOf(at))) newest.set(spanOf(at), name);
  return [...newest.values()].slice(0, most);
}

/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
const weekOf = (at: number) => Math.floor((at / day + 3) / 7);
