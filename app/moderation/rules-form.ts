/** The form that rules are written in, read and filled. Pure. */
import { ruleLimits, type Rule } from "./rules";

export type RuleFields = { number: number | null; title: string; text: string; isNew: boolean };

/** How many empty ones stand ready. */
const ready = 3;

/** @param keep whether they are the rules that stand: else they get numbers when they are published */
export function fieldsOf(rules: Rule[], keep: boolean): RuleFields[] {
  const filled = rules.map(({ number, title, text }) => ({ number: keep ? number : null, title, text, isNew: false }));
  const empty = Math.max(0, Math.min(ready, ruleLimits.rules.max - rules.length));
  return [...filled, ...Array.from({ length: empty }, () => ({ number: null, title: "", text: "", isNew: true }))];
}

type Sent = { title: string; text: string; number?: number; place: number; at: number };

/**
 * The rules of a form in the order of their places, for `publishRules`; those left empty and those taken out are none.
 *
 * @param fields as `nestedFields` gives them
 * @returns with `at`: which fieldset each stood in, so that what is wrong with one is said there
 */
export function rulesInForm(fields: unknown): { rules: Array<Omit<Sent, "place" | "at">>; at: number[] } {
  const list: unknown[] = Array.isArray(fields) ? fields : [];
  const sent = list.flatMap((each, at): Sent[] => {
    const { title, text, number, place, remove } = (typeof each === "object" && each !== null ? each : {}) as Record<
      string,
      unknown
    >;
    const words = { title: typeof title === "string" ? title : "", text: typeof text === "string" ? text : "" };
    if (remove === "yes" || (words.title.trim() === "" && words.text.trim() === "")) return [];
    const kept = typeof number === "string" && /^\d{1,9}$/.test(number) ? { number: Number(number) } : {};
    const wished = typeof place === "string" && place.trim() !== "" ? Number(place) : at + 1;
    return [{ ...words, ...kept, place: Number.isFinite(wished) ? wished : at + 1, at }];
  });
  // Of two at one place the one that stood later was moved there: it goes before.
  const moved = ({ place, at }: Sent) => (place === at + 1 ? 1 : 0);
  sent.sort((one, other) => one.place - other.place || moved(one) - moved(other) || one.at - other.at);
  return { rules: sent.map(({ place: _, at: __, ...rule }) => rule), at: sent.map(({ at }) => at) };
}

/** What is wrong, by the names of the form. */
export function errorsInForm<Said>(errors: Record<string, Said>, at: number[]): Record<string, Said> {
  return Object.fromEntries(
    Object.entries(errors).map(([name, said]) => [
      name.replace(/^rules\.(\d+)\./, (_, place: string) => `rules.${at[Number(place)] ?? place}.`),
      said,
    ]),
  );
}
