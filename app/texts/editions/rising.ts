/**
 * The longest rising run of a list, for what kept its order while something else moved: patience sorting, as in
 * M. L. Fredman, "On computing the length of longest increasing subsequences", Discrete Mathematics 11 (1975). Pure.
 */

/** Indices of a longest strictly rising subsequence, rising themselves. O(n log n). */
export function longestRising(values: readonly number[]): number[] {
  // For each length the index of the smallest value that ends a run of it; and before each value the one it follows.
  const ends: number[] = [];
  const before = new Int32Array(values.length);
  values.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const run: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) run.push(index);
  return run.reverse();
}
