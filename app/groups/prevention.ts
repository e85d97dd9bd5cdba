/**
 * What a group does so that less has to be removed afterwards: whose comments are looked at before others see them, which
 * words are warned of, when nobody writes. Pure; `comments/prevention.server.ts` asks it of each comment.
 */

/** Whose comments wait for a moderator. */
export const holdings = ["nobody", "newcomers", "everybody"] as const;
export type Holding = (typeof holdings)[number];

/**
 * `word`: a word or several, whole, in whatever case and however dressed up; `*` stands for any letters. `pattern`: a
 * regular expression as RE2 reads it, which takes time in proportion to the text and no more.
 */
export const entryKinds = ["word", "pattern"] as const;
/** `hold`: it waits for a moderator. `warn`: its author is told first; sent all the same, it waits. */
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
  /**
   * When nobody writes, by the clock of the group: from, until (past midnight where that is not later), and on which days it
   * begins; 0 is Sunday.
   */
  closed: { from: string; until: string; days: number[] } | null;
  /** From when until when one comes in by invitation only. ISO 8601. */
  inviteOnly: { from: string; until: string } | null;
};

export const noPrevention: Prevention = {
  ...{ hold: "nobody", newcomerUntil: 3, holdLinks: "nobody", list: [], holdFloods: false },
  ...{ perHour: { newcomers: null, members: null, guests: null }, closed: null, inviteOnly: null },
};

export const preventionLimits = {
  entries: 500,
  /** Characters of an entry. */
  entry: { min: 2, max: 200 },
  /** Of patterns: how much one, and all together, may ask of each letter of a comment (instructions of RE2). */
  pattern: { steps: 200, all: 1_000 },
  /** Stars in a word. */
  stars: 2,
  newcomerUntil: { min: 1, max: 50 },
  perHour: { min: 1, max: 600 },
  /** Days. */
  inviteOnly: 366,
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

/** Whether nobody writes at that instant. @param timeZone IANA, the group's */
export function isClosedAt({ closed }: Pick<Prevention, "closed">, timeZone: string, at: Date): boolean {
  if (!closed) return false;
  const [from, until] = [minuteOf(closed.from), minuteOf(closed.until)];
  if (from === null || until === null) return false;
  const { day, minute } = wallClock(timeZone, at);
  const began = (on: number) => closed.days.includes((on + 7) % 7);
  return from < until
    ? began(day) && minute >= from && minute < until
    : (began(day) && minute >= from) || (began(day - 1) && minute < until);
}

/**
 * When one can write again: the first minute that is open. Looked for by the clock, since days are longer and shorter where
 * it goes back and forward.
 *
 * @returns null where it is open now, or never opens
 */
export function opensAt(settings: Pick<Prevention, "closed">, timeZone: string, now: Date): Date | null {
  const until = minuteOf(settings.closed?.until ?? "");
  if (until === null || !isClosedAt(settings, timeZone, now)) return null;
  let at = Math.floor(now.getTime() / minuteLong) * minuteLong;
  for (let days = 0; days <= 8; days++) {
    const { minute } = wallClock(timeZone, new Date(at));
    const ahead = (until - minute + dayLong) % dayLong || dayLong;
    // What the clock skips or shows twice is an hour or two at most.
    const last = at + (ahead + 121) * minuteLong;
    at += Math.max(1, ahead - 121) * minuteLong;
    for (; at <= last; at += minuteLong) if (!isClosedAt(settings, timeZone, new Date(at))) return new Date(at);
  }
  return null;
}
const minuteLong = 60_000;
/** Minutes. */
const dayLong = 24 * 60;

export const isInviteOnly = ({ inviteOnly }: Pick<Prevention, "inviteOnly">, now = new Date()): boolean =>
  inviteOnly !== null && new Date(inviteOnly.from) <= now && now < new Date(inviteOnly.until);

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `day`: 0 is Sunday. */
function wallClock(timeZone: string, at: Date): { day: number; minute: number } {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    });
    clocks.set(timeZone, clock);
  }
  const parts = clock.formatToParts(at);
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
export const likeness = (one: string, other: string): number => likenessOf(shinglesOf(one), shinglesOf(other));

function likenessOf(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const each of a) if (b.has(each)) common++;
  return common / (a.size + b.size - common);
}

/** From there on two texts count as the same with a word changed here and there. */
const muchAlike = 0.7;
/** How many others it must be much like. */
export const floodFrom = 2;

export function isFlood(body: string, others: string[]): boolean {
  const mine = shinglesOf(body);
  if (mine.size === 0) return false;
  let alike = 0;
  for (const other of others) if (likenessOf(mine, shinglesOf(other)) >= muchAlike && ++alike >= floodFrom) return true;
  return false;
}

function shinglesOf(text: string): Set<string> {
  const words =
    text
      // Whoever answers may quote: that is no repeating.
      .replace(/^ {0,3}>.*$/gm, "")
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < fewest) return new Set();
  return new Set(words.slice(0, 1 - shingle).map((_, at) => words.slice(at, at + shingle).join(" ")));
}
