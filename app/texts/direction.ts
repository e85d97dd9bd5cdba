/** Which way the words of a text run: of the text by its language, of a block that runs the other way by its letters. */

export type Direction = "ltr" | "rtl";

/** ISO 15924, of scripts that run from the right (Unicode Standard Annex #9). */
const fromRight = new Set("Adlm Arab Aran Hebr Mand Nkoo Rohg Samr Syrc Thaa Yezi".split(" "));

/** By the script that a language is mostly written in; null for a text that does not say its language. */
export function directionOf(language: string): Direction | null {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return script === undefined || language === "und" ? null : fromRight.has(script) ? "rtl" : "ltr";
  } catch {
    return null;
  }
}

const right = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu;
/** Signs of all of those but the last, which few have: quick to look for. */
const mayBeRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\ud83a/;
/** Characters that are looked at. */
const furthest = 1000;

/** By most of its letters, not by the first: a sentence may begin with a foreign name. null for what has none. */
export function directionIn(text: string): Direction | null {
  const start = text.slice(0, furthest);
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  if (!mayBeRight.test(start)) return "ltr";
  const fromTheRight = (start.match(right) ?? []).filter((sign) => /\p{L}/u.test(sign)).length;
  return fromTheRight * 2 > letters ? "rtl" : "ltr";
}

/**
 * What a block of a text has to say of its direction: nothing where it runs as its text does.
 *
 * @param text the direction of the text; null where that is left to its first letter
 */
export function ownDirection(words: string, text: Direction | null): Direction | null {
  // Nearly all of what runs from the left, without counting its letters.
  if (text === "ltr" && !mayBeRight.test(words)) return null;
  const own = directionIn(words);
  if (text === null) return own === "rtl" ? own : null;
  return own === text ? null : own;
}
