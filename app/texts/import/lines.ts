/** Lines of plain text: cleaning them, and telling lines that were wrapped from lines that were meant. */

/** One form for all line ends and blanks (tabs aside), and nothing that databases or JSON choke on. */
export function cleaned(source: string): string {
  return (
    source
      .replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, "\n")
      .replace(/\u00A0/g, " ")
      // eslint-disable-next-line no-control-regex
      .replace(/[\0-\x08\x0E-\x1F\x7F\u200B\uFEFF\u00AD]/g, "")
      .replace(/\p{Surrogate}/gu, "\uFFFD")
  );
}

/** As a browser shows it: a selection there must find its words here. */
export const tidy = (line: string) => line.trim().replace(/ {2,}/g, " ");

/** Runs of lines between blank ones; ends trimmed, indents kept. */
export function* groupsOf(text: string): Generator<string[]> {
  let group: string[] = [];
  let start = 0;
  while (start <= text.length) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    const line = text.slice(start, end).replaceAll("\t", "    ").trimEnd();
    if (line !== "") group.push(line);
    else if (group.length) {
      yield group;
      group = [];
    }
    start = end + 1;
  }
  if (group.length) yield group;
}

/** How a document as a whole was typed: the width it was wrapped at, and whether its lines begin like verse. */
export type Typing = { width: number; versed: boolean };

export function typingOf(groups: string[][]): Typing {
  const counts = new Uint32Array(141);
  let lines = 0;
  let capitals = 0;
  let afterFirst = 0;
  for (const group of groups) {
    for (let i = 0; i < group.length - 1 && lines < 100_000; i++) {
      const length = group[i]!.length;
      if (length > 140) continue;
      counts[length]!++;
      lines++;
      afterFirst++;
      if (startsHigh(group[i + 1]!)) capitals++;
    }
  }
  let width = 0;
  for (let left = Math.ceil(lines / 10), length = 140; length > 0 && width === 0; length--) {
    left -= counts[length]!;
    if (left <= 0) width = length;
  }
  return { width, versed: afterFirst >= 6 && capitals / afterFirst >= 0.9 };
}

export type Passage = { kind: "paragraph" | "verse"; lines: string[] };

/**
 * What a run of unmarked lines is: one wrapped paragraph, several (indented first lines; or long lines, each its own),
 * or verse, whose lines stay.
 */
export function passagesOf(lines: string[], typing: Typing): Passage[] {
  const [first, second] = lines;
  if (first === undefined || second === undefined) return [{ kind: "paragraph", lines }];
  let longest = 0;
  for (const line of lines) longest = Math.max(longest, line.length);
  if (longest <= 75 && isVerse(lines, typing, longest)) return [{ kind: "verse", lines }];
  const wrapped = isWrapped(lines, typing, longest);
  if (wrapped || longest <= 100) {
    return (wrapped ? byIndent(lines) : [lines]).map((part) => ({ kind: "paragraph", lines: part }));
  }
  return lines.map((line) => ({ kind: "paragraph", lines: [line] }));
}

function isVerse(lines: string[], typing: Typing, longest: number): boolean {
  const all = lines.every(startsHigh);
  if (all && (lines.length >= 4 || typing.versed)) return true;
  return !isWrapped(lines, typing, longest);
}

/** Whoever wraps breaks a line only where the next word no longer fits. */
function isWrapped(lines: string[], typing: Typing, longest: number): boolean {
  const share = (width: number) => {
    let full = 0;
    for (let i = 0; i < lines.length - 1; i++) {
      const next = lines[i + 1]!.trimStart();
      const word = next.indexOf(" ");
      if (lines[i]!.length + 1 + (word < 0 ? next.length : word) > width - 8) full++;
    }
    return full / (lines.length - 1);
  };
  if (longest > 140) return false;
  if (typing.width >= 55 && share(typing.width) >= 0.6) return true;
  if (longest < 30 || share(longest) < 0.8) return false;
  let low = 0;
  for (let i = 1; i < lines.length; i++) if (/^\s*\p{Ll}/u.test(lines[i]!)) low++;
  return low / (lines.length - 1) >= 0.4;
}

/** Old typing has no blank line between paragraphs but an indent at the start of each. */
function byIndent(lines: string[]): string[][] {
  const indents = lines.map((line) => line.search(/\S/));
  let flush = Infinity;
  for (const indent of indents) flush = Math.min(flush, indent);
  const starts = indents.map((indent) => indent - flush >= 2 && indent - flush <= 8);
  if (starts.filter(Boolean).length > lines.length * 0.5) return [lines];
  const parts: string[][] = [];
  lines.forEach((line, i) => (i === 0 || starts[i] ? parts.push([line]) : parts.at(-1)!.push(line)));
  return parts;
}

const startsHigh = (line: string) => /^\s*["'“‘«(—–-]?\s?[\p{Lu}\p{Lt}]/u.test(line);

/**
 * Joins wrapped lines. A hyphen at a line end goes, unless the text has the word with its hyphen elsewhere.
 *
 * @param text the whole text, looked into only when there is a hyphen to undo.
 */
export function joiner(text: string): (lines: string[]) => string {
  let hyphened: Set<string> | null = null;
  return (lines) => {
    if (lines.length === 1) return tidy(lines[0]!);
    const parts: string[] = [];
    for (const raw of lines) {
      const line = tidy(raw);
      const before = parts.at(-1);
      const broken = before === undefined ? null : /\p{L}{1,40}[-\u2010]$/u.exec(before.slice(-41));
      if (before === undefined || !broken || !/^\p{Ll}/u.test(line)) {
        parts.push(parts.length ? ` ${line}` : line);
        continue;
      }
      hyphened ??= new Set(text.toLowerCase().match(/\p{L}{1,40}-\p{L}{1,40}/gu));
      const word = broken[0] + /^\p{L}{1,40}/u.exec(line)![0];
      parts[parts.length - 1] = hyphened.has(word.toLowerCase()) ? before : before.slice(0, -1);
      parts.push(line);
    }
    return parts.join("");
  };
}
