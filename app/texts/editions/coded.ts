/** Words as numbers, which are quicker to compare than strings. Pure. */
import type { Word } from "./words";

export type Sequence = readonly Pick<Word, "form" | "opens" | "closes">[];

export type Coded = {
  /** The same number for the same form, from one `coder`. */
  forms: Int32Array;
  /** Of each word, `edge.opens` and `edge.closes`. */
  edges: Uint8Array;
};

export const edge = { opens: 1, closes: 2 } as const;

export type Coder = { (words: Sequence): Coded; readonly forms: readonly string[] };

export function coder(): Coder {
  // Several maps: one of a million words would keep everybody waiting each time it grows.
  const shards: (Map<string, number> | undefined)[] = [];
  const forms: string[] = [];
  const code = (words: Sequence): Coded => {
    const coded = { forms: new Int32Array(words.length), edges: new Uint8Array(words.length) };
    for (let at = 0; at < words.length; at++) {
      const { form, opens, closes } = words[at] as Sequence[number];
      const numbers = (shards[shardOf(form)] ??= new Map<string, number>());
      let number = numbers.get(form);
      if (number === undefined) numbers.set(form, (number = forms.push(form) - 1));
      coded.forms[at] = number;
      coded.edges[at] = (opens ? edge.opens : 0) + (closes ? edge.closes : 0);
    }
    return coded;
  };
  return Object.assign(code, { forms });
}

const shardOf = (form: string): number =>
  (form.length + 5 * form.charCodeAt(form.length >> 1) + 17 * form.charCodeAt(form.length - 1)) & 63;

export const partOf = ({ forms, edges }: Coded, from: number, to: number): Coded => ({
  ...{ forms: forms.subarray(from, to), edges: edges.subarray(from, to) },
});

export function joinedUp(parts: readonly Coded[]): Coded {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const length = parts.reduce((sum, { forms }) => sum + forms.length, 0);
  const all = { forms: new Int32Array(length), edges: new Uint8Array(length) };
  let at = 0;
  for (const { forms, edges } of parts) {
    all.forms.set(forms, at);
    all.edges.set(edges, at);
    at += forms.length;
  }
  return all;
}

let left = new Int32Array(1024);

/** How many words two have in common, whatever their order: no more of them can stand in runs. */
export function commonWords({ forms: a }: Coded, { forms: b }: Coded): number {
  for (const form of a) {
    if (form >= left.length) left = grown(left, form);
    left[form] = (left[form] as number) + 1;
  }
  let common = 0;
  for (const form of b) {
    const count = left[form] ?? 0;
    if (count === 0) continue;
    common += 1;
    left[form] = count - 1;
  }
  for (const form of a) left[form] = 0;
  return common;
}

function grown(counts: Int32Array, form: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * form);
  larger.set(counts);
  return larger;
}
