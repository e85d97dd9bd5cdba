/**
 * Blocks that were split, or joined, and not changed: the words of one are those of several that stand one behind the other.
 * Nothing that is merely like it may come before. Pure.
 */
import type { Work } from "../giving-way";
import type { Coded } from "./coded";

/** Fewer words than these may stand one behind the other by chance. */
const fewestWords = 4;
/** Places looked at where several blocks begin it in the same words. */
const mostPlaces = 32;

type Blocks = { count: number; isFree(at: number): boolean; words(at: number): Coded };

/** By place of the whole: the places of its parts, rising. No part of two wholes. */
export function* exactParts(whole: Blocks, parts: Blocks): Work<Map<number, number[]>> {
  const beginning = new Map<number, number[]>();
  for (let at = 0; at < parts.count; at++) {
    yield;
    const { forms } = parts.words(at);
    if (!parts.isFree(at) || forms.length === 0) continue;
    const hash = forms.reduce(mixed, 0);
    const known = beginning.get(hash);
    if (known) known.push(at);
    else beginning.set(hash, [at]);
  }
  const found = new Map<number, number[]>();
  const taken = new Set<number>();
  let behind = 0;
  for (let at = 0; at < whole.count; at++) {
    yield;
    const { forms } = whole.words(at);
    if (!whole.isFree(at) || forms.length < fewestWords) continue;
    const places = placesOf(forms, beginning, parts, taken);
    // Of several the one that stands where the last one ended, else the first.
    const [best] = places.sort((a, b) => Number((b[0] ?? 0) >= behind) - Number((a[0] ?? 0) >= behind));
    if (!best) continue;
    found.set(at, best);
    for (const part of best) taken.add(part);
    behind = (best.at(-1) ?? 0) + 1;
  }
  return found;
}

function placesOf(
  forms: Int32Array,
  beginning: ReadonlyMap<number, readonly number[]>,
  parts: Blocks,
  taken: ReadonlySet<number>,
): number[][] {
  const places: number[][] = [];
  let hash = 0;
  for (let length = 1; length < forms.length; length++) {
    hash = mixed(hash, forms[length - 1] as number);
    for (const first of beginning.get(hash) ?? []) {
      if (places.length === mostPlaces) return places;
      const run = runFrom(first, forms, parts, taken);
      if (run) places.push(run);
    }
  }
  return places;
}

function runFrom(first: number, forms: Int32Array, parts: Blocks, taken: ReadonlySet<number>): number[] | null {
  const run: number[] = [];
  let from = 0;
  for (let at = first; from < forms.length; at++) {
    if (at >= parts.count || !parts.isFree(at) || taken.has(at)) return null;
    const { forms: part } = parts.words(at);
    if (part.length === 0 || part.some((form, nth) => forms[from + nth] !== form)) return null;
    run.push(at);
    from += part.length;
  }
  return run.length > 1 ? run : null;
}

const mixed = (hash: number, form: number): number => (Math.imul(hash, 0x01000193) ^ (form + 1)) | 0;
