/** The steps of a review, done and taken back: one by one as on its page, or a list of them as programs send it. */
import { invalid, isRefusal, type FieldErrors } from "../refusals";
import { reviewWords } from "../words/review";
import { say } from "../words/words";
import { checkedStep } from "./checked-step.server";
import type { Standing } from "./drafts-at-hand.server";
import { givingWay } from "./giving-way";
import { correctedInTurns, withCorrection } from "./review/corrected";
import { correctionKinds, reviewLimits, type Correction } from "./review/correction";
import { sentStep } from "./review/sent-step";
import type { Draft } from "./text";

/** Before any step. */
export const unchanged = (draft: Draft): Standing => ({ version: 0, original: draft, corrections: [], draft });

/** What stands, with one more step. @throws Refusal `invalid` */
export function withStep(now: Standing, step: Correction): Standing {
  if (now.corrections.length >= reviewLimits.corrections)
    throw invalid({ form: say(reviewWords, (w) => w.tooMany(reviewLimits.corrections)) });
  const correction = checkedStep(step, now.draft);
  const draft = withCorrection(now.draft, correction);
  if (!draft) throw invalid({ form: say(reviewWords, (w) => w.cannot) });
  return { ...now, draft, corrections: [...now.corrections, correction] };
}

/** What stands, without the last ones. @throws Refusal `invalid` */
export async function withoutSteps(now: Standing, steps: number): Promise<Standing> {
  if (now.corrections.length < steps) throw invalid({ form: say(reviewWords, (w) => w.nothingToUndo) });
  const corrections = now.corrections.slice(0, -steps);
  return { ...now, corrections, draft: await correctedInTurns(now.original, corrections) };
}

/**
 * What stands, with a list of steps that a program sent, each as the draft stands after the one before: all, or none.
 *
 * @throws Refusal `invalid`, by the place of the step in the list, from 0 (`corrections.3`, `corrections.3.words`)
 */
export async function withSentSteps(now: Standing, sent: unknown): Promise<Standing> {
  const most = reviewLimits.atOnce;
  if (!Array.isArray(sent) || sent.length === 0 || sent.length > most)
    throw invalid({ corrections: say(reviewWords, (w) => w.sendList(most)) });
  const giveWay = givingWay();
  let next = now;
  for (const [at, each] of sent.entries()) {
    const here = `corrections.${at}`;
    const step = sentStep(each, next.draft);
    if (step === "step") throw invalid({ [here]: say(reviewWords, (w) => w.noStep(correctionKinds.join(", "))) });
    if (step === "words") throw invalid({ [here]: say(reviewWords, (w) => w.notOnce) });
    try {
      next = withStep(next, step);
    } catch (error) {
      throw isRefusal(error) ? invalid(atPlace(here, error.more.errors ?? { form: error.detail })) : error;
    }
    // Rewording may take its time, and everybody else would wait.
    await giveWay();
  }
  return next;
}

const atPlace = (here: string, errors: FieldErrors): FieldErrors =>
  Object.fromEntries(
    Object.entries(errors).map(([field, message]) => [field === "form" ? here : `${here}.${field}`, message]),
  );
