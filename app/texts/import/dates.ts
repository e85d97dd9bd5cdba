/**
 * The date that a file gives, in the many forms in which people and programs write one. Only what can be read in one way
 * is: 03/04/2021 is the third of April to some and the fourth of March to others, and no date here.
 */
import { publishedIn } from "../origin";

/** Characters: what is longer is no date. */
const most = 100;
/** Years. Before and after stands what programs write for want of a date. */
const [earliest, latest] = [1000, 2199];

/** @returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as it was said; null where it is not certain */
export function dateOf(said: string): string | null {
  if (said.length > most) return null;
  const line = said.normalize("NFKC").toLowerCase().trim().replace(timeOfDay, "").replace(/\.$/, "").trim();
  const date = inFigures(line) ?? inSigns(line) ?? inWords(line);
  if (!date) return null;
  const [year, ...rest] = date;
  if (year < earliest || year > latest) return null;
  const written = publishedIn([year, ...rest.map((part) => String(part).padStart(2, "0"))].join("-"));
  // The day on which the clocks of computers begin.
  return written === "1970-01-01" ? null : written;
}

/** Year, month, day, as far as they are said. */
type Parts = [number, ...number[]];

/** Day and hour in one go: the day counts, as it was written. */
const timeOfDay = /(?:(?<=\d)t|,?\s{1,3}(?:at\s)?)\d{1,2}:\d\d(?!\d).{0,60}$/;

function inFigures(line: string): Parts | null {
  const [, year, sign, month, day] = /^(\d{4})(?:([-/.])(\d\d?)(?:\2(\d\d?))?)?$/.exec(line) ?? [];
  // 1911/12 are two years; 1911-12 is December, as programs write it (ISO 8601).
  const isRange = sign !== "-" && day === undefined && Number(month) === (Number(year) + 1) % 100;
  if (year !== undefined) return isRange ? null : partsOf(year, month, day);
  const whole = /^(\d{4})(\d\d)(\d\d)(?:t\d{4,6}z?)?$/.exec(line);
  if (whole) return partsOf(whole[1], whole[2], whole[3]);
  const short = /^(\d\d?)[-/.](\d{4})$/.exec(line);
  if (short) return partsOf(short[2], short[1]);
  const [, first, , second, last] = /^(\d\d?)([-/.])\s?(\d\d?)\2\s?(\d{4})$/.exec(line) ?? [];
  if (first === undefined || second === undefined) return null;
  // Which of the two is the day shows only where it is no month, or they are the same.
  if (Number(first) > 12 || first === second) return partsOf(last, second, first);
  return Number(second) > 12 ? partsOf(last, first, second) : null;
}

/** As in Chinese, Japanese and Korean. */
function inSigns(line: string): Parts | null {
  const found = /^(\d{4})\s?[年년](?:\s?(\d\d?)\s?[月월](?:\s?(\d\d?)\s?[日일])?)?$/.exec(line);
  return found && partsOf(found[1], found[2], found[3]);
}

/** "Thursday, March 3rd, 1921", "3. März 1921", "3 de marzo de 1921", "март 1921 г." */
function inWords(line: string): Parts | null {
  const { months, days } = namesOfTime();
  const words = line
    .split(/[\s,/-]+/)
    .map((word) => word.replace(/\.$/, ""))
    .filter((word) => word !== "" && !between.has(word));
  // "Mar." is Tuesday in Paris, and March nearly everywhere.
  if (days.has(words[0] ?? "") && !months.has(words[0] ?? "")) words.shift();
  const read = words.map((word) => {
    if (/^\d{4}$/.test(word)) return { year: word };
    const day = /^(\d{1,2})(?:st|nd|rd|th|er|re|o|a|e)?$/.exec(word)?.[1];
    return day === undefined ? { month: months.get(word) } : { day };
  });
  const shape = read.map((word) => Object.keys(word)[0]).join(" ");
  if (!shapes.has(shape)) return null;
  const { year, month, day } = Object.assign({}, ...read) as { year?: string; month?: number; day?: string };
  return month ? partsOf(year, String(month), day) : null;
}

const shapes = new Set(["day month year", "month day year", "month year", "year month day", "year month"]);
const between = new Set("of the de del di do da le el il den am année г год года р року r roku".split(" "));

const partsOf = (...said: (string | undefined)[]): Parts | null => {
  const numbers = said.filter((part) => part !== undefined).map(Number);
  const [year, ...rest] = numbers;
  return year === undefined ? null : [year, ...rest];
};

const spoken = "en de fr es it pt ca nl sv da nb fi pl cs sk hr hu ro ru uk bg el tr".split(" ");
let known: { months: Map<string, number>; days: Set<string> } | undefined;

/** The names of months and of days of the week, long and short, in the languages of many texts. */
function namesOfTime() {
  if (known) return known;
  const months = new Map<string, number>();
  const days = new Set<string>();
  for (const language of spoken)
    for (const length of ["long", "short"] as const) {
      const inLine = new Intl.DateTimeFormat(language, { day: "numeric", month: length, timeZone: "UTC" });
      const alone = new Intl.DateTimeFormat(language, { month: length, timeZone: "UTC" });
      const week = new Intl.DateTimeFormat(language, { weekday: length, timeZone: "UTC" });
      for (let month = 1; month <= 12; month++)
        for (const form of [inLine, alone])
          for (const { type, value } of form.formatToParts(Date.UTC(2021, month - 1, 3)))
            if (type === "month") note(months, nameOf(value), month);
      for (let day = 1; day <= 7; day++) days.add(nameOf(week.format(Date.UTC(2021, 1, day))));
    }
  known = { months, days };
  return known;
}

const nameOf = (word: string) => word.normalize("NFKC").toLowerCase().replace(/\.$/, "");

/** "Listopad" is October in Zagreb and November in Prague: what means two months means none. */
function note(months: Map<string, number>, name: string, month: number): void {
  if (!/^\p{L}{3,}$/u.test(name)) return;
  months.set(name, months.has(name) && months.get(name) !== month ? 0 : month);
}
