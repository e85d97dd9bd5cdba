/** What somebody has written in a step of a review, checked. */
import { checkLine, checkProse } from "../plain-line";
import { invalid } from "../refusals";
import { checkOrigin, originOfDraft } from "./checked-origin";
import { originFields, unknownOrigin } from "./origin";
import { pictureLimits } from "./pictures/picture";
import { placeOf, reviewLimits, type Correction } from "./review/correction";
import type { Draft } from "./text";
import { checkNames } from "./texts.server";

/** What somebody has written in it, as it is kept. @throws Refusal `invalid` (title, byline, and of the origin; words, heading) */
export function checkedStep(step: Correction, draft: Draft): Correction {
  if (step.do === "names") {
    const { origin, errors } = checkOrigin(step, originOfDraft(unknownOrigin));
    const said = originFields.filter((field) => step[field] !== undefined).map((field) => [field, origin[field]]);
    return { ...step, ...checkNames(step, errors), ...Object.fromEntries(said) };
  }
  if (step.do === "reword") {
    const isPicture = placeOf(draft, step.at)?.block.kind === "picture";
    const words = checkProse(
      step.words,
      isPicture ? { min: 0, max: pictureLimits.alt } : { min: 1, max: reviewLimits.words },
    );
    if (words.fault) throw invalid({ words: words.fault });
    return { ...step, words: words.value };
  }
  if (step.do === "retitle") {
    const heading = checkLine(step.heading, { min: 1, max: reviewLimits.heading });
    if (heading.fault) throw invalid({ heading: heading.fault });
    return { ...step, heading: heading.value };
  }
  return step;
}
