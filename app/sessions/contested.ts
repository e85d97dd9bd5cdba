/**
 * Where people argued or did not understand: places of a text in order of how much speaks for talking about them. Whatever
 * speaks for a place is evidence; a further source (marks in the margin, say) is one more list of it. Pure.
 */
import type { TalkedAbout } from "../comments/talked-about.server";

export type Reason =
  | { what: "comments"; count: number; people: number }
  | { what: "answered"; count: number }
  | { what: "questions"; count: number };

export type Evidence = { textId: string; block: string; weight: number; reasons: Reason[] };

/** Several people count for more than many words of one; an open question for more than both. */
const weights = { comment: 1, person: 2, answered: 2, question: 4 };
/** One comment is no argument; one open question is. */
const least = 4;

export function evidenceOfTalk({ textId, block, comments, people, answered, questions }: TalkedAbout): Evidence {
  return {
    ...{ textId, block },
    weight:
      weights.comment * comments +
      weights.person * Math.max(0, people - 1) +
      weights.answered * Math.max(0, answered - 1) +
      weights.question * questions,
    reasons: [
      { what: "comments", count: comments, people },
      ...(answered > 1 ? [{ what: "answered", count: answered } as const] : []),
      ...(questions > 0 ? [{ what: "questions", count: questions } as const] : []),
    ],
  };
}

/** The weightiest first, with all that speaks for each. */
export function ranked(sources: Evidence[][], most: number): Evidence[] {
  const found = new Map<string, Evidence>();
  for (const { textId, block, weight, reasons } of sources.flat()) {
    const key = `${textId} ${block}`;
    const had = found.get(key) ?? { textId, block, weight: 0, reasons: [] };
    found.set(key, { textId, block, weight: had.weight + weight, reasons: [...had.reasons, ...reasons] });
  }
  return [...found.values()]
    .filter(({ weight }) => weight >= least)
    .sort((a, b) => b.weight - a.weight || (`${a.textId} ${a.block}` < `${b.textId} ${b.block}` ? -1 : 1))
    .slice(0, most);
}
