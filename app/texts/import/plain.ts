/**
 * Plain text to sections and blocks. Nothing in a text file says what a line is, so these are rules of thumb, in an
 * order that was tried on real articles (`docs/decisions/010-import.md`). Whatever they take a line for, no word is
 * lost, doubled or moved.
 */
import { importWords } from "../../words/import";
import { say, type Language } from "../../words/words";
import { tooLarge } from "../../refusals";
import { unknownOrigin } from "../origin";
import { textLimits, type Draft } from "../text";
import { blocksOf } from "./pieces";
import { settled, type Piece } from "./context";
import { cleaned, groupsOf, joiner, passagesOf, tidy, typingOf, type Typing } from "./lines";
import { asLine, runsOf } from "./lists";
import { headingOf, isBreak, isCaption, noteOf } from "./shapes";

/**
 * @param language of the warnings.
 * @throws Refusal `too-large` past the limits of lines, blocks and sections.
 */
export function readPlain(source: string, language: Language = "en"): Draft {
  const text = cleaned(source);
  const groups: string[][] = [];
  let lines = 0;
  for (const group of groupsOf(text)) {
    groups.push(group);
    requireFewer(groups.length);
    lines += group.length;
    if (lines > mostLines) throw tooLarge(say(importWords, (w) => w.tooManyPlainLines(mostLines)));
  }
  const typing = typingOf(groups);
  const join = joiner(text);
  const pieces: Piece[] = [];
  for (const group of groups) {
    piecesOf(group, typing, join, pieces);
    requireFewer(pieces.length);
  }
  const { pieces: found, warnings } = settled(pieces);
  return {
    format: "plain",
    title: null,
    byline: null,
    language: null,
    ...unknownOrigin,
    sections: blocksOf(found),
    warnings: warnings.map((warning) => say(importWords, (w) => warning(w.warning))(language)),
  };
}

/** The longest text there may be, at thirteen characters a line: what has more is no text, and takes seconds. */
const mostLines = 400_000;

/** Headings become sections later; both together bound the work here. */
function requireFewer(count: number) {
  if (count > textLimits.blocks + textLimits.sections) {
    throw tooLarge(say(importWords, (w) => w.tooManyBlocks(textLimits.blocks)));
  }
}

type Join = (lines: string[]) => string;

function piecesOf(group: string[], typing: Typing, join: Join, pieces: Piece[]) {
  // As mail quotes what it answers.
  if (group.every((line) => quoted.test(line)))
    return void pieces.push({ kind: "quote", text: join(group.map((line) => line.replace(quoted, ""))) });
  for (const run of runsOf(group)) {
    if (run.kind === "list") {
      const [only] = run.items;
      if (run.loose && only) pieces.push(looseItem(only, group[0]!.trimStart().charAt(0)));
      else pieces.push({ kind: "list", items: run.items });
    } else for (const part of partsOf(run.lines)) linesToPieces(part, typing, join, pieces);
  }
}

const quoted = /^\s{0,3}(?:>\s?){1,8}(?=\S)/;

/** A thesis with its number, or a line of speech: a paragraph unless its neighbours make it a list. */
function looseItem(item: Parameters<typeof asLine>[0], sign: string): Piece {
  const line = asLine(item, sign);
  const heading = item.number === null ? null : headingOf(line);
  return heading ? { kind: "heading", text: line, heading, item } : { kind: "paragraph", text: line, item };
}

/** Divides at breaks, and before each `[n]` of a list of notes. An underline makes the one line above it a heading. */
function partsOf(lines: string[]): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    const note = line.startsWith("[") && noteOf(line);
    if (isBreak(line)) parts.push([]);
    else if (note && parts.at(-1)!.length) parts.push([line]);
    else parts.at(-1)!.push(line);
  }
  return parts.filter((part) => part.length);
}

function linesToPieces(lines: string[], typing: Typing, join: Join, pieces: Piece[]) {
  const first = tidy(lines[0]!);
  if (lines.length > 1 && noteOf(first)) return void pieces.push(single(join(lines)));
  // A heading that stands right on its paragraph: short, and not because the line was full.
  if (
    lines.length > 2 &&
    typing.width >= 55 &&
    first.length < typing.width * 0.6 &&
    headingOf(first) &&
    !isVersed(lines, typing)
  ) {
    pieces.push(single(first));
    lines = lines.slice(1);
  }
  for (const passage of passagesOf(lines, typing)) {
    if (passage.kind === "verse") pieces.push({ kind: "verse", lines: passage.lines.map(tidy) });
    else
      pieces.push(
        passage.lines.length === 1 ? single(tidy(passage.lines[0]!)) : { kind: "paragraph", text: join(passage.lines) },
      );
  }
}

const isVersed = (lines: string[], typing: Typing) => passagesOf(lines, typing)[0]?.kind === "verse";

/** Captions are asked for before headings, which would take them. */
function single(line: string): Piece {
  const note = noteOf(line);
  if (note) return { kind: "footnote", text: note.rest, label: note.label };
  if (isCaption(line)) return { kind: "caption", text: line };
  const heading = headingOf(line);
  return heading ? { kind: "heading", text: line, heading } : { kind: "paragraph", text: line };
}
