/** One step of looking a draft over, forth or back. */
import type { SignedIn } from "~/accounts/user";
import type { Draft } from "~/texts/text";
import { withoutSteps, withStep } from "~/texts/review-steps.server";
import { changeDraft } from "~/texts/reviews.server";

type Step = Parameters<typeof withStep>[1];

export const correctDraft = (viewer: SignedIn, id: string, version: number, step: Step): Promise<Draft> =>
  changeDraft(viewer, id, version, (now) => withStep(now, step));

export const undoCorrection = (viewer: SignedIn, id: string, version: number): Promise<Draft> =>
  changeDraft(viewer, id, version, (now) => withoutSteps(now, 1));
