/** A day as people type it where the browser shows them no calendar. Pure. */
import { dayIn } from "../groups/place-and-time";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const names = new RegExp(
  "^(?:january|february|march|april|may|june|july|august|september|october|november|december|sept|" +
    `${months.join("|")})$`,
);

/**
 * `2026-05-12`, `12.5.2026`, `12 May 2026`, `May 12, 2026`, and `13/5/2026` where it can be read in one way only.
 *
 * @returns `YYYY-MM-DD`; null for what is no day between 1900 and 2199, or could be either of two
 */
export function typedDay(text: string): string | null {
  const parts = text
    .toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th)\b/g, "$1")
    .split(/[\s,./-]+/)
    .filter((part) => part !== "" && part !== "of");
  const [one = "", two = "", three = ""] = parts;
  if (parts.length !== 3) return null;
  if (/^\d{4}$/.test(one)) return dayOf(one, two, three);
  if (!/^\d{4}$/.test(three)) return null;
  if (names.test(one)) return dayOf(three, one, two);
  if (names.test(two) || text.includes(".")) return dayOf(three, two, one);
  // In some places the month stands first.
  const [first, second] = [dayOf(three, two, one), dayOf(three, one, two)];
  return first === null || second === null || first === second ? (first ?? second) : null;
}

function dayOf(year: string, month: string, day: string): string | null {
  const number = names.test(month) ? `${months.indexOf(month.slice(0, 3)) + 1}` : month;
  if (![number, day].every((each) => /^\d{1,2}$/.test(each))) return null;
  return dayIn(`${year}-${number.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
