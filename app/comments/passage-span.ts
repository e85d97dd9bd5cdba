/** From the words of a passage to its units: parts of words and the signs at its ends come along. Pure. */
import type { Mapped, Words } from "./mapped";
import { plainUnit, type Span } from "./quote";
import type { Placed, Strand } from "./strand";

/** @param span of the passage in the old text; @param text of the new block */
export function spanOf(
  from: readonly Placed[],
  passage: Words,
  span: Span,
  oldText: string,
  to: readonly Placed[],
  there: Mapped,
  text: string,
): Span {
  const [oldFirst, oldLast] = [from[passage.from], from[passage.to - 1]];
  const [first, last] = [to[there.words.from], to[there.words.to - 1]];
  if (!oldFirst || !oldLast || !first || !last) return { start: 0, end: 0 };
  const start = there.hasFirst ? startAt(span.start, oldFirst, oldText, first, text) : first.start;
  const end = there.hasLast ? endAt(span.end, oldLast, oldText, last, text) : last.end;
  return start < end ? { start, end } : { start: first.start, end: last.end };
}

function startAt(start: number, old: Placed, oldText: string, word: Placed, text: string): number {
  if (start >= old.start)
    return old.form === word.form ? Math.min(word.end, word.start + start - old.start) : word.start;
  return alike(oldText, old.start - 1, start - 1, text, word.start - 1, -1) + 1;
}

function endAt(end: number, old: Placed, oldText: string, word: Placed, text: string): number {
  if (end <= old.end) return old.form === word.form ? Math.max(word.start, word.end - (old.end - end)) : word.end;
  return alike(oldText, old.end, end, text, word.end, 1);
}

/** How far the signs in `b` from `atB` are those in `a` from `atA` up to `toA` (not included); blanks are as good as one. */
function alike(a: string, atA: number, toA: number, b: string, atB: number, step: 1 | -1): number {
  let [i, j] = [atA, atB];
  while (i !== toA && j >= 0 && j < b.length) {
    const unit = plainUnit(a.charAt(i));
    if (unit !== plainUnit(b.charAt(j))) break;
    const pass = (text: string, at: number, to: number) => {
      let next = at + step;
      while (unit === " " && next !== to && plainUnit(text.charAt(next)) === " ") next += step;
      return next;
    };
    [i, j] = [pass(a, i, toA), pass(b, j, step < 0 ? -1 : b.length)];
  }
  return j;
}

/**
 * A passage without words, a dash perhaps: only beside the same word as before, or at the same end of a block. The score
 * is 1 or it is not found.
 */
export function spanBetween(
  { from, to, same }: Strand,
  block: string,
  span: Span,
  oldText: string,
  next: { text(id: string): string | undefined },
): { block: string; span: Span; score: number } | null {
  const own = (at: number) => (from[at]?.block === block ? from[at] : undefined);
  const newOf = (at: number) => to[same[at] ?? -1];
  const beforeAt = from.findLastIndex((word) => word.block === block && word.end <= span.start);
  const afterAt = from.findIndex((word) => word.block === block && word.start >= span.end);
  const [before, after] = [newOf(beforeAt), newOf(afterAt)];
  if ((beforeAt >= 0 && !before) || (afterAt >= 0 && !after)) return null;
  const starts = [
    { id: before?.block ?? block, start: span.start + (before ? before.end - (own(beforeAt)?.end ?? 0) : 0) },
    { id: after?.block ?? block, start: span.start + (after ? after.start - (own(afterAt)?.start ?? 0) : 0) },
  ];
  const sought = plain(oldText.slice(span.start, span.end));
  for (const { id, start } of starts) {
    const text = next.text(id) ?? "";
    const end = start + sought.length;
    if (start >= 0 && plain(text.slice(start, end)) === sought) return { block: id, span: { start, end }, score: 1 };
  }
  return null;
}

/** Unit by unit, so that offsets stay. */
const plain = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => plainUnit(text.charAt(at))).join("");
