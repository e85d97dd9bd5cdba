/** A correction as a program writes it, in JSON: the same steps as the page's, with words where a person would point. */
import { originFields } from "../origin";
import type { Draft } from "../text";
import { correctionIn, isCorrectionKind, placeOf, withUnder, type Correction } from "./correction";
import { saidBy } from "./inline";

/** `step`: it is none; `words`: the paragraph does not say them, or more than once. */
export type StepFault = "step" | "words";

/**
 * @param sent `{do, …}` as `Correction`, and: `before` of a `split` may be the words that the new paragraph begins with;
 *   `under` of a `leave-out` takes along what stands under its sections; of `names` what is left out stays, and null empties
 * @param draft as it stands before the step
 */
export function sentStep(sent: unknown, draft: Draft): Correction | StepFault {
  if (typeof sent !== "object" || sent === null) return "step";
  const { do: kind, ...step } = sent as Record<string, unknown>;
  if (typeof kind !== "string" || !isCorrectionKind(kind)) return "step";
  // Of a picture, no words are words too: they are not meant by whoever forgot them.
  if (kind === "reword" && typeof step["words"] !== "string") return "step";
  if (kind === "names" && named.some((name) => !isSaid(step[name]))) return "step";
  const said = kind === "names" ? { title: draft.title ?? "", byline: draft.byline ?? "", ...step } : step;
  const before = kind === "split" && typeof step["before"] === "string" ? beginning(draft, step) : step["before"];
  if (before === null) return "words";
  // A form names each section that is ticked; JSON has a list.
  const asForm = { ...said, before, ...(kind === "leave-out" ? { section: step["sections"] } : {}) };
  const correction = correctionIn(kind, (name) => valuesOf(asForm, name));
  if (correction === null) return "step";
  if (correction.do !== "leave-out" || step["under"] !== true) return correction;
  const { sections } = correction;
  return { ...correction, sections: [...new Set(sections.flatMap((each) => withUnder(draft.sections, each)))] };
}

const named = ["title", "byline", ...originFields];
/** A number or a list where words belong is a mistake, and empties nothing. */
const isSaid = (value: unknown) => value === undefined || value === null || typeof value === "string";

const numbers = new Set(["at", "section", "before", "level"]);

/** Numbers where there must be such, else words. */
function valuesOf(step: Record<string, unknown>, name: string): string[] {
  const value = step[name];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((each: unknown) => {
    if (numbers.has(name)) return Number.isSafeInteger(each) ? String(each) : "";
    return typeof each === "string" ? each : "";
  });
}

/** Where the words begin in what the paragraph says; null where it does not say them, or more than once. */
function beginning(draft: Draft, { at, before }: Record<string, unknown>): number | null {
  const block = Number.isSafeInteger(at) ? placeOf(draft, at as number)?.block : undefined;
  const words = String(before);
  if (!block || words.trim() === "") return null;
  const said = saidBy(block.html);
  const first = said.indexOf(words);
  return first < 0 || said.includes(words, first + 1) ? null : first;
}
