/** How much a text looks like one that was decoded wrongly. */

/** No prose has these: C1 controls, private use, replacement, frames and blocks of the DOS screen. */
const never = /[\x80-\x9F\uE000-\uF8FF\uFFFD\u2500-\u259F]/gu;
/** Signs that stand between words but not inside them. */
const signInside = /\p{L}[¡-©«-±´¶-¹»-¿×÷†‡•…‰‹›€™√∞≈≠≤≥∂∑∏∫◊№¤‚„“”Œ]\p{L}/gu;
/** `tÕs`: a capital from beyond ASCII after a small letter. */
const capitalInside = /\p{Ll}(?![A-Z])\p{Lu}/gu;
/** `Òcurly`: an accented capital before and after nothing capital, where a quotation mark would stand. */
const strayMark = /(?<=^|\s)[ÒÓÔÕÇÈÑÐ](?=\s|$)/gmu;

/** From 0 (nothing odd) to 1, as a share of the characters that are not ASCII; 0 when there are none. */
export function oddShare(text: string): number {
  const start = text.slice(0, 200_000);
  const foreign = start.match(/[^\0-\x7F]/gu)?.length ?? 0;
  if (foreign === 0) return 0;
  const odd = [never, signInside, capitalInside, strayMark].reduce(
    (sum, signs) => sum + (start.match(signs)?.length ?? 0),
    0,
  );
  return Math.min(1, odd / foreign);
}
