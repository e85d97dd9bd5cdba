/** Names and paragraph numbers inside what members write: `@Ada Lovelace`, `¶39`. */

export type Found =
  | { is: "text"; text: string }
  | { is: "name"; id: string; name: string }
  | { is: "paragraph"; number: number; text: string };

export type Lookup = {
  numbers: (n: number) => string | null;
  /** Of the text: whose numbers those are; 1 where there is none. */
  edition?: number;
  people: (name: string) => { id: string; name: string } | null;
};

/** Words of a name, longest first; a name of more words than this cannot be mentioned. */
const wordsInName = 3;
/** UTF-16 units: 40 characters at two each (`userLimits.name.max`). */
const longestName = 80;

/**
 * Every spelling that `renderComment` may ask `people` about for this body, so that the caller can look them all up in
 * one query beforehand. A superset: also of `@` in code and links. At most `limit` of them, in order of appearance.
 */
export function namesIn(body: string, limit = 1_000): string[] {
  const names = new Set<string>();
  for (let at = body.indexOf("@"); at >= 0 && names.size < limit; at = body.indexOf("@", at + 1))
    for (const name of candidates(body, at + 1)) names.add(name);
  return [...names].slice(0, limit);
}

/**
 * Splits plain text (no code, no links) into names, paragraph numbers and what lies between. `before` is what stands in
 * front of it, which tells `a@b.org` from `@b`.
 */
export function splitText(text: string, before: string, lookup: Lookup): Found[] | null {
  if (!text.includes("@") && !text.includes("¶")) return null;
  const found: Found[] = [];
  let done = 0;
  const take = (from: number, to: number, piece: Found) => {
    if (from > done) found.push({ is: "text", text: text.slice(done, from) });
    found.push(piece);
    done = sign.lastIndex = to;
  };
  const sign = /[@¶]/g;
  for (let hit = sign.exec(text); hit; hit = sign.exec(text)) {
    const at = hit.index;
    if (hit[0] === "¶") {
      const number = numberAt(text, at + 1);
      if (number && lookup.numbers(number.value) !== null)
        take(at, number.end, { is: "paragraph", number: number.value, text: text.slice(at, number.end) });
      continue;
    }
    if (isInsideWord(at === 0 ? before : text.slice(Math.max(0, at - 2), at))) continue;
    for (const name of candidates(text, at + 1)) {
      const end = at + 1 + name.length;
      // Two @ make an address on another server.
      const person = text[end] === "@" ? null : lookup.people(name);
      if (!person) continue;
      take(at, end, { is: "name", ...person });
      break;
    }
  }
  if (found.length === 0) return null;
  if (done < text.length) found.push({ is: "text", text: text.slice(done) });
  return found;
}

/** Is what stands before the `@` part of an e-mail address, a handle or a path? */
const isInsideWord = (before: string) => /[\p{L}\p{N}\p{M}_@/]$/u.test(before);

function numberAt(text: string, start: number): { value: number; end: number } | null {
  const digits = /[ \u00a0\u202f]?([1-9]\d{0,5})(?!\d)/y;
  digits.lastIndex = start;
  const match = digits.exec(text);
  return match ? { value: Number(match[1]), end: digits.lastIndex } : null;
}

/** Readings of the name that starts here, longest first: three words, two, one; each also without closing punctuation. */
function candidates(text: string, start: number): string[] {
  const ends: number[] = [];
  const word = /[^\s\p{Cc}@,;:!?()[\]{}<>"“”„«»…/\\|*`~&¶]+/uy;
  for (let at = start; ends.length < wordsInName; at += 1) {
    word.lastIndex = at;
    if (!word.test(text)) break;
    at = word.lastIndex;
    if (at - start > longestName) break;
    ends.push(at);
    if (text[at] !== " " && text[at] !== "\u00a0") break;
  }
  const names: string[] = [];
  for (const end of ends.reverse()) names.push(...endings(text.slice(start, end).replaceAll("\u00a0", " ")));
  return names;
}

/** "Ann's." is read as "Ann's.", "Ann's" and "Ann". The last underscores may close an emphasis. */
function endings(name: string): string[] {
  const readings: string[] = [];
  for (let end = name.length, cut = 0; end >= 2 && cut <= 8; end -= 1, cut += 1) {
    const reading = name.slice(0, end);
    if (reading.endsWith(" ")) break;
    readings.push(reading);
    if (/.['’]s$/u.test(reading)) readings.push(reading.slice(0, -2));
    if (!/[.'’_-]$/.test(reading)) break;
  }
  return readings.filter((reading) => reading.length >= 2);
}
