/** Where a text comes from: when and where it was published, and under what terms. Pure, and light enough for the browser. */

/** "" where it is not known. */
export type Origin = {
  /** As precise as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  published: string;
  /** An address, http or https. */
  source: string;
  /** A few words: "CC BY-SA 4.0", "Public domain". */
  licence: string;
};

/** What a file says of it; null where it does not. */
export type OriginSaid = { [Field in keyof Origin]: string | null };

export const unknownOrigin: OriginSaid = { published: null, source: null, licence: null };

export const originFields = ["published", "source", "licence"] as const satisfies Array<keyof Origin>;

/** @returns null for what is no year, month or day of the calendar (ISO 8601, the years 1 to 9999) */
export function publishedIn(value: string): string | null {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value) ?? [];
  if (year === undefined || year === "0000") return null;
  const date = dayOf(Number(year), Number(month), Number(day));
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day) ? value : null;
}

/** A date that `publishedIn` knows, in the reader's language, with the parts it has: "1921", "March 1921", "March 3, 1921". */
export function publishedWords(published: string, language: string): string {
  const [year = 1, month, day] = published.split("-").map(Number);
  const parts: Intl.DateTimeFormatOptions = { year: "numeric", timeZone: "UTC" };
  if (month !== undefined) parts.month = "long";
  if (day !== undefined) parts.day = "numeric";
  return new Intl.DateTimeFormat(language, parts).format(dayOf(year, month ?? 1, day ?? 1));
}

/** As a page shows it. The date is put into words where the page is made: browsers may word it otherwise. */
export type ShownOrigin = {
  published: { date: string; words: string } | null;
  source: { address: string; host: string } | null;
  licence: string | null;
};

export const shownOrigin = ({ published, source, licence }: Origin, language: string): ShownOrigin => ({
  published: published === "" ? null : { date: published, words: publishedWords(published, language) },
  source: source === "" ? null : { address: source, host: hostOf(source) },
  licence: licence === "" ? null : licence,
});

export const originOf = ({ published, source, licence }: Origin): Origin => ({ published, source, licence });

/** What a link to the source is called: its host, as the network knows it. */
const hostOf = (source: string): string => (URL.canParse(source) ? new URL(source).host.replace(/^www\./, "") : source);

/** Of the years before 100, which `Date.UTC` takes for those of the last century, too. */
function dayOf(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}
