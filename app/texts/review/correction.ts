/** What a host changes of a draft before it is published: a list of small steps, each of which can be taken back. */
import { originFields, type Origin } from "../origin";
import { textLimits, type Draft, type DraftBlock, type DraftSection } from "../text";

/**
 * `at`: place of a block, counted through the whole draft from 0. `section`: place of a section, from 0. Both as the draft
 * stands before the step.
 */
export type Correction =
  /** The block joins the one before it in its section. */
  | { do: "join"; at: number }
  /** A new paragraph begins at this character of what the paragraph says (`saidBy`). */
  | { do: "split"; at: number; before: number }
  /** The paragraph becomes a heading; what follows it in its section stands under it. */
  | { do: "heading"; at: number }
  /** The heading becomes a paragraph; what stands under it joins the section before. */
  | { do: "paragraph"; section: number }
  | { do: "level"; section: number; level: number }
  /** The block is left out. */
  | { do: "drop"; at: number }
  /** Whole sections are left out, headings and all. */
  | { do: "leave-out"; sections: number[] }
  /** What the block says is this from now on. */
  | { do: "reword"; at: number; words: string }
  /** The heading reads so from now on. */
  | { do: "retitle"; section: number; heading: string }
  /** Of what is left out, what stood there stays. */
  | ({ do: "names"; title: string; byline: string } & Partial<Origin>);

export const correctionKinds = [
  "join",
  "split",
  "heading",
  "paragraph",
  "level",
  "drop",
  "leave-out",
  "reword",
  "retitle",
  "names",
] as const;
export type CorrectionKind = Correction["do"];
/** As it is named to whoever may take it back: a picture that is reworded is described. */
export type LastKind = CorrectionKind | "describe";

export const reviewLimits = {
  /** Steps a draft may carry; each is done again whenever it is read anew. */
  corrections: 2000,
  /** Steps that a program may send at once. */
  atOnce: 500,
  /** Characters of a paragraph that may become a heading. */
  heading: 300,
  /** Characters of a block that is reworded. */
  words: 20_000,
  level: { min: 1, max: 6 },
  /** Days that a draft waits. */
  days: 7,
  /** Drafts that may wait for one person. */
  waiting: 20,
} as const;

export const isCorrectionKind = (kind: string): kind is CorrectionKind =>
  (correctionKinds as readonly string[]).includes(kind);

/** The step that a form asks for, or null where it names no place. Whether there is such a place is asked when it is done. */
export function correctionIn(kind: CorrectionKind, sent: (name: string) => string[]): Correction | null {
  const number = (name: string) => wholeNumber(sent(name)[0]);
  const [at, section] = [number("at"), number("section")];
  switch (kind) {
    case "join":
    case "heading":
    case "drop":
      return at === null ? null : { do: kind, at };
    case "split": {
      const before = number("before");
      return at === null || before === null ? null : { do: kind, at, before };
    }
    case "paragraph":
      return section === null ? null : { do: kind, section };
    case "level": {
      const level = number("level");
      return section === null || level === null ? null : { do: kind, section, level };
    }
    case "leave-out": {
      const sections = [...new Set(sent("section").map(wholeNumber))];
      const isFine = sections.length > 0 && sections.length <= textLimits.sections;
      return isFine && sections.every((each) => each !== null) ? { do: kind, sections } : null;
    }
    case "reword":
      return at === null ? null : { do: kind, at, words: (sent("words")[0] ?? "").replace(/\r\n?/g, "\n") };
    case "retitle":
      return section === null ? null : { do: kind, section, heading: sent("heading")[0] ?? "" };
    case "names":
      return {
        ...{ do: kind, title: sent("title")[0] ?? "", byline: sent("byline")[0] ?? "" },
        ...Object.fromEntries(
          originFields.flatMap((field) =>
            sent(field)
              .slice(0, 1)
              .map((said) => [field, said]),
          ),
        ),
      };
  }
}

const wholeNumber = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,8}$/.test(value) ? Number(value) : null;

/** Where a block stands. */
export type Place = { section: number; within: number; block: DraftBlock };

/** The block at a place counted through the draft; null where there is none. */
export function placeOf({ sections }: Pick<Draft, "sections">, at: number): Place | null {
  let left = at;
  for (const [section, { blocks }] of sections.entries()) {
    const block = blocks[left];
    if (left >= 0 && block) return { section, within: left, block };
    left -= blocks.length;
  }
  return null;
}

/** The section and all that stand under it: those that follow with a deeper level. */
export function withUnder(sections: readonly Pick<DraftSection, "level" | "heading">[], section: number): number[] {
  const first = sections[section];
  if (!first) return [];
  const under = [section];
  for (let at = section + 1; first.heading !== null && (sections[at]?.level ?? 0) > first.level; at++) under.push(at);
  return under;
}
