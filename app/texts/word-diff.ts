/**
 * What changed between two wordings, by words: Myers, "An O(ND) Difference Algorithm and Its Variations",
 * Algorithmica 1 (1986), the greedy form of section 3. Pure.
 */

export type Piece = { is: "same" | "added" | "left out"; text: string };

/** Edits after which two wordings are shown as one in place of the other: nobody reads a mosaic, and it costs. */
const mostEdits = 600;

/** Joined, `same` and `left out` are `before`; `same` and `added` are `after`. Neighbours of one sort are one piece. */
export function wordDiff(before: string, after: string): Piece[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const middle = edits(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)]);
}

/** A word or a sign at a time, with the white space before it: blanks alone would match anywhere and cut changes to bits. */
const wordsOf = (text: string) => text.match(/\s*[\p{L}\p{M}\p{N}'’]+|\s*[^\p{L}\p{M}\p{N}'’\s]|\s+/gu) ?? [];
const same = (text: string): Piece => ({ is: "same", text });
const added = (text: string): Piece => ({ is: "added", text });
const leftOut = (text: string): Piece => ({ is: "left out", text });

function edits(a: string[], b: string[]): Piece[] {
  const most = Math.min(a.length + b.length, mostEdits);
  // How far along `a` each diagonal has come, one row for each number of edits, to walk back by.
  const rows: Int32Array[] = [];
  const far = new Int32Array(2 * most + 2);
  for (let d = 0; d <= most; d++) {
    rows.push(far.slice());
    for (let k = -d; k <= d; k += 2) {
      let x = isDown(far, k, d, most) ? at(far, k + 1, most) : at(far, k - 1, most) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      far[k + most] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, rows, most);
    }
  }
  return [...a.map(leftOut), ...b.map(added)];
}

const at = (far: Int32Array, k: number, most: number) => far[k + most] ?? 0;
const isDown = (far: Int32Array, k: number, d: number, most: number) =>
  k === -d || (k !== d && at(far, k - 1, most) < at(far, k + 1, most));

function walkBack(a: string[], b: string[], rows: Int32Array[], most: number): Piece[] {
  const pieces: Piece[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = rows.length - 1; d >= 0; d--) {
    const far = rows[d] as Int32Array;
    const down = isDown(far, x - y, d, most);
    const k = down ? x - y + 1 : x - y - 1;
    const fromX = d === 0 ? 0 : at(far, k, most);
    const fromY = d === 0 ? 0 : fromX - k;
    for (; x > fromX && y > fromY && a[x - 1] === b[y - 1]; y--) pieces.push(same(a[--x] as string));
    if (d === 0) break;
    pieces.push(down ? added(b[--y] as string) : leftOut(a[--x] as string));
  }
  return pieces.reverse();
}

function joined(pieces: Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.is === piece.is) last.text += piece.text;
    else all.push({ ...piece });
  }
  return all;
}
