/**
 * What a group does so that less has to be removed afterwards: whose comments are looked at before others see them, which
 * words are warned of, when nobody writes. Pure; `prevention.server.ts` asks it of each comment.
 */

/** Whose comments wait for a moderator. */
export const holdings = ["nobody", "newcomers", "everybody"] as const;
export type Holding = (typeof holdings)[number];

/**
 * `word`: a word or several, whole, in whatever case and however dressed up; `*` stands for any letters. `pattern`: a
 * regular expression as RE2 reads it, which takes time in proportion to the text and no more.
 */
export const entryKinds = ["word", "pattern"] as const;
/** `warn`: the author is told before it is sent, and may send it all the same. `hold`: it waits for a moderator. */
export const entryEffects = ["warn", "hold"] as const;
export type ListEntry = {
  kind: (typeof entryKinds)[number];
  text: string;
  does: (typeof entryEffects)[number];
};

export type Prevention = {
  hold: Holding;
  /** How many comments of somebody are approved before they are no newcomer any more. */
  newcomerUntil: number;
  /** Of whom comments with links wait. */
  holdLinks: Holding;
  list: ListEntry[];
  /** Whether comments much like others of late wait. */
  holdFloods: boolean;
  /** How many comments an hour; null: as everywhere. */
  perHour: { newcomers: number | null; members: number | null; guests: number | null };
  /** When nobody writes, by the clock of the group: from, until (past midnight where that is earlier), and on which days it begins. */
  closed: { from: string; until: string; days: number[] } | null;
  /** Until then one comes in by invitation only. ISO 8601. */
  inviteOnlyUntil: string | null;
};

export const noPrevention: Prevention = {
  ...{ hold: "nobody", newcomerUntil: 3, holdLinks: "nobody", list: [], holdFloods: false },
  ...{ perHour: { newcomers: null, members: null, guests: null }, closed: null, inviteOnlyUntil: null },
};

export const preventionLimits = {
  entries: 500,
  /** Characters of an entry. */
  entry: { min: 2, max: 200 },
  newcomerUntil: { min: 1, max: 50 },
  perHour: { min: 1, max: 600 },
  /** Days from now. */
  inviteOnly: 365,
} as const;

/** What decides it of one comment: who writes, and what a look into the database tells. */
export type Writer = {
  /** Host, facilitator, moderator: known to somebody here. */
  hasRole: boolean;
  /** How many of their comments in the group have been shown, as far as that was counted. */
  shown: number;
};

/** Who is held for being new, or for all being held. Those with a role never are. */
export function waitsAs(
  { hold, holdLinks, newcomerUntil }: Prevention,
  { hasRole, shown }: Writer,
  hasLink: boolean,
): Array<"held-all" | "held-newcomer" | "held-link"> {
  if (hasRole) return [];
  const isNew = shown < newcomerUntil;
  const isHeld = (holding: Holding) => holding === "everybody" || (holding === "newcomers" && isNew);
  const causes: Array<"held-all" | "held-newcomer" | "held-link"> = [];
  if (isHeld(hold)) causes.push(hold === "everybody" ? "held-all" : "held-newcomer");
  if (hasLink && isHeld(holdLinks)) causes.push("held-link");
  return causes;
}

/** Minutes since midnight; null for what is no time of day. */
export function minuteOf(time: string): number | null {
  const [, hours = "", minutes = ""] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === "" ? null : Number(hours) * 60 + Number(minutes);
}

/** Until which time of day it is closed now; null: it is open. @param timeZone IANA, the group's */
export function closedUntil({ closed }: Pick<Prevention, "closed">, timeZone: string, now: Date): string | null {
  if (!closed) return null;
  const [from, until] = [minuteOf(closed.from), minuteOf(closed.until)];
  if (from === null || until === null || from === until) return null;
  const { day, minute } = wallClock(timeZone, now);
  const began = (on: number) => closed.days.includes((on + 7) % 7);
  const isClosed =
    from < until
      ? began(day) && minute >= from && minute < until
      : (began(day) && minute >= from) || (began(day - 1) && minute < until);
  return isClosed ? closed.until : null;
}

/** `day`: 0 is Sunday. */
function wallClock(timeZone: string, now: Date): { day: number; minute: number } {
  const parts = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  const day = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(part("weekday"));
  return { day, minute: Number(part("hour")) * 60 + Number(part("minute")) };
}

/** Words of which a text must have at least so many before it can be much like another: “I agree” says nobody alone. */
const fewest = 8;
const shingle = 3;

/**
 * How much two texts are made of the same runs of three words, from 0 to 1 (Jaccard's index of w-shingles: Broder, On the
 * resemblance and containment of documents, 1997).
 */
export function likeness(one: string, other: string): number {
  const [a, b] = [shinglesOf(one), shinglesOf(other)];
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const each of a) if (b.has(each)) common++;
  return common / (a.size + b.size - common);
}

/** From there on two texts count as the same with a word changed here and there. */
const muchAlike = 0.7;
/** How many others it must be much like. */
export const floodFrom = 2;

export const isFlood = (body: string, others: string[]): boolean =>
  others.filter((other) => likeness(body, other) >= muchAlike).length >= floodFrom;

function shinglesOf(text: string): Set<string> {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < fewest) return new Set();
  return new Set(words.slice(0, 1 - shingle).map((_, at) => words.slice(at, at + shingle).join(" ")));
}
