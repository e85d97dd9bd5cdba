/** Ticked sections of an outline, found again in the outline that stands after a step. Pure. */

/** A section by its heading: the so many-th of that name, of so many. */
type Nth = { heading: string; nth: number; of: number };

export function nthOf(headings: string[], at: number): Nth {
  const same = headings.flatMap((heading, place) => (heading === headings[at] ? place : []));
  return { heading: headings[at] ?? "", nth: same.indexOf(at), of: same.length };
}

/**
 * @param kept a list of `nthOf` in JSON, as the browser held it
 * @param headings as they stand now
 * @returns places among these; a section whose name is another now, or is that of more or fewer, is none: better not ticked than
 *   another one left out
 */
export function nowTicked(kept: string, headings: string[]): number[] {
  let ticks: unknown;
  try {
    ticks = JSON.parse(kept);
  } catch {
    return [];
  }
  if (!Array.isArray(ticks)) return [];
  return headings.flatMap((heading, at) => {
    const now = nthOf(headings, at);
    return (ticks as Nth[]).some((each) => each.heading === heading && each.nth === now.nth && each.of === now.of)
      ? at
      : [];
  });
}
